using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests.Munch;

/// <summary>What the framework under munch-core (Django 1.10, Django REST framework 3.4) does around its views.</summary>
public sealed class MunchFrameworkTests
{
    private readonly OrgEmulator _emulator = new();

    [Theory]
    [InlineData("HEAD", "/v1/organizations/", "", 200)]
    [InlineData("HEAD", "/v1/organizations/", "newcomer", 200)]
    [InlineData("HEAD", "/v1/organizations/2/", "newcomer", 200)]
    [InlineData("HEAD", "/v1/organizations/1/", "newcomer", 403)]
    [InlineData("HEAD", "/v1/organizations/1/", "", 500)]
    [InlineData("HEAD", "/v1/organizations/99/", "", 404)]
    [InlineData("HEAD", "/v1/organizations/1/invite_user/", "admin", 405)]
    [InlineData("HEAD", "/v1/me/", "", 403)]
    [InlineData("HEAD", "/v1/users/", "", 200)]
    [InlineData("HEAD", "/v1/users/1/", "", 401)]
    [InlineData("HEAD", "/v1/users/2/", "user", 403)]
    [InlineData("HEAD", "/v1/users/99/", "", 404)]
    [InlineData("OPTIONS", "/v1/organizations/", "", 200)]
    [InlineData("OPTIONS", "/v1/organizations/99/", "newcomer", 200)]
    [InlineData("OPTIONS", "/v1/me/", "", 200)]
    [InlineData("OPTIONS", "/v1/me/", "wrong", 401)]
    [InlineData("HEAD", "/v1/organizations/", "wrong", 401)]
    [InlineData("GET", "/v1/organizations/", "", 401)]
    [InlineData("GET", "/v1/organizations/2/", "newcomer", 403)]
    [InlineData("GET", "/v1/me/", "", 401)]
    public async Task Head_and_options_need_no_permission(string method, string path, string user, int expected)
    {
        using HttpResponseMessage response = await SendAsync(method, path, user);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/organizations/", "Organization List", "GET, POST, HEAD, OPTIONS")]
    [InlineData("/v1/organizations/1/", "Organization Instance", "GET, PUT, PATCH, DELETE, HEAD, OPTIONS")]
    [InlineData("/v1/organizations/1/children/", "Organization", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/organizations/1/invite_user/", "Organization", "POST, OPTIONS")]
    [InlineData("/v1/users/", "Munch User List", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/users/1/", "Munch User Instance", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/me/", "Me Api", "GET, HEAD, OPTIONS")]
    public async Task Options_name_the_view_and_every_answer_says_what_is_allowed(string path, string name, string allowed)
    {
        using HttpResponseMessage options = await SendAsync("OPTIONS", path, "admin");
        Assert.Equal(name, (await Json(options))["name"]!.GetValue<string>());
        foreach (string method in new[] { "OPTIONS", "HEAD", "PATCH" })
        {
            using HttpResponseMessage response = await SendAsync(method, path, "user", method == "PATCH" ? "{}" : null);
            Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
        }
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/*;q=0.5", 200)]
    [InlineData("image/png, */*", 200)]
    [InlineData("text/html", 200)]
    [InlineData("application/xml", 406)]
    [InlineData("image/*", 406)]
    public async Task A_form_of_answer_that_it_does_not_have_is_406(string accept, int expected)
    {
        using HttpResponseMessage response = await SendAsync("GET", "/v1/organizations/", "admin", accept: accept);
        Assert.Equal(expected, (int)response.StatusCode);
        if (expected == 406)
            Assert.Equal("Could not satisfy the request Accept header.", (await Json(response))["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_format_that_it_does_not_have_is_404()
    {
        using HttpResponseMessage json = await SendAsync("GET", "/v1/organizations/?format=json", "admin");
        Assert.Equal(200, (int)json.StatusCode);
        using HttpResponseMessage xml = await SendAsync("GET", "/v1/organizations/?format=xml", "");
        Assert.Equal((404, "Not found."), ((int)xml.StatusCode, (await Json(xml))["detail"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_form_is_read_with_fields_within_fields()
    {
        using HttpResponseMessage made = await SendAsync(
            "POST",
            "/v1/organizations/",
            "admin",
            "name=Caf%C3%A9+du+port&contact_email=port%40example.com&settings.nickname=cafe-port&settings.notify_optouts=true"
                + "&parent=http%3A%2F%2Flocalhost%2Fv1%2Forganizations%2F1%2F",
            "application/x-www-form-urlencoded"
        );
        Assert.Equal(201, (int)made.StatusCode);
        JsonNode organization = await Json(made);
        Assert.Equal("Café du port", organization["name"]!.GetValue<string>());
        Assert.Equal("cafe-port", organization["settings"]!["nickname"]!.GetValue<string>());
        Assert.True(organization["settings"]!["notify_optouts"]!.GetValue<bool>());
        using HttpResponseMessage invited = await SendAsync(
            "POST",
            "/v1/organizations/1/invite_user/",
            "admin",
            "identifier=form%40example.com",
            "application/x-www-form-urlencoded"
        );
        Assert.Equal(201, (int)invited.StatusCode);
    }

    [Theory]
    [InlineData("", "application/json", 400, "This field is required.")]
    [InlineData("", "text/plain", 400, "This field is required.")]
    [InlineData("identifier", "text/plain", 415, "Unsupported media type \"text/plain\" in request.")]
    public async Task A_body_of_nothing_is_read_and_one_of_another_kind_is_not(string body, string type, int expected, string message)
    {
        using HttpResponseMessage response = await SendAsync("POST", "/v1/organizations/1/invite_user/", "admin", body, type);
        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Contains(message.Replace("\"", "\\\""), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_is_as_long_as_the_database_has_room()
    {
        string identifier = $"{new string('a', 60)}@{string.Join(".", Enumerable.Repeat(new string('b', 60), 4))}.example";
        using HttpResponseMessage response = await SendAsync(
            "POST",
            "/v1/organizations/1/invite_user/",
            "admin",
            $$"""{"identifier": "{{identifier}}"}"""
        );
        Assert.Equal("""{"identifier":["Ensure this field has no more than 254 characters."]}""", (await Json(response)).ToJsonString());
    }

    [Theory]
    [InlineData("", "reader01@example.org", "reader12@example.org")]
    [InlineData("?ordering=nonsense", "reader01@example.org", "reader12@example.org")]
    [InlineData("?ordering=-creation_date", "reader12@example.org", "reader01@example.org")]
    [InlineData("?ordering=-identifier", "reader12@example.org", "reader01@example.org")]
    [InlineData("?ordering=origin", "reader04@example.org", "reader12@example.org")]
    public async Task Opt_outs_are_ordered_by_address_unless_told_otherwise(string query, string first, string last)
    {
        using HttpResponseMessage response = await SendAsync("GET", "/v1/organizations/1/opt_outs/" + query, "admin");
        JsonArray results = (await Json(response))["results"]!.AsArray();
        Assert.Equal((first, last), (results[0]!["address"]!.GetValue<string>(), results[^1]!["address"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Times_are_in_utc()
    {
        using HttpResponseMessage response = await SendAsync("GET", "/v1/organizations/1/opt_outs/", "admin");
        Assert.Equal("2017-03-01T07:30:00Z", (await Json(response))["results"]![0]!["creation_date"]!.GetValue<string>());
    }

    [Fact]
    public async Task Users_are_ordered_by_identifier()
    {
        using HttpResponseMessage response = await SendAsync("GET", "/v1/users/", "admin");
        string[] identifiers = [.. (await Json(response))["results"]!.AsArray().Select(user => user!["identifier"]!.GetValue<string>())];
        Assert.Equal(identifiers.Order(StringComparer.Ordinal), identifiers);
        using HttpResponseMessage descending = await SendAsync("GET", "/v1/users/?ordering=-identifier", "admin");
        Assert.Equal(
            Enumerable.Reverse(identifiers),
            (await Json(descending))["results"]!.AsArray().Select(user => user!["identifier"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_page_that_is_not_there_names_what_was_asked_for()
    {
        using HttpResponseMessage response = await SendAsync("GET", "/v1/no%3Cthing/", "admin");
        Assert.Equal(
            "<h1>Not Found</h1><p>The requested URL /v1/no&lt;thing/ was not found on this server.</p>",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private async Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        string user,
        string? body = null,
        string type = "application/json",
        string? accept = null
    )
    {
        using var client = new HttpClient(_emulator.CreateHandler());
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://localhost" + path);
        if (user.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes("api:emulator-munch-" + user))
            );
        if (accept is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> Json(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
