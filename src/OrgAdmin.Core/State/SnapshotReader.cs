using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State;

/// <summary>
/// Reads a snapshot that may have come from anywhere: by mail, out of a repository, cut short by a full disk. Names that
/// it does not know are values like all others, so that a file with more in it is compared whole.
/// </summary>
internal sealed class SnapshotReader(string file)
{
    // A server's values are at most 64 levels deep; the file itself adds the rest.
    private const int Deepest = 80;

    // The same few names stand in every object of a large file.
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string[], string[]> _namesOfPeople = [];

    public OrgSnapshot Read(byte[] utf8)
    {
        Dictionary<string, object?> root = Parse(utf8) as Dictionary<string, object?> ?? throw NoSnapshot();
        if (!root.TryGetValue("format", out object? format) || format is not SnapshotStore.Format)
            throw NoSnapshot();
        RefuseDoubleKeys(utf8);
        switch (root.TryGetValue("version", out object? version) ? version : null)
        {
            case (long)SnapshotStore.Version:
                break;
            case long newer and > SnapshotStore.Version:
                throw Bad(
                    $"is a snapshot of format {newer.ToString(CultureInfo.InvariantCulture)}, and this OrgAdmin reads "
                        + $"up to format {SnapshotStore.Version}. A newer OrgAdmin reads it: Update-Module OrgAdmin"
                );
            default:
                throw Damaged("version");
        }
        return new OrgSnapshot
        {
            TakenAt = DateTimeOffset.TryParse(
                Text(root, "takenAt", ""),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset time
            )
                ? time
                : throw Damaged("takenAt"),
            Connections = Once(
                Objects(root, "connections", "").Select((connection, i) => Connection(connection, $"connections[{i}].")).ToList(),
                connection => $"{connection.Provider} '{connection.Name}'",
                "connection",
                ""
            ),
        };
    }

    private object? Parse(byte[] utf8)
    {
        bool hasMark = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF;
        var reader = new Utf8JsonReader(utf8.AsSpan(hasMark ? 3 : 0), new JsonReaderOptions { MaxDepth = Deepest });
        bool isObject = false;
        try
        {
            isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            object? root = new SnapshotJson().Read(ref reader);
            // Reads past the end, which is an error unless nothing follows.
            reader.Read();
            return root;
        }
        catch (JsonException error) when (isObject)
        {
            throw Bad(
                "is damaged or was cut short: its JSON breaks off at line "
                    + $"{(error.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture)}. "
                    + "Take it anew with Export-OrgSnapshot, or get a whole copy.",
                error
            );
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader throws the second one for text with half a surrogate pair or broken UTF-8 in it.
            throw isObject
                ? Bad(
                    "is damaged: there is text in it that is not UTF-8. Take it anew with Export-OrgSnapshot, or get a whole copy.",
                    error
                )
                : NoSnapshot(error);
        }
    }

    private SnapshotConnection Connection(Dictionary<string, object?> from, string at) =>
        new()
        {
            Provider =
                Enum.TryParse(Text(from, "provider", at), out OrgProvider provider) && Enum.IsDefined(typeof(OrgProvider), provider)
                    ? provider
                    : throw Damaged(at + "provider"),
            Name = Text(from, "name", at),
            Endpoint = Text(from, "endpoint", at),
            User = from.ContainsKey("user") ? Text(from, "user", at) : null,
            OrganizationIds =
                !from.TryGetValue("organizationIds", out object? ids) ? null
                : ids is List<object?> list && list.TrueForAll(id => id is string) ? list.ConvertAll(id => (string)id!)
                : throw Damaged(at + "organizationIds"),
            Unread = Gap(from, "unread", at),
            Organizations = from.ContainsKey("unread")
                ? []
                : Once(
                    Objects(from, "organizations", at)
                        .Select((organization, i) => Organization(organization, $"{at}organizations[{i}]."))
                        .ToList(),
                    organization => organization.Id,
                    "organization",
                    ""
                ),
        };

    private SnapshotOrganization Organization(Dictionary<string, object?> from, string at)
    {
        Dictionary<string, object?> properties = new(from);
        foreach (string own in new[] { "unread", "unreadMembers", "unreadRequests", "members", "requests" })
            properties.Remove(own);
        return new SnapshotOrganization
        {
            Id = Text(from, "id", at),
            Properties = Named(properties),
            Members = People(from, "members", "member", at),
            Requests = People(from, "requests", "invitation or request", at),
            Unread = Gap(from, "unread", at),
            UnreadMembers = Gap(from, "unreadMembers", at),
            UnreadRequests = Gap(from, "unreadRequests", at),
        };
    }

