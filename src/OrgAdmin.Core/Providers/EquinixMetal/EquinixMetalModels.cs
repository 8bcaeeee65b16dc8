using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Providers.EquinixMetal;

/// <summary>Makes models of Equinix Metal's answers, for one connection.</summary>
internal sealed class EquinixMetalModels(string connection)
{
    // Strongest first. The API gives a person several roles; scripts that compare one see the strongest.
    private static readonly string[] RolesByStrength = ["owner", "admin", "billing", "collaborator", "limited_collaborator"];

    public Organization Organization(MetalOrganization wire)
    {
        Dictionary<string, object?> rest = wire.Rest ?? [];
        // Links are kept as ids; whatever was asked for in full is kept in full besides.
        if (wire.Projects is not null && !MetalHref.AreLinks(wire.Projects))
            rest["projects"] = wire.Projects;
        if (wire.Members is not null)
            rest["members"] = wire.Members;
        Keep(rest, "address", wire.Address?.Rest);
        Keep(rest, "billing_address", wire.BillingAddress?.Rest);
        if (wire.Customdata is not null and not Dictionary<string, object?>)
            rest["customdata"] = wire.Customdata;
        return new EquinixMetalOrganization
        {
            Service = OrgProvider.EquinixMetal,
            Connection = connection,
            Id = wire.Id ?? MetalHref.IdOf(wire.Href) ?? "",
            Name = wire.Name ?? "",
            Description = wire.Description,
            Website = wire.Website,
            Twitter = wire.Twitter,
            Logo = wire.Logo,
            CreatedAt = wire.CreatedAt,
            UpdatedAt = wire.UpdatedAt,
            Href = wire.Href,
            Projects = MetalHref.IdsOf(wire.Projects),
            MemberCount = (wire.Members as List<object?>)?.Count,
            Address = Address(wire.Address),
            BillingAddress = Address(wire.BillingAddress),
            Extras = wire.Customdata as Dictionary<string, object?>,
            AdditionalProperties = rest,
        };
    }

    public OrganizationMember Member(MetalMember wire, string organizationId)
    {
        Dictionary<string, object?> rest = wire.Rest ?? [];
        MetalUser user = wire.User ?? new MetalUser();
        Keep(rest, "user", user.Rest);
        return new OrganizationMember
        {
            Service = OrgProvider.EquinixMetal,
            Connection = connection,
            OrganizationId = organizationId,
            UserId = IdOf(user),
            MembershipId = wire.Id,
            Name = NameOf(user),
            FirstName = user.FirstName,
            LastName = user.LastName,
            Email = user.Email,
            OtherEmails = OtherEmailsOf(user),
            Role = Strongest(wire.Roles) ?? "",
            Roles = wire.Roles,
            Since = wire.CreatedAt,
            AdditionalProperties = rest,
        };
    }

    public OrgUserInfo User(MetalUser wire)
    {
        Dictionary<string, object?> rest = wire.Rest ?? [];
        if (wire.Href is not null)
            rest["href"] = wire.Href;
        if (wire.ShortId is not null)
            rest["short_id"] = wire.ShortId;
        return new OrgUserInfo
        {
            Service = OrgProvider.EquinixMetal,
            Connection = connection,
            Id = IdOf(wire),
            // There is no login name; people log in with their address.
            UserName = wire.Email ?? wire.ShortId ?? IdOf(wire),
            Name = NameOf(wire),
            FirstName = wire.FirstName,
            LastName = wire.LastName,
            Email = wire.Email,
            Language = wire.Language,
            Phone = wire.PhoneNumber,
            CreatedAt = wire.CreatedAt,
            AdditionalProperties = rest,
        };
    }

    public MembershipRequest Pending(MetalPendingInvitation wire, string organizationId)
    {
        Dictionary<string, object?> rest = wire.Rest ?? [];
        if (wire.Roles is { Count: > 1 })
            rest["roles"] = wire.Roles;
        return new MembershipRequest
        {
            Service = OrgProvider.EquinixMetal,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            Email = wire.Invitee,
            Kind = "invitation",
            Status = "pending",
            Role = Strongest(wire.Roles),
            CreatedAt = wire.CreatedAt,
            AdditionalProperties = rest,
        };
    }

    public MemberInviteResult Invited(MetalInvitation wire, string organizationId, MemberInvitation invitation)
    {
        Dictionary<string, object?> rest = wire.Rest ?? [];
        if (wire.Roles is { Count: > 1 })
            rest["roles"] = wire.Roles;
        return new MemberInviteResult
        {
            Service = OrgProvider.EquinixMetal,
            Connection = connection,
            OrganizationId = organizationId,
            Id = wire.Id,
            Email = wire.Invitee ?? invitation.Email,
            Role = Strongest(wire.Roles) ?? invitation.Role,
            Outcome = InviteOutcome.Invited,
            AdditionalProperties = rest,
        };
    }

    public MemberInviteResult NotNeeded(
        string organizationId,
        MemberInvitation invitation,
        string outcome,
        MembershipRequest? pending = null,
        string? userId = null
    ) =>
        new()
        {
            Service = OrgProvider.EquinixMetal,
            Connection = connection,
            OrganizationId = organizationId,
            Id = pending?.Id,
            Email = invitation.Email,
            UserId = userId,
            Role = pending?.Role ?? invitation.Role,
            Outcome = outcome,
        };

    private static PostalAddress? Address(MetalAddress? wire)
    {
        if (wire is null)
            return null;
        var address = new PostalAddress
        {
            StreetAddress = wire.Address,
            StreetAddress2 = wire.Address2,
            PostalCode = wire.ZipCode,
            City = wire.City,
            State = wire.State,
            Country = wire.Country,
        };
        // An address that was not asked for is only a link.
        return address.ToString().Length == 0 ? null : address;
    }

    private static string? Strongest(IReadOnlyList<string>? roles) =>
        RolesByStrength.FirstOrDefault(role => roles?.Contains(role) == true) ?? roles?.FirstOrDefault();

    private static string IdOf(MetalUser user) => user.Id ?? MetalHref.IdOf(user.Href) ?? "";

    private static string NameOf(MetalUser user)
    {
        string full = user.FullName ?? $"{user.FirstName} {user.LastName}".Trim();
        return full.Length > 0 ? full : user.Email ?? "";
    }

    // emails[] has every address of the account, the first one as well; where they are only links, it says nothing.
    private static IReadOnlyList<string> OtherEmailsOf(MetalUser user) =>
        user.Rest is { } rest && rest.TryGetValue("emails", out object? emails) && emails is List<object?> list
            ?
            [
                .. list.Select(item =>
                        item as string
                        ?? (
                            (item as Dictionary<string, object?>)?.TryGetValue("address", out object? address) == true
                                ? address as string
                                : null
                        )
                    )
                    .OfType<string>()
                    .Where(address => !string.Equals(address, user.Email, StringComparison.OrdinalIgnoreCase)),
            ]
            : [];

    private static void Keep(Dictionary<string, object?> rest, string name, Dictionary<string, object?>? unnamed)
    {
        if (unnamed is { Count: > 0 })
            rest[name] = unnamed;
    }
}
