using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>What an order of a customer must say.</summary>
internal static class CustomerInput
{
    /// <summary>The four types that organizations and customers have.</summary>
    public static readonly string[] Types = ["individual", "company", "association", "publicbody"];

    private static readonly string[] Required = ["city", "country", "email", "firstname", "lastname", "phone", "streetaddr", "type"];
    private static readonly string[] Optional = ["fax", "orgname", "reference", "state", "streetaddr2", "zip"];

    /// <summary>What is wrong with an order, field by field.</summary>
    public static IEnumerable<(string Field, string Problem)> Problems(JsonObject body)
    {
        foreach (string field in Required)
        {
            if (body[field] is null || (body[field] is JsonValue value && value.TryGetValue(out string? text) && text.Trim().Length == 0))
                yield return (field, "Required");
        }
        foreach (KeyValuePair<string, JsonNode?> entry in body)
        {
            bool isText = entry.Value is JsonValue value && value.TryGetValue(out string? _);
            if (!Required.Contains(entry.Key) && !Optional.Contains(entry.Key))
                yield return (entry.Key, "Unknown field");
            else if (entry.Value is not null && !isText)
                yield return (entry.Key, "Not a string");
        }
        if (Given(body, "type") is { } type && !Types.Contains(type))
            yield return ("type", $"\"{type}\" is not one of {string.Join(", ", Types)}");
        if (Given(body, "email") is { } email && !Pattern.IsMatch(email, @"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"))
            yield return ("email", "Invalid email address");
        if (Given(body, "country") is { } country && !Countries.Contains(country))
            yield return ("country", "Not a country code");
        foreach (string field in new[] { "phone", "fax" })
        {
            // The form of the document's example: the country's code, a dot, the number without its leading zero.
            if (Given(body, field) is { } number && !Pattern.IsMatch(number, @"^\+[1-9][0-9]{0,2}\.[0-9]{4,14}$"))
                yield return (field, "Not a phone number");
        }
    }

    /// <summary>The name that a customer gets, if it is free.</summary>
    public static string NameOf(JsonObject body)
    {
        string text = Given(body, "orgname") ?? Given(body, "firstname") + Given(body, "lastname");
        return Pattern.Replace(text.ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-');
    }

    /// <summary>A text of the body; null if it is none or blank.</summary>
    public static string? Given(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue(out string? text) && text.Trim().Length > 0 ? text : null;
}