    private List<IReadOnlyDictionary<string, object?>>? People(Dictionary<string, object?> from, string name, string what, string at)
    {
        if (!from.TryGetValue(name, out object? value))
            return null;
        if (value is not List<object?> people || !people.TrueForAll(person => person is PersonFields))
            throw Damaged(at + name);
        return Once(
            people.ConvertAll(person => (IReadOnlyDictionary<string, object?>)Named((PersonFields)person!)),
            person => SnapshotPerson.KeyOf(person, name == "members" ? "UserId" : "Id"),
            what,
            $" in organization '{Text(from, "id", at)}'"
        );
    }

    // The last one would count without a word, and what the others say would be hidden.
    private List<T> Once<T>(List<T> items, Func<T, string> keyOf, string what, string where)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return items.Find(item => keyOf(item) is { Length: > 0 } key && !seen.Add(key)) is { } twice
            ? throw Bad($"cannot be compared: {what} '{keyOf(twice)}' stands in it twice{where}.")
            : items;
    }

    private void RefuseDoubleKeys(byte[] utf8)
    {
        int mark = utf8.Length >= 3 && utf8[0] == 0xEF ? 3 : 0;
        var reader = new Utf8JsonReader(utf8.AsSpan(mark), new JsonReaderOptions { MaxDepth = Deepest });
        var open = new Stack<HashSet<string>>();
        var free = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(free.Count > 0 ? free.Pop() : new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    HashSet<string> closed = open.Pop();
                    closed.Clear();
                    free.Push(closed);
                    break;
                case JsonTokenType.PropertyName when !open.Peek().Add(reader.GetString()!):
                    int line = utf8.Take(mark + (int)reader.TokenStartIndex).Count(b => b == '\n') + 1;
                    throw Bad(
                        $"cannot be compared: '{reader.GetString()}' stands twice in one object, "
                            + $"again at line {line.ToString(CultureInfo.InvariantCulture)}."
                    );
            }
        }
    }

    private SnapshotGap? Gap(Dictionary<string, object?> from, string name, string at)
    {
        if (!from.TryGetValue(name, out object? gap))
            return null;
        var fields = gap as Dictionary<string, object?> ?? throw Damaged(at + name);
        return new SnapshotGap(Text(fields, "errorId", at + name + "."), Text(fields, "message", at + name + "."));
    }

    private List<Dictionary<string, object?>> Objects(Dictionary<string, object?> from, string name, string at) =>
        from.TryGetValue(name, out object? value)
        && value is List<object?> list
        && list.TrueForAll(item => item is Dictionary<string, object?>)
            ? list.ConvertAll(item => (Dictionary<string, object?>)item!)
            : throw Damaged(at + name);

    private string Text(Dictionary<string, object?> from, string name, string at) =>
        from.TryGetValue(name, out object? value) && value is string text ? text : throw Damaged(at + name);

    private Dictionary<string, object?> Named(Dictionary<string, object?> from)
    {
        var named = new Dictionary<string, object?>(from.Count);
        foreach (KeyValuePair<string, object?> property in from)
        {
            string name = NameOf(property.Key);
            if (named.ContainsKey(name))
                throw WithCapital(property.Key);
            named.Add(name, property.Value);
        }
        return named;
    }

    private PersonFields Named(PersonFields from)
    {
        if (!_namesOfPeople.TryGetValue(from.Names, out string[]? names))
        {
            names = Array.ConvertAll(from.Names, NameOf);
            for (int i = 0; i < names.Length; i++)
            {
                if (Array.IndexOf(names, names[i]) < i)
                    throw WithCapital(from.Names[i]);
            }
            _namesOfPeople[from.Names] = names;
        }
        return from.Called(names);
    }

    private string NameOf(string property)
    {
        if (!_names.TryGetValue(property, out string? name))
        {
            name = property.Length == 0 ? "" : char.ToUpperInvariant(property[0]) + property.Substring(1);
            _names[property] = name;
        }
        return name;
    }

    private OrgException WithCapital(string property) =>
        Bad($"cannot be compared: '{property}' stands twice in one object, once with a capital.");

    private OrgException NoSnapshot(Exception? cause = null) => Bad("is not a snapshot. Export-OrgSnapshot writes them.", cause);

    private OrgException Damaged(string where) =>
        Bad(
            $"is not a whole snapshot: '{where}' is not there, or not what it ought "
                + "to be. Take it anew with Export-OrgSnapshot, or get a whole copy."
        );

    private OrgException Bad(string why, Exception? cause = null) => new(OrgErrorKind.FileError, $"{file} {why}", cause);
}
