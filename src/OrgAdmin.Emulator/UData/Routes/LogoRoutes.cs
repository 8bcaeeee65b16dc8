using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Logos: a form with an image as its <c>file</c>.</summary>
internal static class LogoRoutes
{
    private static readonly string[] Types = ["image/jpeg", "image/png", "image/webp"];

    public static void Map(UDataApi api)
    {
        api.Map("POST /organizations/{org}/logo/", Upload);
        api.Map("PUT /organizations/{org}/logo/", Resize);
    }

    private static ApiAnswer Upload(UDataRequest request)
    {
        DemandImage(request);
        OrganizationRecord organization = request.Organization;
        organization.Logo = $"https://static.example.org/avatars/{request.World.NewId()}";
        organization.LastModified = request.Now;
        organization.Activities.Add(new ActivityRecord(request.User, "organization:updated", null, request.Now, ["logo"]));
        return Answer(request);
    }

    // uData cuts the image it is sent and does not save the organization.
    private static ApiAnswer Resize(UDataRequest request)
    {
        DemandImage(request);
        return Answer(request);
    }

    private static void DemandImage(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        MultipartForm.Part file = MultipartForm.Of(request.Call).File("file") ?? throw Abort.With(400, "Unsupported image format");
        // What the client says it is counts first; then it is opened, which no code expects to fail.
        if (!Types.Contains(file.ContentType))
            throw Abort.With(400, "Unsupported image format");
        if (!IsImage(file.Content))
            throw Abort.Crash();
    }

    private static ApiAnswer Answer(UDataRequest request) =>
        request.Answer(200, new JsonObject { ["success"] = true, ["image"] = OrganizationJson.Logo(request.Organization, "original") });

    private static bool IsImage(byte[] content) =>
        content.Length > 12
        && (
            (content[0] == 0x89 && content[1] == (byte)'P')
            || (content[0] == 0xFF && content[1] == 0xD8)
            || (content[0] == (byte)'R' && content[8] == (byte)'W')
        );
}
