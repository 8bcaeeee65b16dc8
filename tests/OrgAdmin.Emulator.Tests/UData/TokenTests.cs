using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>The asker's own API tokens.</summary>
public sealed class TokenTests
{
    private const string Tokens = "me/api_tokens/";

    private readonly Site _site = new();

    [Fact]
    public async Task A_token_is_shown_once_and_works()
    {
        Reply made = await _site.Ask(201, "POST", Tokens, "zoe", """{"name": "nightly"}""");
        string token = made.Text("token")!;
        Assert.StartsWith("udata_", token, StringComparison.Ordinal);
        Assert.Equal(token.Substring(0, 14), made.Text("token_prefix"));
        Assert.Equal(("nightly", "api_key", null), (made.Text("name"), made.Text("kind"), made.Text("expires_at")));
        Assert.Equal("""["admin"]""", made.Json["scopes"]!.ToJsonString());

        Assert.Equal("zoe-fontaine", (await With(token, 200)).Text("slug"));
        JsonNode listed = (await _site.Get(Tokens, "zoe")).Json.AsArray().Single(one => one!["id"]!.GetValue<string>() == made.Text("id"))!;
        Assert.False(listed.AsObject().ContainsKey("token"));
        Assert.NotNull(listed["last_used_at"]);
        Assert.Equal("""["nightly-run/1.0"]""", listed["user_agents"]!.ToJsonString());
    }

    [Fact]
    public async Task A_revoked_token_is_told_as_such_and_listed_no_more()
    {
        Reply made = await _site.Ask(201, "POST", Tokens, "zoe", "{}");
        string path = $"{Tokens}{made.Text("id")}/";
        await _site.Refuses(404, "Token not found", "DELETE", path, "ada");
        await _site.Ask(204, "DELETE", path, "zoe");
        await _site.Refuses(410, "Token already revoked", "DELETE", path, "zoe");
        Assert.Equal("Revoked API token", (await With(made.Text("token")!, 401)).Text("message"));
        Assert.DoesNotContain(made.Text("id"), (await _site.Get(Tokens, "zoe")).Each("id"));
        await _site.Ask(404, "DELETE", $"{Tokens}6f0000000000000000009999/", "zoe");
        await _site.Ask(401, "GET", Tokens);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_told_as_such()
    {
        DateTimeOffset soon = DateTimeOffset.UtcNow.AddHours(1);
        Reply made = await _site.Ask(201, "POST", Tokens, "zoe", $$"""{"expires_at": "{{soon:O}}"}""");
        Assert.NotNull(made.Text("expires_at"));
        Assert.Null(_site.Emulator.UData.World.Token(made.Text("token")!)!.RefusalAt(soon.AddMinutes(-1)));
        Assert.Equal("Expired API token", _site.Emulator.UData.World.Token(made.Text("token")!)!.RefusalAt(soon.AddMinutes(1)));
    }

    [Theory]
    [InlineData("""{"expires_at": "tomorrow"}""", "Invalid expires_at format")]
    [InlineData("""{"expires_at": 5}""", "Invalid expires_at format")]
    [InlineData("""{"expires_at": "2020-01-01"}""", "expires_at must be in the future")]
    [InlineData("""{"expires_at": "2020-01-01T00:00:00+00:00"}""", "expires_at must be in the future")]
    public Task An_end_is_a_time_to_come(string body, string message) => _site.Refuses(400, message, "POST", Tokens, "zoe", body);

    [Fact]
    public async Task A_token_is_for_everything_or_refused()
    {
        await _site.Ask(201, "POST", Tokens, "zoe", """{"scopes": ["admin"]}""");
        Reply refused = await _site.Ask(400, "POST", Tokens, "zoe", """{"scopes": ["read"], "name": "n"}""");
        Assert.Equal("Value must be one of ['admin']", refused.Json["errors"]!["scopes"]!["0"]!.GetValue<string>());
        Assert.Equal("ValidationError (ApiToken:None) (Value must be one of ['admin']: ['scopes'])", refused.Text("message"));
        string name = new('n', 256);
        refused = await _site.Ask(400, "POST", Tokens, "zoe", $$"""{"name": "{{name}}"}""");
        Assert.Equal("""{"name":"String value is too long"}""", refused.Json["errors"]!.ToJsonString());
    }

    private Task<Reply> With(string token, int status) =>
        _site.Ask(status, "GET", "me/", null, headers: [("X-API-KEY", token), ("User-Agent", "nightly-run/1.0")]);
}
