using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State;

/// <summary>Writes a snapshot. An organization is written, and forgotten, before the next one is asked for.</summary>
internal sealed class SnapshotWriter(Stream destination)
{
    private readonly MemoryStream _pending = new();

    public void Write(OrgSnapshot snapshot)
    {
        // Names are shown as they are; the relaxed encoder only leaves out escapes that HTML pages would need.
        using var json = new Utf8JsonWriter(
            _pending,
            new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteString("format", SnapshotStore.Format);
        json.WriteNumber("version", SnapshotStore.Version);
        json.WriteString(
            "takenAt",
            snapshot.TakenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)
        );
        json.WriteStartArray("connections");
        foreach (SnapshotConnection connection in snapshot.Connections)
            Write(json, connection);
        json.WriteEndArray();
        json.WriteEndObject();
        Deliver(json);
        destination.WriteByte((byte)'\n');
    }

    /// <summary>The name of a property in the file: as in the model, in the case that JSON is written in.</summary>
    public static string NameOf(string property) => property.Length == 0 ? "" : char.ToLowerInvariant(property[0]) + property.Substring(1);

    private void Write(Utf8JsonWriter json, SnapshotConnection connection)
    {
        json.WriteStartObject();
        json.WriteString("provider", connection.Provider.ToString());
        json.WriteString("name", connection.Name);
        json.WriteString("endpoint", connection.Endpoint);
        if (connection.User is not null)
            json.WriteString("user", connection.User);
        if (connection.OrganizationIds is not null)
        {
            json.WritePropertyName("organizationIds");
            PlainJson.Write(json, connection.OrganizationIds);
        }
        Write(json, "unread", connection.Unread);
        if (connection.Unread is null)
        {
            json.WriteStartArray("organizations");
            foreach (SnapshotOrganization organization in connection.Organizations)
            {
                Write(json, organization);
                Deliver(json);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SnapshotOrganization organization)
    {
        json.WriteStartObject();
        // An organization that could not be read has nothing but the id that was asked for.
        if (!organization.Properties.ContainsKey("Id"))
            json.WriteString("id", organization.Id);
        WriteProperties(json, organization.Properties);
        Write(json, "members", organization.Members);
        Write(json, "requests", organization.Requests);
        Write(json, "unread", organization.Unread);
        Write(json, "unreadMembers", organization.UnreadMembers);
        Write(json, "unreadRequests", organization.UnreadRequests);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<IReadOnlyDictionary<string, object?>>? items)
    {
        if (items is null)
            return;
        json.WriteStartArray(name);
        foreach (IReadOnlyDictionary<string, object?> item in items)
        {
            json.WriteStartObject();
            WriteProperties(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> properties)
    {
        foreach (KeyValuePair<string, object?> property in properties)
        {
            json.WritePropertyName(NameOf(property.Key));
            PlainJson.Write(json, property.Value);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, SnapshotGap? gap)
    {
        if (gap is null)
            return;
        json.WriteStartObject(name);
        json.WriteString("errorId", gap.ErrorId);
        json.WriteString("message", gap.Message);
        json.WriteEndObject();
    }

    // The writer ends lines as the system does. A snapshot is the same everywhere; within JSON's texts a carriage
    // return is always escaped, so the bare ones are all line ends.
    private void Deliver(Utf8JsonWriter json)
    {
        json.Flush();
        byte[] bytes = _pending.GetBuffer();
        int length = (int)_pending.Length,
            start = 0;
        while (start < length)
        {
            int end = Array.IndexOf(bytes, (byte)'\r', start, length - start);
            destination.Write(bytes, start, (end < 0 ? length : end) - start);
            start = end < 0 ? length : end + 1;
        }
        _pending.SetLength(0);
    }
}
