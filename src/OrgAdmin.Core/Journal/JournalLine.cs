using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Journal;

/// <summary>One line of a journal: JSON, with the version of its form.</summary>
internal static class JournalLine
{
    /// <summary>The version that is written. Lines of a later one are told and left out.</summary>
    public const int Version = 1;

    public const string Intent = "intent";

    public const string Outcome = "outcome";

    /// <summary>Writes a line, without its end.</summary>
    /// <param name="type">Intent or outcome.</param>
    /// <param name="fields">What it says; fields without a value are left out.</param>
    public static byte[] Write(string type, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("type", type);
            foreach (KeyValuePair<string, object?> field in fields)
            {
                if (field.Value is null or "")
                    continue;
                json.WritePropertyName(field.Key);
                PlainJson.Write(json, field.Value);
            }
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>What an intent says.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> FieldsOf(OrgChange change) =>
        new Dictionary<string, object?>
        {
            ["id"] = change.Id,
            ["time"] = change.Time.ToUniversalTime(),
            ["provider"] = change.Provider,
            ["connection"] = change.Connection,
            ["endpoint"] = change.Endpoint,
            ["user"] = change.User,
            ["cmdlet"] = change.Cmdlet,
            ["organizationId"] = change.OrganizationId,
            ["organizationName"] = change.OrganizationName,
            ["kind"] = change.Kind,
            ["action"] = change.Action,
            ["target"] = change.Target,
            ["userId"] = change.UserId,
            ["email"] = change.Email,
            ["property"] = change.Property,
            ["before"] = change.Before,
            ["after"] = change.After,
            ["planId"] = change.PlanId,
        };

    /// <summary>The change that an intent tells, with what its outcome told if there is one.</summary>
    public static OrgChange ChangeOf(IReadOnlyDictionary<string, object?> intent, IReadOnlyDictionary<string, object?>? outcome) =>
        new()
        {
            Id = Text(intent, "id") ?? "",
            Time = Time(intent),
            Provider = Text(intent, "provider") ?? "",
            Connection = Text(intent, "connection") ?? "",
            Endpoint = Text(intent, "endpoint"),
            User = Text(intent, "user"),
            Cmdlet = Text(intent, "cmdlet"),
            OrganizationId = Text(intent, "organizationId") ?? (outcome is null ? null : Text(outcome, "organizationId")) ?? "",
            OrganizationName = Text(intent, "organizationName"),
            Kind = Text(intent, "kind") ?? "",
            Action = Text(intent, "action") ?? "",
            Target = Text(intent, "target") ?? "",
            UserId = Text(intent, "userId"),
            Email = Text(intent, "email"),
            Property = Text(intent, "property"),
            Before = Value(intent, "before"),
            After = Value(intent, "after"),
            PlanId = Text(intent, "planId"),
            Outcome = outcome is null ? ChangeOutcome.Unknown : Text(outcome, "outcome") ?? ChangeOutcome.Unknown,
            StatusCode = outcome is not null && Value(outcome, "status") is long status ? (int)status : null,
            RequestId = outcome is null ? null : Text(outcome, "requestId"),
            Error = outcome is null ? null : Text(outcome, "error"),
        };

    public static string? Text(IReadOnlyDictionary<string, object?> line, string name) => Value(line, name) as string;

    private static object? Value(IReadOnlyDictionary<string, object?> line, string name) =>
        line.TryGetValue(name, out object? value) ? value : null;

    private static DateTimeOffset Time(IReadOnlyDictionary<string, object?> line) =>
        DateTimeOffset.TryParse(
            Text(line, "time"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time
        )
            ? time
            : default;
}
