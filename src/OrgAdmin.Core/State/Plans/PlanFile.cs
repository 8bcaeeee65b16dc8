using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.Journal;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State.Plans;

/// <summary>A plan as a JSON file. Its checksum is over what it says, so that one which was edited is not applied by mistake.</summary>
internal static class PlanFile
{
    private const string Format = "OrgAdmin plan";
    private const long Version = 1;

    /// <summary>Writes a plan.</summary>
    public static void Write(OrgPlan plan, Stream destination)
    {
        Dictionary<string, object?> body = BodyOf(plan);
        using var content = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(content, options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("checksum", ChecksumOf(body));
            json.WritePropertyName("plan");
            PlainJson.Write(json, body);
            json.WriteEndObject();
        }
        byte[] bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content.ToArray()).Replace("\r", "") + "\n");
        destination.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidPlan"/> or <see cref="OrgErrorKind.FileError"/>.</exception>
    public static OrgPlan Read(string path)
    {
        byte[] bytes;
        try
        {
            if (FileType.IsSpecial(path))
                throw new IOException("It is no regular file.");
            bytes = AtomicFile.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
        if (PlainJson.TryParse(bytes) is not IReadOnlyDictionary<string, object?> file || Value(file, "format") as string != Format)
            throw Invalid(path, "it is no plan. New-OrgPlan -OutFile writes one.");
        if (Value(file, "version") is not long version || version != Version)
            throw Invalid(path, $"it has version {Value(file, "version")}, and this module knows version {Version}. Make the plan anew.");
        if (Value(file, "plan") is not IReadOnlyDictionary<string, object?> body || Value(file, "checksum") as string != ChecksumOf(body))
            throw Invalid(path, "it was edited after it was made, or is damaged. Change the files, and make the plan anew.");
        return PlanOf(body);
    }

    private static Dictionary<string, object?> BodyOf(OrgPlan plan) =>
        new()
        {
            ["id"] = plan.Id,
            ["createdAt"] = plan.CreatedAt.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                System.Globalization.CultureInfo.InvariantCulture
            ),
            ["path"] = plan.Path,
            ["organizations"] = plan.Organizations.Select(BodyOf).ToList<object?>(),
        };

    private static object BodyOf(OrgPlanOrganization organization) =>
        Present(
            ("connection", organization.Connection),
            ("provider", organization.Provider),
            ("endpoint", organization.Endpoint),
            ("organizationId", organization.OrganizationId),
            ("organizationName", organization.OrganizationName),
            ("file", organization.File),
            ("errorId", organization.ErrorId),
            ("allowsLastAdmin", organization.AllowsLastAdmin ? true : null),
            ("allowsSelf", organization.AllowsSelf ? true : null),
            ("changes", organization.Changes.Select(BodyOf).ToList<object?>()),
            ("refused", organization.Refused.Select(BodyOf).ToList<object?>()),
            ("unknown", organization.Unknown.Select(BodyOf).ToList<object?>()),
            (
                "facts",
                organization
                    .Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal)
                    .ToDictionary(fact => fact.Key, fact => (object?)fact.Value)
            )
        );

    private static object BodyOf(OrgChange change)
    {
        var body = JournalLine
            .FieldsOf(change)
            .Where(field => field.Value is not null)
            .ToDictionary(field => field.Key, field => field.Value);
        // Where it is done stands above; the time is the plan's.
        foreach (string name in new[] { "time", "provider", "connection", "endpoint", "organizationId", "organizationName", "planId" })
            body.Remove(name);
        body["outcome"] = change.Outcome;
        if (change.Error is not null)
            body["error"] = change.Error;
        return body;
    }

    private static OrgPlan PlanOf(IReadOnlyDictionary<string, object?> body) =>
        new()
        {
            Id = Text(body, "id") ?? "",
            CreatedAt = DateTimeOffset.Parse(Text(body, "createdAt")!, System.Globalization.CultureInfo.InvariantCulture),
            Path = Text(body, "path") ?? "",
            Organizations = [.. Items(body, "organizations").Select(OrganizationOf)],
        };

    private static OrgPlanOrganization OrganizationOf(IReadOnlyDictionary<string, object?> body)
    {
        return new OrgPlanOrganization
        {
            Connection = Text(body, "connection") ?? "",
            Provider = Text(body, "provider") ?? "",
            Endpoint = Text(body, "endpoint") ?? "",
            OrganizationId = Text(body, "organizationId"),
            OrganizationName = Text(body, "organizationName") ?? "",
            File = Text(body, "file"),
            ErrorId = Text(body, "errorId"),
            AllowsLastAdmin = Value(body, "allowsLastAdmin") is true,
            AllowsSelf = Value(body, "allowsSelf") is true,
            Changes = Changes("changes"),
            Refused = Changes("refused"),
            Unknown = Changes("unknown"),
            Facts =
                (Value(body, "facts") as IReadOnlyDictionary<string, object?>)?.ToDictionary(
                    fact => fact.Key,
                    fact => fact.Value as string ?? "",
                    StringComparer.OrdinalIgnoreCase
                ) ?? [],
        };

        OrgChange[] Changes(string name) => [.. Items(body, name).Select(ChangeOf)];

        OrgChange ChangeOf(IReadOnlyDictionary<string, object?> change) =>
            new()
            {
                Id = Text(change, "id") ?? "",
                Provider = Text(body, "provider") ?? "",
                Connection = Text(body, "connection") ?? "",
                Endpoint = Text(body, "endpoint"),
                OrganizationId = Text(body, "organizationId") ?? "",
                OrganizationName = Text(body, "organizationName"),
                Kind = Text(change, "kind") ?? "",
                Action = Text(change, "action") ?? "",
                Target = Text(change, "target") ?? "",
                UserId = Text(change, "userId"),
                Email = Text(change, "email"),
                Property = Text(change, "property"),
                Before = Value(change, "before"),
                After = Value(change, "after"),
                Outcome = Text(change, "outcome") ?? ChangeOutcome.Planned,
                Error = Text(change, "error"),
            };
    }

    private static string ChecksumOf(object body)
    {
        using var sha256 = SHA256.Create();
        return "sha256:" + BitConverter.ToString(sha256.ComputeHash(PlainJson.ToUtf8(body))).Replace("-", "").ToLowerInvariant();
    }

    private static Dictionary<string, object?> Present(params (string Name, object? Value)[] properties) =>
        properties.Where(property => property.Value is not null).ToDictionary(property => property.Name, property => property.Value);

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Items(IReadOnlyDictionary<string, object?> body, string name) =>
        (Value(body, name) as IEnumerable<object?> ?? []).OfType<IReadOnlyDictionary<string, object?>>();

    private static string? Text(IReadOnlyDictionary<string, object?> body, string name) => Value(body, name) as string;

    private static object? Value(IReadOnlyDictionary<string, object?> body, string name) =>
        body.TryGetValue(name, out object? value) ? value : null;

    private static OrgException Invalid(string path, string why) =>
        new(OrgErrorKind.InvalidPlan, DisplayText.Of($"{path} cannot be applied: {why}"));
}
