using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>People, as uData shows them.</summary>
internal static class UserJson
{
    /// <summary>Enough to name a user and to find the rest.</summary>
    public static JsonObject Reference(UDataRequest request, UserRecord user) =>
        new()
        {
            ["id"] = user.Id,
            ["class"] = "User",
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
            ["slug"] = user.Slug,
            ["page"] = $"{UDataApi.Site}/users/{user.Slug}",
            ["uri"] = $"{request.Call.Root}{UDataApi.Root}/users/{user.Slug}/",
            ["avatar"] = null,
            ["avatar_thumbnail"] = null,
        };

    /// <summary>
    /// A user as member or applicant: with as much of the address as the asker may see, and the last login for fellow members.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="user">The user.</param>
    /// <param name="amongMembers">Whether the route is one that shows members to each other, and the asker is one.</param>
    public static JsonObject WithEmail(UDataRequest request, UserRecord user, bool amongMembers)
    {
        JsonObject json = Reference(request, user);
        bool sysadmin = request.Asker?.IsSysadmin == true;
        json["email"] =
            sysadmin ? user.Email
            : amongMembers ? EmailAddress.Shortened(user.Email)
            : EmailAddress.Hidden(user.Email);
        json["last_login_at"] = sysadmin || amongMembers ? LastLogin(request, user) : null;
        return json;
    }

    /// <summary>Enough to choose a user by. Only a system administrator sees the whole address.</summary>
    public static JsonObject Suggestion(UDataRequest request, UserRecord user) =>
        new()
        {
            ["id"] = user.Id,
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
            ["avatar_url"] = null,
            ["email"] = request.Asker?.IsSysadmin == true ? user.Email : EmailAddress.Hidden(user.Email),
            ["slug"] = user.Slug,
        };

    /// <summary>An account as anybody sees it: the address and the roles are for its owner and for system administrators.</summary>
    public static JsonObject Public(UDataRequest request, UserRecord user)
    {
        JsonObject json = Me(request, user);
        if (request.Asker != user && request.Asker?.IsSysadmin != true)
        {
            json["email"] = null;
            json["roles"] = new JsonArray();
            json["last_login_at"] = null;
        }
        return json;
    }

    /// <summary>The asker's own account.</summary>
    public static JsonObject Me(UDataRequest request, UserRecord user)
    {
        JsonObject json = Reference(request, user);
        json.Remove("class");
        json["email"] = user.Email;
        json["website"] = null;
        json["about"] = null;
        json["roles"] = user.IsSysadmin ? new JsonArray("admin") : new JsonArray();
        json["active"] = user.IsActive;
        json["organizations"] = new JsonArray([
            .. request.World.OrganizationsOf(user).Select(organization => OrganizationJson.Reference(request, organization)),
        ]);
        json["since"] = Dates.Text(user.Since);
        json["last_login_at"] = LastLogin(request, user);
        json["metrics"] = new JsonObject
        {
            ["datasets"] = 0,
            ["followers"] = 0,
            ["following"] = 0,
            ["reuses"] = 0,
        };
        return json;
    }

    private static string? LastLogin(UDataRequest request, UserRecord user) =>
        user.LastLogin is not { } date ? null
        : request.IsCurrent ? Dates.Text(date)
        : Dates.Naive(date);
}
