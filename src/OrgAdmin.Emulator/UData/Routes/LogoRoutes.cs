using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>Logos: a form with an image as its <c>file</c>.</summary>
internal static class LogoRoutes
{
    /// <summary>Where uData serves what was uploaded, as long as no other server is set up for it (flask-storage's FS_PREFIX).</summary>
    public const string Root = "/s";

    private static readonly string[] Types = ["image/jpeg", "image/png", "image/webp"];

    public static void Map(UDataApi api)
    {
        api.Map("POST /organizations/{org}/logo/", Upload);
        api.Map("PUT /organizations/{org}/logo/", Resize);
        api.Map("GET /avatars/{picture}", Picture, Root);
        api.Map("GET /avatars/{folder}/{picture}", Picture, Root);
    }

    private static ApiAnswer Upload(UDataRequest request)
    {
        byte[] image = DemandImage(request);
        OrganizationRecord organization = request.Organization;
        organization.Logo = new LogoRecord(request.World.NewId(), image);
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

    private static byte[] DemandImage(UDataRequest request)
    {
        request.Secure();
        request.DemandAdmin();
        MultipartForm.Part file = MultipartForm.Of(request.Call).File("file") ?? throw Abort.With(400, "Unsupported image format");
        // What the client says it is counts first; then it is opened, which no code expects to fail.
        if (!Types.Contains(file.ContentType))
            throw Abort.With(400, "Unsupported image format");
        if (!IsImage(file.Content))
            throw Abort.Crash();
        return file.Content;
    }

    // The store keeps the picture as it came; the emulator makes no smaller ones of it. Anybody may see it.
    private static ApiAnswer Picture(UDataRequest request)
    {
        string name = request.Call.Path.Substring(Root.Length + "/avatars/".Length);
        string key = name.LastIndexOf('-') is > 0 and int dash ? name.Substring(0, dash) : name;
        LogoRecord logo =
            request.World.Organizations.Select(organization => organization.Logo).FirstOrDefault(logo => logo?.Name == key)
            ?? throw request.NotFound();
        return new ApiAnswer
        {
            Status = 200,
            Body = logo.Content,
            ContentType = ImageType.Of(logo.Content),
        };
    }

    private static ApiAnswer Answer(UDataRequest request) =>
        request.Answer(
            200,
            new JsonObject { ["success"] = true, ["image"] = OrganizationJson.Logo(request, request.Organization, "original") }
        );

    private static bool IsImage(byte[] content) =>
        content.Length > 12
        && (
            (content[0] == 0x89 && content[1] == (byte)'P')
            || (content[0] == 0xFF && content[1] == 0xD8)
            || (content[0] == (byte)'R' && content[8] == (byte)'W')
        );
}
