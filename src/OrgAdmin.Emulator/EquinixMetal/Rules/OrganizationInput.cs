using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>What a caller may write about an organization.</summary>
internal static class OrganizationInput
{
    private static readonly string[] PlainFields = ["description", "website", "twitter", "logo"];

    public static void CheckNew(JsonObject body) =>
        Check([.. NameProblems(body, isRequired: true), .. AddressProblems(body["address"] as JsonObject ?? [])]);

    public static void CheckChange(JsonObject body) =>
        Check([.. NameProblems(body, isRequired: false), .. body["address"] is JsonObject address ? AddressProblems(address) : []]);

    /// <summary>Keeps what was sent.</summary>
    public static void Write(JsonObject body, MetalOrg organization)
    {
        if (Text(body, "name") is { } name)
            organization.Fields["name"] = name;
        foreach (string field in PlainFields.Where(body.ContainsKey))
            organization.Fields[field] = body[field]?.DeepClone();
        if (body["customdata"] is JsonObject custom)
            organization.Fields["customdata"] = custom.DeepClone();
        if (body["address"] is JsonObject address)
            organization.Address = (JsonObject)address.DeepClone();
    }

    /// <summary>A text of the body; null if it is none or blank.</summary>
    public static string? Text(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue(out string? text) && text.Trim().Length > 0 ? text : null;

    private static void Check(string[] problems)
    {
        if (problems.Length > 0)
            throw MetalErrors.Invalid(problems);
    }

    private static IEnumerable<string> NameProblems(JsonObject body, bool isRequired)
    {
        if ((isRequired || body.ContainsKey("name")) && Text(body, "name") is null)
            yield return "Name can't be blank";
    }

    // The texts of equinix/metal-cli issue 311. The document calls the address optional; the service never did.
    private static IEnumerable<string> AddressProblems(JsonObject address)
    {
        if (Text(address, "address") is null)
            yield return "Address address can't be blank";
        if (Text(address, "zip_code") is null)
            yield return "Address zip code can't be blank";
        if (Text(address, "country") is null)
            yield return "Address country can't be blank";
        if (!Pattern.IsMatch(Text(address, "country") ?? "", "^[A-Za-z]{2}$"))
            yield return "Address country must be a two letter code (ISO 3166-1 alpha-2)";
    }
}
