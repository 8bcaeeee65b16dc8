using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using OrgAdmin.Emulation.EquinixMetal;
using OrgAdmin.Emulation.Gandi;
using OrgAdmin.Emulation.Munch;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests;

/// <summary>What holds for all four emulated APIs.</summary>
public sealed class EveryApiTests
{
    private const string Alice = "80548b45-e18d-4cab-adef-e10a8406de4a";
    private const string Harbour = "e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10";
    private const string Main = "534fff000000000000000001";

    private readonly OrgEmulator _emulator = new();

    public static TheoryData<string> Readable =>
        [
            "/v5/organization/organizations",
            $"/v5/organization/organizations/{Alice}",
            $"/v5/organization/organizations/{Alice}/customers",
            "/v5/organization/user-info",
            "/metal/v1/user",
            "/metal/v1/organizations",
            $"/metal/v1/organizations/{Harbour}",
            $"/metal/v1/organizations/{Harbour}/members",
            $"/metal/v1/organizations/{Harbour}/invitations",
            $"/metal/v1/organizations/{Harbour}/projects",
            "/v1/me/",
            "/v1/users/",
            "/v1/users/1/",
            "/v1/organizations/",
            "/v1/organizations/1/",
            "/v1/organizations/1/children/",
            "/v1/organizations/1/opt_outs/",
            "/api/1/organizations/",
            "/api/1/organizations/roles/",
            "/api/1/organizations/suggest/?q=a",
            $"/api/1/organizations/{Main}/",
            $"/api/1/organizations/{Main}/datasets/",
            $"/api/1/organizations/{Main}/reuses/",
            $"/api/1/organizations/{Main}/discussions/",
            $"/api/1/organizations/{Main}/followers/",
            $"/api/1/organizations/{Main}/membership/",
            $"/api/1/organizations/{Main}/assignments/",
            $"/api/1/organizations/{Main}/catalog.ttl",
            "/api/1/me/",
            "/api/1/me/org_invitations/",
            "/api/1/me/api_tokens/",
            "/api/1/notifications/",
            "/api/1/organizations/badges/",
            "/api/1/datasets/horaires-prevus-sur-les-lignes/",
            $"/api/1/organizations/{Main}/contacts/suggest/?q=a",
            $"/api/2/organizations/{Main}/extras/",
            "/api/1/users/suggest/?q=zoe",
            "/s/avatars/1d/idfm-original.png",
            $"/api/1/dataservices/?organization={Main}",
            $"/api/1/activity/?organization={Main}",
            $"/api/1/organizations/{Main}/contacts/",
            $"/api/1/organizations/{Main}/datasets.csv",
            "/api/1/contacts/roles/",
            "/api/1/users/zoe-fontaine/",
            "/api/2/organizations/search/?q=a",
        ];

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task Whatever_answers_GET_answers_HEAD_without_the_body_and_OPTIONS(string path)
    {
        (int status, string body, HttpResponseMessage get) = await _emulator.AskAsync("GET", path);
        Assert.Equal(200, status);
        Assert.NotEmpty(body);

        (int headStatus, string headBody, HttpResponseMessage head) = await _emulator.AskAsync("HEAD", path);
        Assert.Equal((200, ""), (headStatus, headBody));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(
            (await get.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length,
            head.Content.Headers.ContentLength
        );

        (int optionsStatus, _, HttpResponseMessage options) = await _emulator.AskAsync("OPTIONS", path);
        Assert.Equal(200, optionsStatus);
        string[] allowed = [.. options.Content.Headers.Allow];
        Assert.Superset(new[] { "GET", "HEAD", "OPTIONS" }.ToHashSet(), allowed.ToHashSet());
    }

    [Theory]
    [InlineData("/v5/organization/nothing")]
    [InlineData("/metal/v1/nothing")]
    [InlineData("/v1/nothing/")]
    [InlineData("/api/1/nothing/")]
    public async Task Nothing_is_nothing_by_any_method(string path)
    {
        foreach (string method in new[] { "GET", "HEAD", "OPTIONS", "POST" })
            Assert.Equal(404, (await _emulator.AskAsync(method, path, method == "POST" ? "{}" : null)).Status);
    }

    // Half a character is JSON, but no text: each API reads it in the middle of its work.
    [Theory]
    [InlineData("/v5/organization/organizations/" + Alice + "/customers", """{"city": "\ud800"}""", "HTTPInternalServerError")]
    [InlineData("/metal/v1/organizations", """{"name": "\ud800"}""", "\"error\"")]
    [InlineData("/v1/organizations/", """{"name": "\ud800"}""", "<h1>Server Error (500)</h1>")]
    [InlineData("/api/1/organizations/", """{"name": "\ud800", "description": "d"}""", "\"message\"")]
    public async Task An_api_whose_code_fails_answers_500_in_its_own_form(string path, string body, string form)
    {
        (int status, string answer, _) = await _emulator.AskAsync("POST", path, body);
        Assert.Equal(500, status);
        Assert.Contains(form, answer);
        Assert.Equal(500, _emulator.Requests.Single().StatusCode);
        Assert.Equal(200, (await _emulator.AskAsync("GET", "/api/1/organizations/")).Status);
    }

    [Theory]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0xFDD0)]
    [InlineData(0x1FFFE)]
    public async Task A_noncharacter_in_a_name_is_kept_like_any_other(int noncharacter)
    {
        string name = "Be" + char.ConvertFromUtf32(noncharacter) + "tween";
        string address = """{"address": "1 Quay", "zip_code": "3011", "country": "NL"}""";
        (int status, string body, _) = await _emulator.AskAsync(
            "POST",
            "/metal/v1/organizations",
            $$"""{"name": "{{name}}", "address": {{address}}}"""
        );
        Assert.Equal(201, status);
        Assert.Equal(name, (string?)JsonNode.Parse(body)!["name"]);
        (status, body, _) = await _emulator.AskAsync(
            "POST",
            "/v1/organizations/",
            $$"""{"name": "{{name}}", "contact_email": "a@example.org", "parent": "http://localhost/v1/organizations/1/"}"""
        );
        Assert.Equal(201, status);
        Assert.Equal(name, (string?)JsonNode.Parse(body)!["name"]);
        (status, body, _) = await _emulator.AskAsync("POST", "/api/1/organizations/", $$"""{"name": "{{name}}", "description": "d"}""");
        Assert.Equal(201, status);
        Assert.Equal(name, (string?)JsonNode.Parse(body)!["name"]);
        body = (await _emulator.AskAsync("GET", "/api/1/organizations/?page_size=100")).Body;
        Assert.Contains(name, JsonNode.Parse(body)!["data"]!.AsArray().Select(organization => (string?)organization!["name"]));
        // It is no letter, so the slug is without it, and this spelling leads there.
        Assert.Equal(308, (await _emulator.AskAsync("GET", "/api/1/organizations/" + Uri.EscapeDataString(name + "?") + "/")).Status);
        (status, _, _) = await _emulator.AskAsync("PUT", $"/api/1/organizations/{Main}/", $$"""{"name": "{{name}}"}""");
        Assert.Equal(200, status);
        foreach (string format in new[] { "xml", "ttl", "nt", "json" })
            Assert.Equal(200, (await _emulator.AskAsync("GET", $"/api/1/organizations/{Main}/catalog.{format}")).Status);
    }

    // A field that holds whoever asked last is right until two people ask.
    [Fact]
    public void No_api_keeps_its_caller()
    {
        Type[] apis = [.. typeof(OrgEmulator).Assembly.GetTypes().Where(type => type.BaseType?.Name == "EmulatedApi")];
        Assert.Equal(4, apis.Length);
        Type[] people = [typeof(GandiUser), typeof(MetalPerson), typeof(MunchUserRecord), typeof(UserRecord)];
        IEnumerable<FieldInfo> fields = apis.SelectMany(api => api.GetFields(BindingFlags.Instance | BindingFlags.NonPublic));
        Assert.DoesNotContain(fields, field => people.Contains(field.FieldType) || field.FieldType == typeof(bool));
    }

    [Fact]
    public async Task The_last_of_two_equal_keys_counts()
    {
        (int status, string body, _) = await _emulator.AskAsync(
            "POST",
            "/api/1/organizations/",
            """{"name": "First", "description": "d", "name": "Second"}"""
        );
        Assert.Equal(201, status);
        Assert.Contains("\"name\":\"Second\"", body);
    }
}
