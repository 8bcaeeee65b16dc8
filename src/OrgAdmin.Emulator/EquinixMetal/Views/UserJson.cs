using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>People, as Equinix Metal shows them.</summary>
internal static class UserJson
{
    public static JsonObject Whole(MetalRequest request, MetalPerson person) =>
        new()
        {
            ["id"] = person.Id,
            ["short_id"] = person.Id.Substring(0, 8),
            ["first_name"] = person.FirstName,
            ["last_name"] = person.LastName,
            ["full_name"] = person.FullName,
            ["email"] = person.Email,
            ["emails"] = Emails(request, person),
            ["two_factor_auth"] = "",
            ["timezone"] = "Europe/Amsterdam",
            ["created_at"] = "2019-01-02T08:00:00Z",
            ["href"] = Link.Path("users", person.Id),
        };

    /// <summary>One address of a user.</summary>
    public static JsonObject Email(MetalPerson person, string address) =>
        new()
        {
            ["id"] = MetalId.Of("email " + address),
            ["address"] = address,
            ["default"] = address == person.Email,
            ["verified"] = true,
            ["href"] = EmailPath(address),
        };

    // Addresses are links like everything that is related, by whatever way the user came to be shown.
    private static JsonArray Emails(MetalRequest request, MetalPerson person)
    {
        bool inFull = request.Inclusions.Has("emails", "user.emails", "members.emails", "memberships.user.emails", "invited_by.emails");
        return new JsonArray([.. person.Emails.Select(address => inFull ? Email(person, address) : Link.To(EmailPath(address)))]);
    }

    private static string EmailPath(string address) => Link.Path("emails", MetalId.Of("email " + address));
}
