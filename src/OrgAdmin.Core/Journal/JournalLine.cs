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
            Id = intent.Text("id") ?? "",
            Time = Time(intent),
            Provider = intent.Text("provider") ?? "",
            Connection = intent.Text("connection") ?? "",
            Endpoint = intent.Text("endpoint"),
            User = intent.Text("user"),
            Cmdlet = intent.Text("cmdlet"),
            OrganizationId = intent.Text("organizationId") ?? (outcome is null ? null : outcome.Text("organizationId")) ?? "",
            OrganizationName = intent.Text("organizationName"),
            Kind = intent.Text("kind") ?? "",
            Action = intent.Text("action") ?? "",
            Target = intent.Text("target") ?? "",
            UserId = intent.Text("userId"),
            Email = intent.Text("email"),
            Property = intent.Text("property"),
            Before = intent.Value("before"),
            After = intent.Value("after"),
            PlanId = intent.Text("planId"),
            Outcome = outcome is null ? ChangeOutcome.Unknown : outcome.Text("outcome") ?? ChangeOutcome.Unknown,
            StatusCode = outcome is not null && outcome.Value("status") is long status ? (int)status : null,
            RequestId = outcome is null ? null : outcome.Text("requestId"),
            Error = outcome is null ? null : outcome.Text("error"),
        };

    private static DateTimeOffset Time(IReadOnlyDictionary<string, object?> line) =>
        DateTimeOffset.TryParse(
            line.Text("time"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time
        )
            ? time
            : default;
}
