using System;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// The form that an answer is wanted in. The emulator answers JSON, to those as well who would get a page of HTML or CSV.
/// </summary>
internal static class ContentNegotiation
{
    private static readonly string[] Offered = ["application/json", "text/html", "text/csv"];
    private static readonly string[] Formats = ["json", "api", "csv"];

    public static void Check(ApiCall call, MunchErrors errors)
    {
        if (call.Query("format") is { Length: > 0 } format && !Formats.Contains(format))
            throw errors.NotFound();
        string accept = call.Header("Accept") ?? "";
        if (accept.Trim().Length > 0 && !accept.Split(',').Select(range => range.Split(';')[0].Trim()).Any(IsOffered))
            throw errors.Detail(406, "Could not satisfy the request Accept header.");
    }

    private static bool IsOffered(string range) =>
        range == "*/*"
        || Offered.Any(type =>
            string.Equals(type, range, StringComparison.OrdinalIgnoreCase)
            || (
                range.EndsWith("/*", StringComparison.Ordinal)
                && type.StartsWith(range.Substring(0, range.Length - 1), StringComparison.OrdinalIgnoreCase)
            )
        );
}
