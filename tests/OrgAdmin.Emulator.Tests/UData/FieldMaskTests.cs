using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>The <c>X-Fields</c> header.</summary>
public sealed class FieldMaskTests
{
    private readonly Site _site = new();

    [Theory]
    [InlineData("name,slug", """{"name":"Agence des transports","slug":"agence-des-transports"}""")]
    [InlineData("{name,slug}", """{"name":"Agence des transports","slug":"agence-des-transports"}""")]
    [InlineData("{ name , slug }", """{"name":"Agence des transports","slug":"agence-des-transports"}""")]
    [InlineData("name,unheard,of{thing}", """{"name":"Agence des transports"}""")]
    [InlineData("members{role,user{slug,class}}", """{"members":[{"role":"admin","user":{"slug":"basile-roy","class":"User"}}]}""")]
    [InlineData("metrics{members},acronym", """{"metrics":{"members":1},"acronym":null}""")]
    [InlineData("{}", "{}")]
    public async Task Keeps_what_it_names(string mask, string expected) =>
        Assert.Equal(expected, (await Masked(200, "organizations/agence-des-transports/", mask)).Body);

    [Fact]
    public async Task A_star_stands_for_the_rest()
    {
        JsonObject whole = (await Masked(200, "organizations/agence-des-transports/", "members{role},*")).Json.AsObject();
        Assert.Equal("""[{"role":"admin"}]""", whole["members"]!.ToJsonString());
        Assert.Equal(25, whole.Count);
        Assert.Equal("members", whole.First().Key);
        Assert.Empty(whole["presentation_blocs"]!.AsArray());
    }

    [Fact]
    public async Task Pages_are_masked_from_their_envelope_on()
    {
        Reply page = await Masked(200, "organizations/?page_size=2&sort=name", "data{name},next_page");
        Assert.Equal(
            """{"data":[{"name":"Académie des sources ouvertes"},{"name":"Agence de l'habitat du Val"}],"next_page":"http://localhost/api/1/organizations/?page_size=2&sort=name&page=2"}""",
            page.Body
        );
        Assert.Equal("""{"next_page":null}""", (await Masked(200, "organizations/?page_size=100", "next_page,id")).Body);
    }

    [Theory]
    [InlineData("{name", "Mask parse error: Missing closing bracket")]
    [InlineData("members{role", "Mask parse error: Missing closing bracket")]
    [InlineData("name}", "Mask parse error: Unexpected closing bracket")]
    [InlineData("name,,slug", "Mask parse error: Unexpected comma")]
    [InlineData(",name", "Mask parse error: Unexpected comma")]
    [InlineData("members{,role}", "Mask parse error: Unexpected comma")]
    [InlineData("name,{slug}", "Mask parse error: Unexpected opening bracket")]
    [InlineData("name{first}", "Mask error: Mask is inconsistent with model")]
    public async Task Says_what_is_wrong_with_it(string mask, string message) =>
        Assert.Equal(message, (await Masked(400, "organizations/agence-des-transports/", mask)).Text("message"));

    private Task<Reply> Masked(int status, string path, string mask) => _site.Ask(status, "GET", path, headers: ("X-Fields", mask));
}
