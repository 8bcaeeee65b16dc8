using System.Linq;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>A member of a made-up organization: who it truly is, and what the server shows of it.</summary>
internal sealed class MadeUpAccount(string id, string role, params string[] addresses)
{
    public string Id { get; } = id;

    public string Role { get; set; } = role;

    /// <summary>All addresses of the account; the first is shown first.</summary>
    public string[] Addresses { get; } = addresses;

    /// <summary>What is shown of the addresses: all, a part, or nothing.</summary>
    public Shows Shows { get; init; } = Shows.Whole;

    public OrganizationMember AsShown(MadeUpOrganization organization, bool isSelf) =>
        new()
        {
            OrganizationId = organization.Id,
            OrganizationName = organization.Name,
            UserId = Id,
            Slug = "slug-" + Id,
            Name = NameOf(Id),
            Role = Role,
            Email = Shown(Addresses[0], isSelf ? Shows.Part : Shows),
            OtherEmails = Shows == Shows.Whole ? [.. Addresses.Skip(1)] : [],
        };

    public static string NameOf(string id) => "Name of " + id;

    private static string? Shown(string address, Shows shows)
    {
        string local = address.Split('@')[0];
        return shows switch
        {
            Shows.Whole => address,
            Shows.Part => local.Substring(0, System.Math.Min(2, local.Length)) + "***@" + address.Split('@')[1],
            _ => null,
        };
    }
}

/// <summary>What a server shows of an address.</summary>
internal enum Shows
{
    Whole,
    Part,
    Nothing,
}
