using System;
using System.Collections.Generic;
using System.Text.Json;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State;

/// <summary>
/// Reads the JSON of a snapshot as plain values; the people of its organizations, of whom there are many, as <see cref="PersonFields"/>.
/// </summary>
internal sealed class SnapshotJson
{
    // connections[0].organizations[0].members[0]: three lists and three objects are around a person.
    private const int DepthOfPeople = 5;

    // More kinds of people than this have no names to share.
    private const int MostShapes = 64;

    private readonly List<string[]> _shapes = [];
    private readonly List<string> _names = [];
    private readonly List<object?> _values = [];

    /// <summary>Reads the value that the reader is at.</summary>
    public object? Read(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader),
            JsonTokenType.StartArray => ReadList(ref reader),
            _ => PlainValueConverter.ReadValue(ref reader),
        };

    private Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader)
    {
        var fields = new Dictionary<string, object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = StringPool.Read(ref reader);
            reader.Read();
            bool arePeople =
                reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: DepthOfPeople } && name is "members" or "requests";
            fields[name] = arePeople ? ReadPeople(ref reader) : Read(ref reader);
        }
        return fields;
    }

    private List<object?> ReadList(ref Utf8JsonReader reader)
    {
        var list = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(Read(ref reader));
        return list;
    }

    private List<object?> ReadPeople(ref Utf8JsonReader reader)
    {
        var people = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            people.Add(reader.TokenType == JsonTokenType.StartObject ? ReadPerson(ref reader) : Read(ref reader));
        return people;
    }

    private PersonFields ReadPerson(ref Utf8JsonReader reader)
    {
        _names.Clear();
        _values.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            _names.Add(StringPool.Read(ref reader));
            reader.Read();
            // A role and a masked address are those of many.
            _values.Add(reader.TokenType == JsonTokenType.String ? StringPool.Read(ref reader) : PlainValueConverter.ReadValue(ref reader));
        }
        return new PersonFields(Shape(), [.. _values]);
    }

    private string[] Shape()
    {
        string[] names = [.. _names];
        if (_shapes.Find(shape => shape.AsSpan().SequenceEqual(names)) is { } known)
            return known;
        if (_shapes.Count < MostShapes)
            _shapes.Add(names);
        return names;
    }
}
