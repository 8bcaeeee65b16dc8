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
            bytes = AtomicFile.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{path} cannot be read: {error.Message}", error);
        }
        if (PlainJson.TryParse(bytes) is not IReadOnlyDictionary<string, object?> file || file.Text("format") != Format)
            throw Invalid(path, "it is no plan. New-OrgPlan -OutFile writes one.");
        if (file.Value("version") is not long version || version != Version)
            throw Invalid(path, $"it has version {file.Value("version")}, and this module knows version {Version}. Make the plan anew.");
        if (file.Value("plan") is not IReadOnlyDictionary<string, object?> body || file.Text("checksum") != ChecksumOf(body))
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
            Id = body.Text("id") ?? "",
            CreatedAt = DateTimeOffset.Parse(body.Text("createdAt")!, System.Globalization.CultureInfo.InvariantCulture),
            Path = body.Text("path") ?? "",
            Organizations = [.. Items(body, "organizations").Select(OrganizationOf)],
        };

    private static OrgPlanOrganization OrganizationOf(IReadOnlyDictionary<string, object?> body)
    {
        return new OrgPlanOrganization
        {
            Connection = body.Text("connection") ?? "",
            Provider = body.Text("provider") ?? "",
            Endpoint = body.Text("endpoint") ?? "",
            OrganizationId = body.Text("organizationId"),
            OrganizationName = body.Text("organizationName") ?? "",
            File = body.Text("file"),
            ErrorId = body.Text("errorId"),
            AllowsLastAdmin = body.Value("allowsLastAdmin") is true,
            AllowsSelf = body.Value("allowsSelf") is true,
            Changes = Changes("changes"),
            Refused = Changes("refused"),
            Unknown = Changes("unknown"),
            Facts =
                (body.Value("facts") as IReadOnlyDictionary<string, object?>)?.ToDictionary(
                    fact => fact.Key,
                    fact => fact.Value as string ?? "",
                    StringComparer.OrdinalIgnoreCase
                ) ?? [],
        };

        OrgChange[] Changes(string name) => [.. Items(body, name).Select(ChangeOf)];

        OrgChange ChangeOf(IReadOnlyDictionary<string, object?> change) =>
            new()
            {
                Id = change.Text("id") ?? "",
                Provider = body.Text("provider") ?? "",
                Connection = body.Text("connection") ?? "",
                Endpoint = body.Text("endpoint"),
                OrganizationId = body.Text("organizationId") ?? "",
                OrganizationName = body.Text("organizationName"),
                Kind = change.Text("kind") ?? "",
                Action = change.Text("action") ?? "",
                Target = change.Text("target") ?? "",
                UserId = change.Text("userId"),
                Email = change.Text("email"),
                Property = change.Text("property"),
                Before = change.Value("before"),
                After = change.Value("after"),
                Outcome = change.Text("outcome") ?? ChangeOutcome.Planned,
                Error = change.Text("error"),
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
        (body.Value(name) as IEnumerable<object?> ?? []).OfType<IReadOnlyDictionary<string, object?>>();

    private static OrgException Invalid(string path, string why) =>
        new(OrgErrorKind.InvalidPlan, DisplayText.Of($"{path} cannot be applied: {why}"));
}
