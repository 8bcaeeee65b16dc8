using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using OrgAdmin.Emulation.Gandi;
using Xunit;

namespace OrgAdmin.Emulator.Tests.Gandi;

/// <summary>Personal access tokens: when they end, and their renewal, as the tools that do it tell.</summary>
public sealed class GandiTokenTests
{
    private const string Renewal = "/v5/organization/access-tokens";
    private const string Alice = "emulator-gandi-alice";

    private readonly OrgEmulator _emulator = new();

    private GandiWorld World => ((GandiApi)_emulator.Api(OrgProvider.Gandi)).World;

    [Fact]
    public async Task A_token_is_renewed_and_the_old_one_stays()
    {
        (int status, JsonNode answer) = await AskAsync("POST", Renewal, Alice, "{}");
        Assert.Equal(201, status);
        string renewed = answer["access_token"]!.GetValue<string>();
        Assert.NotEqual(Alice, renewed);
        foreach (string token in new[] { Alice, renewed })
        {
            (status, answer) = await AskAsync("GET", "/v5/organization/user-info", token);
            Assert.Equal((200, "alice"), (status, answer["username"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task Each_renewal_doubles_the_life_and_is_for_the_last_thirty_days()
    {
        JsonNode renewed = (await AskAsync("POST", Renewal, Alice, "{}")).Answer;
        string token = renewed["access_token"]!.GetValue<string>();
        Assert.Equal(42, await DaysLeftAsync(token));
        (int status, JsonNode refused) = await AskAsync("POST", Renewal, token, "{}");
        Assert.Equal((400, "error"), (status, refused["status"]!.GetValue<string>()));
        World.Ends[token] = DateTimeOffset.UtcNow.AddDays(29);
        renewed = (await AskAsync("POST", Renewal, token, "{}")).Answer;
        Assert.Equal(84, await DaysLeftAsync(renewed["access_token"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_token_that_has_ended_is_nobodys()
    {
        World.Ends[Alice] = DateTimeOffset.UtcNow.AddSeconds(-1);
        foreach ((string method, string path) in new[] { ("GET", "/v5/organization/user-info"), ("GET", "/tokeninfo"), ("POST", Renewal) })
            Assert.Equal(401, (await AskAsync(method, path, Alice, method == "POST" ? "{}" : null)).Status);
        // A key has no end.
        Assert.Equal(200, (await AskAsync("GET", "/v5/organization/user-info", Alice, scheme: "Apikey")).Status);
    }

    [Fact]
    public async Task The_identity_service_tells_the_seconds_that_are_left()
    {
        Assert.Equal(21, await DaysLeftAsync(Alice));
        Assert.Equal(401, (await AskAsync("GET", "/tokeninfo", Alice, scheme: "Apikey")).Status);
        Assert.Equal(401, (await AskAsync("GET", "/tokeninfo", "wrong")).Status);
        Assert.Equal(200, (await AskAsync("HEAD", "/tokeninfo", Alice)).Status);
        Assert.Equal(200, (await AskAsync("OPTIONS", "/tokeninfo", Alice)).Status);
        Assert.Equal(405, (await AskAsync("POST", "/tokeninfo", Alice, "{}")).Status);
    }

    [Theory]
    [InlineData("Bearer", null, 415)]
    [InlineData("Bearer", "[]", 400)]
    [InlineData("Bearer", "{\"name\": \"other\"}", 400)]
    [InlineData("Apikey", "{}", 403)]
    public async Task A_renewal_is_an_empty_object_sent_with_a_token(string scheme, string? body, int status) =>
        Assert.Equal(status, (await AskAsync("POST", Renewal, Alice, body, scheme)).Status);

    private async Task<int> DaysLeftAsync(string token) =>
        (int)TimeSpan.FromSeconds((await AskAsync("GET", "/tokeninfo", token)).Answer["expires_in"]!.GetValue<long>() + 60).TotalDays;

    private async Task<(int Status, JsonNode Answer)> AskAsync(
        string method,
        string path,
        string secret,
        string? body = null,
        string scheme = "Bearer"
    )
    {
        using var client = new HttpClient(_emulator.CreateHandler());
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://localhost" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, secret);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }
}
