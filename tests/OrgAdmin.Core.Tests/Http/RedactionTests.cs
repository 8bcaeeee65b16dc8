using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>What is taken out of a text or an object before anybody sees it.</summary>
public sealed class RedactionTests
{
    private const string Secret = "s/ecret+k=y";

    private static readonly Redaction Redaction = new([Secret], ["page"]);

    [Theory]
    [InlineData("proxy 'http://porter:pass-word@proxy:8080/' failed", "proxy 'http://***@proxy:8080/' failed")]
    [InlineData("http://porter:p@ss@proxy/", "http://***@proxy/")]
    [InlineData("https://host/path?mail=a@b.example", "https://host/path?mail=a@b.example")]
    [InlineData("write to a@b.example", "write to a@b.example")]
    public void User_info_is_taken_out_of_every_address(string text, string shown) => Assert.Equal(shown, Redaction.Text(text));

    [Theory]
    [InlineData("x s/ecret+k=y x")]
    [InlineData("?token=s%2Fecret%2Bk%3Dy")]
    [InlineData("?token=s%2fecret%2bk%3dy")]
    [InlineData("?token=%73%2fecr%65t%2Bk=y")]
    public void A_secret_is_taken_out_however_it_is_encoded(string text) => Assert.DoesNotContain("ecret", Redaction.Text(text));

    [Theory]
    [InlineData("a\\u0022b\\u003Cc\\u003E\\u0026d\\u002Be")]
    [InlineData("a&quot;b&lt;c&gt;&amp;d+e")]
    [InlineData("a%22b%3Cc%3E%26d%2Be")]
    [InlineData("a%22b%3cc%3e%26d%2be")]
    [InlineData("a\"b<c>&d+e")]
    public void A_secret_with_signs_is_taken_out_as_JSON_HTML_and_addresses_write_it(string written) =>
        Assert.Equal("is *** here", new Redaction(["a\"b<c>&d+e"], []).Text($"is {written} here"));

    [Theory]
    [InlineData("abcd", "the ***s of it")]
    // Three letters are in half of all sentences; a secret so short protects nothing.
    [InlineData("abc", "the abcds of it")]
    public void A_secret_of_four_letters_is_taken_out_and_a_shorter_one_would_riddle_every_text(string secret, string shown) =>
        Assert.Equal(shown, new Redaction([secret], []).Text("the abcds of it"));

    [Fact]
    public void A_secret_within_a_value_is_masked_and_a_short_one_would_riddle_every_name()
    {
        Assert.Equal("it was ***!", Redaction.Value($"it was {Secret}!"));
        Assert.Equal("a name", new Redaction(["name"], []).Value("a name"));
    }

    [Theory]
    [InlineData("apiKey")]
    [InlineData("X-Auth-Token")]
    [InlineData("user_password")]
    [InlineData("Client Secret")]
    public void A_field_that_is_made_for_a_credential_is_one_however_it_is_written(string name)
    {
        var fields = new Dictionary<string, object?>
        {
            [name] = "x",
            ["has_password"] = true,
            ["tokens_count"] = 3L,
        };
        CredentialFields.Remove(fields);
        Assert.Equal(["has_password", "tokens_count"], fields.Keys);
    }

    [Fact]
    public void A_value_that_is_a_secret_is_no_part_of_an_object()
    {
        var value = new Dictionary<string, object?>
        {
            ["apikey"] = Secret,
            ["name"] = "n",
            ["none"] = null,
            ["nested"] = new Dictionary<string, object?> { ["key"] = Secret },
            ["list"] = new List<object?> { Secret, "a" },
        };
        Redaction.Value(value);
        Assert.Equal(["name", "none", "nested", "list"], value.Keys);
        Assert.Empty((Dictionary<string, object?>)value["nested"]!);
        Assert.Equal([null, "a"], (List<object?>)value["list"]!);
    }

    [Fact]
    public async Task The_user_s_own_key_is_not_shown()
    {
        var script = new Script().Answer(
            200,
            $$"""{"id":"1","first_name":"A","last_name":"B","apikey":"{{Connect.Canary}}","other":"kept"}"""
        );
        OrgUserInfo user = await Connect
            .To<IUserReader>(OrgProvider.UData, "https://api.example.net/api/1", transport: script)
            .GetUserAsync(OperationContext.None);
        Assert.False(user.AdditionalProperties.ContainsKey("apikey"));
        Assert.Equal("kept", user.AdditionalProperties["other"]);
        RestAnswer answer = await Connect
            .To<IRestInvoker>(OrgProvider.UData, "https://api.example.net/api/1", transport: script)
            .InvokeAsync(new RestCall { Path = "me/" }, OperationContext.None);
        Assert.False(((Dictionary<string, object?>)answer.Content!).ContainsKey("apikey"));
    }

    [Fact]
    public async Task A_key_that_is_not_the_connection_s_own_is_not_shown_either()
    {
        var script = new Script().Answer(
            200,
            """{"id":"1","first_name":"A","last_name":"B","apikey":"another","more":[{"Access_Token":"third","kept":1}]}"""
        );
        OrgUserInfo user = await Connect
            .To<IUserReader>(OrgProvider.UData, "https://api.example.net/api/1", transport: script)
            .GetUserAsync(OperationContext.None);
        Assert.Equal(["more"], user.AdditionalProperties.Keys);
        var more = (Dictionary<string, object?>)((List<object?>)user.AdditionalProperties["more"]!)[0]!;
        Assert.Equal(["kept"], more.Keys);
    }

    [Fact]
    public async Task A_link_to_elsewhere_is_refused_without_being_shown()
    {
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect
                .To<IRestInvoker>(OrgProvider.UData, "https://api.example.net/api/1", transport: new Script().Answer(200))
                .InvokeAsync(new RestCall { Path = $"https://elsewhere.example/?token={Connect.Canary}" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.CrossOriginRefused, error.Kind);
        Assert.Contains("https://elsewhere.example", error.Message);
        Assert.DoesNotContain("canary", error.ToString());
    }
}
