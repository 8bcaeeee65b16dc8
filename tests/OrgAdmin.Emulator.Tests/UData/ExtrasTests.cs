using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>Row 39: extras one by one, in the second version of the API.</summary>
public sealed class ExtrasTests
{
    private const string Path = $"../2/organizations/{Site.Main}/extras/";

    private readonly Site _site = new();

    [Fact]
    public async Task Are_merged_and_null_removes_one()
    {
        Assert.Equal("""{"geozone":"fr:region:11"}""", (await _site.Get(Path)).Body);
        Reply merged = await _site.Ask(200, "PUT", Path, "ada", """{"a":1,"b":{"c":null}}""");
        Assert.Equal("""{"geozone":"fr:region:11","a":1,"b":{"c":null}}""", merged.Body);
        merged = await _site.Ask(200, "PUT", Path, "ada", """{"a":null,"nothing":null,"b":2}""");
        Assert.Equal("""{"geozone":"fr:region:11","b":2}""", merged.Body);
        Assert.Equal(merged.Body, (await _site.Get(Path)).Body);
        Assert.Equal(merged.Body, (await _site.Get($"organizations/{Site.Main}/")).Json["extras"]!.ToJsonString());
    }

    [Fact]
    public async Task Are_removed_by_name_and_what_is_not_there_is_passed_over()
    {
        await _site.Ask(200, "PUT", Path, "ada", """{"a":1,"b":2}""");
        Assert.Equal("", (await _site.Ask(204, "DELETE", Path, "ada", """["a","nothing",5]""")).Body);
        Assert.Equal("""{"geozone":"fr:region:11","b":2}""", (await _site.Get(Path)).Body);
    }

    [Fact]
    public async Task Are_read_by_anybody_and_written_by_administrators()
    {
        await _site.Ask(401, "PUT", Path, null, "{}");
        await _site.Ask(401, "DELETE", Path, null, "[]");
        await _site.Refuses(403, "You do not have the permission to modify that object.", "PUT", Path, "chloe", """{"a":1}""");
        await _site.Refuses(403, "You do not have the permission to modify that object.", "DELETE", Path, "chloe", """["geozone"]""");
        Assert.Equal("""{"geozone":"fr:region:11"}""", (await _site.Get(Path)).Body);
    }

    [Fact]
    public async Task Are_an_object_to_merge_and_a_list_to_remove()
    {
        await _site.Refuses(400, "Wrong payload format, dict expected", "PUT", Path, "ada", "[]");
        await _site.Refuses(400, "Wrong payload format, list expected", "DELETE", Path, "ada", "{}");
    }

    [Fact]
    public async Task Of_a_deleted_organization_are_gone()
    {
        await _site.Ask(204, "DELETE", $"organizations/{Site.Main}/", "ada");
        await _site.Refuses(410, "Organization has been deleted", "GET", Path, "ada");
        await _site.Refuses(410, "Organization has been deleted", "PUT", Path, "ada", "{}");
        await _site.Refuses(410, "Organization has been deleted", "DELETE", Path, "ada", "[]");
    }

    [Fact]
    public async Task Of_another_spelling_lead_there()
    {
        Reply reply = await _site.Ask(308, "GET", "../2/organizations/Ile-de-France-Mobilites/extras/");
        Assert.Equal($"/api/2/organizations/{Site.Main}/extras/", reply.Headers["Location"]);
        await _site.Ask(404, "GET", "../2/organizations/nobody/extras/");
    }
}
