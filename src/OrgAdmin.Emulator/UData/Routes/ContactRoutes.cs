using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Contact points: whom to write to about what an organization publishes.</summary>
internal static class ContactRoutes
{
    public static void Map(UDataApi api)
    {
        api.Map("POST /contacts/", Create);
        api.Map("GET /contacts/roles/", Roles);
        api.Map("GET /contacts/{id}/", Read);
        api.Map("PUT /contacts/{id}/", Update);
        api.Map("DELETE /contacts/{id}/", Delete);
    }

    // What is there already is answered, and not made twice.
    private static ApiAnswer Create(UDataRequest request)
    {
        request.Secure(creates: true);
        ContactRecord contact = ContactInput.Read(request, null);
        if (request.World.Twin(contact) is { } known)
            return request.Answer(200, ContentJson.OwnedContact(request, known));
        request.World.Add(contact);
        return request.Answer(201, ContentJson.OwnedContact(request, contact));
    }

    private static ApiAnswer Roles(UDataRequest request) =>
        request.Answer(
            200,
            new JsonArray([.. ContactInput.Roles.Select(role => new JsonObject { ["id"] = role, ["label"] = Label(role) })])
        );

    private static ApiAnswer Read(UDataRequest request) => request.Answer(200, ContentJson.OwnedContact(request, Named(request)));

    private static ApiAnswer Update(UDataRequest request)
    {
        request.Secure();
        ContactRecord contact = Editable(request);
        ContactRecord now = ContactInput.Read(request, contact);
        if (request.World.Twin(now) is { } twin && twin.Id != now.Id)
            throw Abort.Field("name", "An existing contact point already exists with these informations.");
        request.World.Replace(contact, now);
        return request.Answer(200, ContentJson.OwnedContact(request, now));
    }

    private static ApiAnswer Delete(UDataRequest request)
    {
        request.Secure();
        request.World.Remove(Editable(request));
        return ApiAnswer.Empty(204);
    }

    private static ContactRecord Named(UDataRequest request) => request.World.Contact(request.Call["id"]) ?? throw request.NotFound();

    private static ContactRecord Editable(UDataRequest request)
    {
        ContactRecord contact = Named(request);
        bool mayEdit =
            request.User.IsSysadmin
            || contact.Owner == request.User
            || contact.Organization?.Member(request.User)?.Role is "admin" or "editor";
        return mayEdit ? contact : throw Abort.Forbidden();
    }

    // rightsHolder is "Rights Holder".
    private static string Label(string role) =>
        char.ToUpperInvariant(role[0]) + Regex.Replace(role.Substring(1), "[A-Z]", " $0", RegexOptions.None, TimeSpan.FromSeconds(1));
}
