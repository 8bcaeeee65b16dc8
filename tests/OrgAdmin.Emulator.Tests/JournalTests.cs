using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using OrgAdmin.Emulation.Http;
using Xunit;

namespace OrgAdmin.Emulator.Tests;

/// <summary>The journal of requests keeps no credential.</summary>
public sealed class JournalTests
{
    private const string Secret = "emulator-munch-admin";

    private readonly OrgEmulator _emulator = new();

    private async Task<EmulatorRequest> SendAsync(string path, string body, string contentType = "application/json", string? key = null)
    {
        using var client = new HttpClient(_emulator.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost" + path)
        {
            Content = new StringContent(body, Encoding.UTF8, contentType),
        };
        if (key is not null)
            request.Headers.Add("X-API-KEY", key);
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return _emulator.Requests[^1];
    }

    [Theory]
    [InlineData("""{"identifier": "ada@example.com", "password": "emulator-munch-admin"}""")]
    [InlineData("""{"identifier": "ada@example.com", "passw\u006frd": "emulator-munch-admin"}""")]
    [InlineData("""{"identifier": "ada@example.com", "PASSWORD": "emulator-munch-admin", """)]
    [InlineData("""[{"password": "emulator-munch-admin"}]""")]
    [InlineData("\"emulator-munch-admin\"")]
    [InlineData("identifier=ada&password=emulator-munch-admin")]
    public async Task A_log_in_is_kept_without_the_password(string body)
    {
        EmulatorRequest request = await SendAsync("/api-token-auth", body);
        Assert.DoesNotContain(Secret, request.Body);
        Assert.Contains("***", request.Body);
    }

    [Fact]
    public void The_journal_is_bounded_in_requests_and_keeps_the_latest()
    {
        var journal = new Emulation.Journal();
        for (int i = 0; i < 100_050; i++)
            journal.Add(
                new ApiCall
                {
                    Method = "GET",
                    Root = "http://localhost",
                    Path = "/api/1/n" + i,
                },
                null,
                200,
                null
            );
        Assert.Equal(100_000, journal.Requests.Count);
        Assert.Equal("/api/1/n100049", journal.Requests[^1].Path);
    }

    [Fact]
    public async Task The_journal_is_bounded_in_bytes_and_keeps_the_latest()
    {
        string large = new('x', 5_000_000);
        for (int i = 0; i < 8; i++)
            await SendAsync($"/api/1/n{i}", large);
        Assert.InRange(_emulator.Requests.Count, 2, 7);
        Assert.Equal("/api/1/n7", _emulator.Requests[^1].Path);
        Assert.InRange(_emulator.Requests.Sum(request => 2L * request.Body!.Length), 1, 64L * 1024 * 1024);
    }

    [Fact]
    public async Task What_else_a_log_in_says_is_kept()
    {
        EmulatorRequest request = await SendAsync(
            "/api-token-auth",
            """{"identifier": "ada@example.com", "password": "emulator-munch-admin"}"""
        );
        Assert.Equal("""{"identifier":"ada@example.com","password":"***"}""", request.Body);
        Assert.Equal((200, "admin"), (request.StatusCode, request.User));
    }

    [Theory]
    [InlineData("/api-token-refresh", """{"token": "eyJ0.eyJ1.eyJ2"}""", "application/json")]
    [InlineData("/api/1/organizations/", """{"name": "n", "token": "eyJ0.eyJ1.eyJ2", """, "application/json")]
    [InlineData("/api/1/organizations/", "token=eyJ0.eyJ1.eyJ2&name=n", "application/x-www-form-urlencoded")]
    [InlineData("/api/1/organizations/?api_key=eyJ0.eyJ1.eyJ2&name=n", "{}", "application/json")]
    public async Task Tokens_are_masked_wherever_they_have_a_name(string path, string body, string contentType)
    {
        EmulatorRequest request = await SendAsync(path, body, contentType);
        Assert.DoesNotContain("eyJ0", request.Body + request.Query);
        Assert.Contains("***", request.Body + request.Query);
    }

    [Fact]
    public async Task The_credential_of_the_request_itself_is_masked_wherever_it_stands()
    {
        EmulatorRequest request = await SendAsync(
            "/api/1/organizations/emulator-udata-ada/?note=emulator-udata-ada",
            """{"description": "key emulator-udata-ada"}""",
            key: "emulator-udata-ada"
        );
        Assert.Equal("/api/1/organizations/***/", request.Path);
        Assert.Equal("note=***", request.Query);
        Assert.Equal("""{"description": "key ***"}""", request.Body);
    }

    [Fact]
    public async Task Other_bodies_are_kept_as_they_came()
    {
        string body = """{ "name" :  "Tokens & Passwords" }""";
        Assert.Equal(body, (await SendAsync("/api/1/organizations/", body)).Body);
        Assert.Equal(["/api/1/organizations/"], _emulator.Requests.Select(request => request.Path));
    }
}
