using System;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>What is written into a path is sent as it is written, or not at all.</summary>
public sealed class RouteTests
{
    private static readonly Uri Endpoint = new("https://api.example.net/api/1/");

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData(@"good\..\victim", "good%5C..%5Cvictim")]
    [InlineData("x/../../me", "x%2F..%2F..%2Fme")]
    [InlineData("%2f", "%252f")]
    [InlineData("a b#c?d", "a%20b%23c%3Fd")]
    [InlineData("\U0001F600", "%F0%9F%98%80")]
    public void An_id_never_changes_the_path(string id, string segment) =>
        Assert.Equal($"/api/1/things/{segment}", Route.To($"things/{id}").ToUri(Endpoint).AbsolutePath);

    [Fact(Skip = Runtime.EscapesLess, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public void What_RFC_3986_reserves_is_escaped() => An_id_never_changes_the_path("île!*'()", "%C3%AEle%21%2A%27%28%29");

    [Theory]
    [InlineData(@"things\x")]
    [InlineData(@"a\..\b")]
    [InlineData("things/1#now")]
    [InlineData("things?q=a#now")]
    public void A_path_that_would_become_another_one_is_refused(string path) =>
        Assert.Equal(OrgErrorKind.InvalidValue, Assert.Throws<OrgException>(() => Route.Verbatim(path, Endpoint).ToUri(Endpoint)).Kind);

    [Theory]
    [InlineData("things/a b", "/api/1/things/a%20b")]
    [InlineData("things/île", "/api/1/things/%C3%AEle")]
    [InlineData("things/%C3%AEle/", "/api/1/things/%C3%AEle/")]
    [InlineData("things/a%2Fb", "/api/1/things/a%2Fb")]
    [InlineData("/api/2/things", "/api/2/things")]
    public void A_path_that_a_person_writes_is_escaped_and_no_more(string path, string sent) =>
        Assert.Equal(sent, Route.Verbatim(path, Endpoint).ToUri(Endpoint).AbsolutePath);

    [Theory]
    [InlineData("https://api.example.net/api/1/things/a%2Fb?x=1", "/api/1/things/a%2Fb?x=1")]
    [InlineData("https://api.example.net?x=1", "/?x=1")]
    [InlineData("https://api.example.net", "/")]
    [InlineData("//api.example.net/api/2/things", "/api/2/things")]
    public void Of_a_whole_address_of_the_same_origin_the_path_is_kept_as_it_was_written(string address, string sent)
    {
        var endpoint = new Uri("https://api.example.net/api/1");
        Assert.Equal(sent, Route.Verbatim(address, endpoint).ToUri(endpoint).PathAndQuery);
    }

    [Theory]
    [InlineData("https://api.example.net/api/1/things/../me")]
    [InlineData("https://api.example.net/api/1/%2e%2e/me")]
    public void A_whole_address_with_steps_in_it_is_refused(string address)
    {
        var endpoint = new Uri("https://api.example.net/api/1");
        Assert.Equal(OrgErrorKind.InvalidValue, Assert.Throws<OrgException>(() => Route.Verbatim(address, endpoint).ToUri(endpoint)).Kind);
    }

    [Fact]
    public void A_broken_character_is_refused_wherever_it_is()
    {
        // An attribute could not hold these texts: it stores UTF-8.
        foreach (string text in new[] { "\uD800", "a\uDFFFb", "\uDC00\uD800" })
        {
            Assert.Equal(OrgErrorKind.InvalidValue, Assert.Throws<OrgException>(() => Route.To($"things/{text}")).Kind);
            Assert.Equal(OrgErrorKind.InvalidValue, Assert.Throws<OrgException>(() => Route.To($"things").With("q", text)).Kind);
            Assert.Equal(OrgErrorKind.InvalidValue, Assert.Throws<OrgException>(() => Route.Verbatim("things/" + text, Endpoint)).Kind);
        }
    }
}
