using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>Logos, users by their slug, and the search of the second version.</summary>
public sealed class LogoTests
{
    private const string Main = $"organizations/{Site.Main}/";
    private const string Form = "multipart/form-data; boundary=b";
    private const string Riff = "RIFF0000WEBP0000";

    private readonly Site _site = new();

    [Fact]
    public async Task A_logo_is_uploaded_by_admins()
    {
        Reply uploaded = await _site.Ask(200, "POST", Main + "logo/", "ada", File("image/webp", Riff), Form);
        Assert.True(uploaded.Json["success"]!.GetValue<bool>());
        string logo = uploaded.Text("image")!;
        Reply now = await _site.Get(Main);
        Assert.Equal(logo, now.Text("logo"));
        Assert.DoesNotContain("idfm", logo);
        Assert.Equal(
            """["logo"]""",
            (await _site.Get($"activity/?organization={Site.MainId}")).Json["data"]![0]!["changes"]!.ToJsonString()
        );
        Assert.Equal(logo, (await _site.Ask(200, "PUT", Main + "logo/", "ada", File("image/webp", Riff), Form)).Text("image"));
        await _site.Ask(403, "POST", Main + "logo/", "chloe", File("image/webp", Riff), Form);
        await _site.Ask(401, "POST", Main + "logo/", null, File("image/webp", Riff), Form);
    }

    [Fact]
    public async Task What_is_no_image_is_refused()
    {
        Reply refused = await _site.Ask(400, "POST", Main + "logo/", "ada", File("text/plain", Riff), Form);
        Assert.Equal("Unsupported image format", refused.Text("message"));
        await _site.Ask(400, "POST", Main + "logo/", "ada", "--b--\r\n", Form);
        await _site.Ask(500, "POST", Main + "logo/", "ada", File("image/png", "nothing of the kind"), Form);
        Assert.Contains("idfm", (await _site.Get(Main)).Text("logo"));
    }

    [Fact]
    public async Task A_user_is_found_by_slug_and_shows_the_address_to_few()
    {
        Reply zoe = await _site.Get("users/zoe-fontaine/");
        Assert.Equal(_site.IdOf("Zoé"), zoe.Text("id"));
        Assert.Null(zoe.Json["email"]);
        Assert.Equal("zoe.fontaine@example.net", (await _site.Get("users/zoe-fontaine/", "root")).Text("email"));
        Assert.Equal("zoe.fontaine@example.net", (await _site.Get("users/zoe-fontaine/", "zoe")).Text("email"));
        await _site.Ask(410, "GET", "users/leon-parti/");
        await _site.Ask(404, "GET", "users/nobody/");
    }

    [Fact]
    public async Task The_second_version_searches_organizations()
    {
        Reply found = await _site.Get("/api/2/organizations/search/?q=mobilites");
        Assert.Equal(Site.MainId, found.Json["data"]!.AsArray().Single()!["id"]!.GetValue<string>());
        Assert.True(found.Json.AsObject().ContainsKey("facets"));
        await _site.Ask(400, "GET", "/api/2/organizations/search/?sort=name");
        await _site.Ask(400, "GET", "/api/2/organizations/search/?badge=golden");
    }

    private static string File(string type, string content) =>
        $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"logo\"\r\nContent-Type: {type}\r\n\r\n{content}\r\n--b--\r\n";
}
