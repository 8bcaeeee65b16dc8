using System;
using System.Collections.Generic;
using System.Numerics;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Json;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>A request that a person writes: what is sent is what was meant, and what comes back is whole.</summary>
public sealed class RestCallTests
{
    private static Task<RestAnswer> InvokeAsync(Script server, string path, IDictionary<string, object?>? query = null) =>
        Connect
            .To<IRestInvoker>(OrgProvider.UData, "https://api.example.net/api/1", transport: server)
            .InvokeAsync(new RestCall { Path = path, Query = query }, OperationContext.None);

    [Fact]
    public async Task Null_is_null_and_not_a_text()
    {
        Assert.Null((await InvokeAsync(new Script().Answer(200, "null"), "x")).Content);
        var list = Assert.IsType<List<object?>>((await InvokeAsync(new Script().Answer(200, "[null, 1]"), "x")).Content);
        Assert.Equal([null, 1L], list);
        Assert.Equal("nul", (await InvokeAsync(new Script().Answer(200, "nul"), "x")).Content);
    }

    [Fact]
    public async Task Every_key_comes_back()
    {
        var answer = Assert.IsType<Dictionary<string, object?>>(
            (await InvokeAsync(new Script().Answer(200, """{"": 1, "a": 2, "A": 3}"""), "x")).Content
        );
        Assert.Equal((1L, 2L, 3L), (answer[""], answer["a"], answer["A"]));
    }

    [Fact]
    public async Task Dates_are_sent_in_ISO_form_and_numbers_whole()
    {
        Script server = new Script().Answer(200);
        await InvokeAsync(
            server,
            "x",
            new Dictionary<string, object?>
            {
                ["local"] = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Unspecified),
                ["utc"] = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc),
                ["offset"] = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)),
                ["big"] = BigInteger.Parse("123456789012345678901234567890", System.Globalization.CultureInfo.InvariantCulture),
                ["several"] = new List<object?> { true, 1.5 },
            }
        );
        Assert.Equal(
            "GET /api/1/x?local=2026-02-03T04%3A05%3A06&utc=2026-02-03T04%3A05%3A06Z&offset=2026-02-03T04%3A05%3A06%2B02%3A00"
                + "&big=123456789012345678901234567890&several=true&several=1.5",
            Assert.Single(server.Requests)
        );
    }

    [Fact]
    public async Task A_table_is_no_value_of_a_query()
    {
        Script server = new Script().Answer(200);
        OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
            InvokeAsync(server, "x", new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { ["b"] = 1 } })
        );
        Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_big_number_is_sent_whole() =>
        Assert.Equal(
            "[123456789012345678901234567890,null]",
            Encoding.UTF8.GetString(
                PlainJson.ToUtf8(
                    new List<object?>
                    {
                        BigInteger.Parse("123456789012345678901234567890", System.Globalization.CultureInfo.InvariantCulture),
                        null,
                    }
                )
            )
        );

    [Theory]
    [InlineData("?page=2", "https://api.example.net/api/1/x?page=2")]
    [InlineData("/api/1/x?page=2", "/api/1/x?page=2")]
    [InlineData("https://api.example.net/api/1/x?page=2", "https://api.example.net/api/1/x?page=2")]
    public async Task A_link_that_is_only_a_query_is_relative_to_what_was_asked_for(string link, string next)
    {
        Script server = new Script().Answer(200, "[1]", ("Link", $"<{link}>; rel=\"next last\""));
        Assert.Equal(next, (await InvokeAsync(server, "x?page=1&size=3")).Next);
    }

    [Theory]
    [InlineData("https://evil.example/x?page=2&t=CANARY", OrgErrorKind.CrossOriginRefused)]
    [InlineData("https://api.example.net/api/1/../CANARY", OrgErrorKind.InvalidValue)]
    [InlineData("xHALFCANARY", OrgErrorKind.InvalidValue)]
    public async Task What_a_refused_link_repeats_of_the_credential_is_not_shown(string link, OrgErrorKind kind)
    {
        foreach (string written in new[] { Connect.Canary, "%" + ((int)Connect.Canary[0]).ToString("x2") + Connect.Canary.Substring(1) })
        {
            OrgException error = await Assert.ThrowsAsync<OrgException>(() =>
                InvokeAsync(new Script().Answer(200, "[]"), link.Replace("HALF", "\uD800").Replace("CANARY", written))
            );
            Assert.Equal(kind, error.Kind);
            Assert.DoesNotContain(written, error.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_link_keeps_what_it_needs_and_loses_its_fragment_and_no_object_has_the_credential()
    {
        string page =
            $$"""{"data": [{"id": "{{Connect.Canary}}", "about": "is {{Connect.Canary}}"}], "next_page": "/api/1/x?key={{Connect.Canary}}#top"}""";
        RestAnswer answer = await InvokeAsync(new Script().Answer(200, page, ("X-Echo", Connect.Canary)), "x");
        Assert.Equal($"/api/1/x?key={Connect.Canary}", answer.Next);
        Assert.Equal("***", Assert.Single(answer.Headers["X-Echo"]));
        Assert.DoesNotContain(ObjectGraph.Texts(answer.Items!), text => text.Contains(Connect.Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(ObjectGraph.Texts(answer.Content!), text => text.Contains(Connect.Canary, StringComparison.Ordinal));
    }

    [Fact]
    public void The_address_that_is_shown_masks_what_may_be_secret()
    {
        var api = Connect.To<IRestInvoker>(OrgProvider.UData, "https://api.example.net/api/1", transport: new Script().Answer(200));
        Assert.Equal(
            "https://api.example.net/api/1/x?page=2&token=***&key=***",
            api.AddressOf(
                new RestCall
                {
                    Path = "x?page=2&token=abc",
                    Query = new Dictionary<string, object?> { ["key"] = "def" },
                }
            )
        );
        Assert.Throws<OrgException>(() => api.AddressOf(new RestCall { Path = "x#y" }));
        Assert.Throws<OrgException>(() =>
            api.AddressOf(
                new RestCall
                {
                    Path = "x",
                    Query = new Dictionary<string, object?> { ["a"] = "\uD800" },
                }
            )
        );
    }
}
