using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>Who may do what. A system administrator may do everything.</summary>
internal static class Permissions
{
    /// <summary>Edit, delete, members and harvest: the organization's admins.</summary>
    public static bool CanAdminister(UserRecord? user, OrganizationRecord organization) =>
        user is not null && (user.IsSysadmin || organization.Member(user)?.Role == "admin");

    /// <summary>See what is private: members of any role.</summary>
    public static bool CanSeePrivate(UserRecord? user, OrganizationRecord organization) =>
        user is not null && (user.IsSysadmin || organization.Member(user) is not null);

    /// <summary>Edit a thing: admins and editors of its organization, and partial editors who are assigned to it.</summary>
    public static bool CanEdit(UserRecord? user, ContentRecord content) =>
        user is not null
        && (
            user.IsSysadmin
            || content.Organization.Member(user)?.Role is "admin" or "editor"
            || content.Organization.Assignments.Any(assignment => assignment.User == user && assignment.Subject == content)
        );

    public static JsonObject Json(UserRecord? user, OrganizationRecord organization)
    {
        bool admin = CanAdminister(user, organization);
        return new JsonObject
        {
            ["edit"] = admin,
            ["delete"] = admin,
            ["members"] = admin,
            ["harvest"] = admin,
            ["private"] = CanSeePrivate(user, organization),
        };
    }
}
