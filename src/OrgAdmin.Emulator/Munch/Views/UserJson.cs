using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Munch;

/// <summary>People, as Munch shows them.</summary>
internal static class UserJson
{
    /// <summary>The caller's own account.</summary>
    public static JsonObject Me(MunchRequest request, MunchUserRecord user) =>
        new()
        {
            ["identifier"] = user.Identifier,
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
            ["secret"] = user.Secret,
            ["groups"] = ViewJson.Texts(user.Groups),
            ["organization"] = OrganizationJson.Url(request, user.Organization),
            ["_links"] = Links(request, user),
        };

    public static JsonObject Whole(MunchRequest request, MunchUserRecord user) =>
        new()
        {
            ["url"] = Url(request, user),
            ["identifier"] = user.Identifier,
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
            ["groups"] = ViewJson.Texts(user.Groups),
            ["api_key"] = user.Secret,
            ["_links"] = Links(request, user),
        };

    private static JsonObject Links(MunchRequest request, MunchUserRecord user) =>
        new()
        {
            ["regen_secret"] = ViewJson.Link(Url(request, user) + "regen_secret/"),
            ["change_password"] = ViewJson.Link(Url(request, user) + "change_password/"),
        };

    private static string Url(MunchRequest request, MunchUserRecord user) => $"{request.Call.Root}{MunchApi.Root}/users/{user.Id}/";
}
