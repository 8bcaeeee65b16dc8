using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>
/// What a caller may write about an organization: the fields of the document, and the logo of older ones. What it has no field for is
/// passed over; what it has a field for is kept or refused. The texts are known where an issue shows them, else in the manner of those.
/// </summary>
internal static class OrganizationInput
{
    private static readonly string[] PlainFields = ["description", "website", "twitter", "logo"];
    private static readonly string[] AddressFields = ["address", "address2", "city", "coordinates", "country", "state", "zip_code"];

    public static void CheckNew(JsonObject body) =>
        Check([
            .. NameProblems(body, isRequired: true),
            .. AddressProblems(body, "address", isRequired: true),
            .. AddressProblems(body, "billing_address", isRequired: false),
            .. OtherProblems(body),
        ]);

    public static void CheckChange(JsonObject body) =>
        Check([
            .. NameProblems(body, isRequired: false),
            .. AddressProblems(body, "address", isRequired: false),
            .. AddressProblems(body, "billing_address", isRequired: false),
            .. OtherProblems(body),
        ]);

    /// <summary>Keeps what was sent.</summary>
    public static void Write(JsonObject body, MetalOrg organization)
    {
        if (Text(body, "name") is { } name)
            organization.Fields["name"] = name;
        foreach (string field in PlainFields.Where(body.ContainsKey))
            organization.Fields[field] = body[field]?.ToString();
        if (body["customdata"] is JsonObject custom)
            organization.Fields["customdata"] = custom.DeepClone();
        if (body.TryGetPropertyValue("enforce_2fa_at", out JsonNode? time))
            organization.Fields["enforce_2fa_at"] = Time(time) is { } known ? Times.Text(known) : null;
        if (body["address"] is JsonObject address)
            organization.Address = Address(address);
        if (body["billing_address"] is JsonObject billing)
            organization.BillingAddress = Address(billing);
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

    private static IEnumerable<string> OtherProblems(JsonObject body)
    {
        foreach (string field in PlainFields.Where(field => body[field] is JsonObject or JsonArray))
            yield return $"{Title(field)} is invalid";
        if (body["customdata"] is not null and not JsonObject)
            yield return "Customdata is invalid";
        if (body["enforce_2fa_at"] is { } time && Time(time) is null)
            yield return "Enforce 2fa at is invalid";
    }

    // The texts of equinix/metal-cli issue 311. The document calls the address optional; the service never did.
    private static IEnumerable<string> AddressProblems(JsonObject body, string field, bool isRequired)
    {
        if (!isRequired && body[field] is null)
            yield break;
        string title = Title(field);
        JsonObject address = body[field] as JsonObject ?? [];
        if (Text(address, "address") is null)
            yield return $"{title} address can't be blank";
        if (Text(address, "zip_code") is null)
            yield return $"{title} zip code can't be blank";
        if (Text(address, "country") is null)
            yield return $"{title} country can't be blank";
        if (!Pattern.IsMatch(Text(address, "country") ?? "", "^[A-Za-z]{2}$"))
            yield return $"{title} country must be a two letter code (ISO 3166-1 alpha-2)";
    }

    private static JsonObject Address(JsonObject sent)
    {
        var address = new JsonObject();
        foreach (string field in AddressFields)
        {
            if (sent[field] is { } value)
                address[field] = value is JsonObject ? value.DeepClone() : value.ToString();
        }
        return address;
    }

    private static DateTimeOffset? Time(JsonNode? node) =>
        node is JsonValue value
        && value.TryGetValue(out string? text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    // billing_address is "Billing address".
    private static string Title(string field) => char.ToUpperInvariant(field[0]) + field.Substring(1).Replace('_', ' ');
}
