using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using OrgAdmin.Core.Http;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>What is read from the body of a refusal, of every documented family and of none.</summary>
public sealed class ErrorBodyTests
{
    private static readonly Redaction Nothing = new([], []);

    public static TheoryData<string, string, string> Families =>
        new()
        {
            {
                "Gandi",
                """{"code":403,"message":"Access was denied to this resource.","object":"HTTPForbidden","cause":"Forbidden"}""",
                "Access was denied to this resource."
            },
            {
                "Gandi, by field",
                """{"status":"error","errors":[{"location":"body","name":"items","description":"Too few."}]}""",
                "items: Too few."
            },
            { "Equinix Metal, one", """{"error":"Not found"}""", "Not found" },
            {
                "Equinix Metal, several",
                """{"errors":["Address address can't be blank","Address country can't be blank"]}""",
                "Address address can't be blank; Address country can't be blank"
            },
            { "Munch", """{"detail":"Invalid page."}""", "Invalid page." },
            {
                "Munch, by field",
                """{"contact_email":["Saisissez une adresse email valable."],"settings":{"nickname":["Too short."]}}""",
                "contact_email: Saisissez une adresse email valable.; settings.nickname: Too short."
            },
            { "Munch, of no field", """{"non_field_errors":["Invalid organization."]}""", "Invalid organization." },
            { "uData", """{"message":"You do not have the permission"}""", "You do not have the permission" },
            { "uData 16, by field", """{"errors":{"user":["User is already a member"]}}""", "user: User is already a member" },
            { "uData 17, by field", """{"errors":{"user":"Nobody"},"message":"Validation failed"}""", "Validation failed; user: Nobody" },
            {
                "a page of a proxy",
                "<!DOCTYPE html>\n<html><head>\n<title>502 Bad\n Gateway</title>",
                "a web page titled \"502 Bad Gateway\""
            },
            { "a page without a title", "<html><body>sorry", "a web page" },
            { "a title without end", "<title>" + new string('x', 50_000), "a web page" },
            { "text", "upstream connect error", "upstream connect error" },
            { "text over several lines", "one\r\n two\t\u001b[31mthree", "one two [31mthree" },
            { "a field that steers the terminal", "{\"a\\u001b]0;x\\u0007\":[\"b\"]}", "a ]0;x: b" },
            { "text that turns around", "{\"message\":\"a\\u202Eb\"}", "a b" },
            { "numbers", """{"errors":[1,2.5,true,null]}""", "1; 2.5; True" },
            { "nothing", "", "" },
            { "nothing in JSON", "{}", "" },
        };

    private static ErrorBody Read(string body, string family = "Gandi") =>
        ErrorBody.Read(Encoding.UTF8.GetBytes(body), null, ShapeOf(family), Nothing);

    // A family is named after its provider; what comes from a proxy reads the same at each of them.
    private static ErrorBodyShape ShapeOf(string family) =>
        new CoreEntry().Providers.FirstOrDefault(provider => family.StartsWith(provider.DisplayName, StringComparison.Ordinal))?.ErrorBody
        ?? new ErrorBodyShape();

    [Theory]
    [MemberData(nameof(Families))]
    public void Says_what_the_server_said(string family, string body, string text)
    {
        Assert.Equal(text, Read(body, family).Text ?? "");
    }

    [Fact]
    public void Keeps_the_messages_by_field()
    {
        IReadOnlyDictionary<string, IReadOnlyList<string>> fields = Read(
            """{"errors":[{"name":"a","description":"one"},{"name":"a","description":"two"}],"b":["three"]}"""
        ).Fields;
        Assert.Equal(["one", "two"], fields["A"]);
        Assert.Equal(["three"], fields["b"]);
    }

    [Theory]
    [InlineData(8000, "a web page titled \"Down\"")]
    [InlineData(9000, "a web page")]
    public void A_title_is_looked_for_at_the_beginning_of_a_page(int before, string said) =>
        Assert.Equal(said, Read($"<html>{new string(' ', before)}<title>Down</title></html>").Text);

    [Theory]
    [InlineData("<title")]
    [InlineData("<title>")]
    [InlineData("<")]
    [InlineData("{\"a\":")]
    [InlineData("\u001b ")]
    [InlineData("{\"name\":\"a\",\"description\":\"b\"},")]
    public void The_worst_of_bodies_is_read_soon(string unit)
    {
        string body = string.Concat(Enumerable.Repeat(unit, 256 * 1024 / unit.Length));
        foreach (string text in new[] { body, $$"""{"errors":[{{body.TrimEnd(',')}}]}""" })
        {
            long started = Stopwatch.GetTimestamp();
            Assert.InRange((Read(text).Text ?? "").Length, 0, 1100);
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        }
    }
}
