using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State.Files;

/// <summary>A value of a state file that knows its line, so that an error can name it.</summary>
internal sealed class StateNode
{
    private StateNode(string file, int line) => (File, Line) = (file, line);

    public string File { get; }

    public int Line { get; }

    /// <summary>The value: a dictionary, a list, a text, a number, a flag or null.</summary>
    public object? Value { get; private set; }

    /// <summary>The properties of an object, in their order; null if it is none.</summary>
    public IReadOnlyList<KeyValuePair<string, StateNode>>? Properties { get; private set; }

    /// <summary>The items of a list; null if it is none.</summary>
    public IReadOnlyList<StateNode>? Items { get; private set; }

    /// <summary>Parses a file. Comments and trailing commas are read.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: it is no JSON, or a name stands twice.</exception>
    public static StateNode Parse(byte[] utf8, string file)
    {
        try
        {
            var lines = new Lines(utf8);
            int start = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? 3 : 0;
            var options = new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = 64,
            };
            var reader = new Utf8JsonReader(utf8.AsSpan(start), options);
            reader.Read();
            StateNode node = Read(ref reader, file, lines, start);
            // What follows the object is read as well, so that half of another one is not overlooked.
            reader.Read();
            return node;
        }
        catch (JsonException error)
        {
            throw new OrgException(
                OrgErrorKind.FileError,
                $"{file}:{(error.LineNumber ?? 0) + 1}: it is not JSON: {WithoutPosition(error.Message)}",
                error
            );
        }
        catch (InvalidOperationException error)
        {
            throw new OrgException(OrgErrorKind.FileError, $"{file}: a text in it is not UTF-8: {error.Message}", error);
        }
    }

    /// <summary>The error about this value.</summary>
    public OrgException Error(string message) => new(OrgErrorKind.FileError, DisplayText.Of($"{File}:{Line}: {message}"));

    /// <summary>The value as the text it must be; null if it is null.</summary>
    public string? Text(string name) => Value is null or string ? (string?)Value : throw Error($"{name} must be a text.");

    /// <summary>The value as the list it must be.</summary>
    public IReadOnlyList<StateNode> List(string name) => Items ?? throw Error($"{name} must be a list, in square brackets.");

    /// <summary>The value as the object it must be, whose names must be known.</summary>
    public IReadOnlyDictionary<string, StateNode> Object(string name, IEnumerable<string>? known = null)
    {
        if (Properties is null)
            throw Error($"{name} must be an object, in curly brackets.");
        if (known is not null)
        {
            HashSet<string> names = new(known, StringComparer.Ordinal);
            foreach (KeyValuePair<string, StateNode> property in Properties.Where(property => !names.Contains(property.Key)))
                throw property.Value.Error($"'{property.Key}' is unknown in {name}. There are: {string.Join(", ", names)}.");
        }
        return Properties.ToDictionary(property => property.Key, property => property.Value);
    }

    private static StateNode Read(ref Utf8JsonReader reader, string file, Lines lines, int start)
    {
        var node = new StateNode(file, lines.Of(reader.TokenStartIndex + start));
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var properties = new List<KeyValuePair<string, StateNode>>();
                var names = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = reader.GetString()!;
                    int line = lines.Of(reader.TokenStartIndex + start);
                    if (!names.Add(name))
                        throw new StateNode(file, line).Error($"'{name}' stands twice in the same object.");
                    reader.Read();
                    properties.Add(new KeyValuePair<string, StateNode>(name, Read(ref reader, file, lines, start)));
                }
                node.Properties = properties;
                node.Value = properties.ToDictionary(property => property.Key, property => property.Value.Value);
                break;
            case JsonTokenType.StartArray:
                var items = new List<StateNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader, file, lines, start));
                node.Items = items;
                node.Value = items.ConvertAll(item => item.Value);
                break;
            default:
                node.Value = PlainValueConverter.ReadValue(ref reader);
                break;
        }
        return node;
    }

    private static string WithoutPosition(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message.Substring(0, position);
    }

    // Where lines begin, so that an offset becomes a line number by one search.
    private sealed class Lines
    {
        private readonly List<long> _starts = [0];

        public Lines(byte[] utf8)
        {
            for (int i = 0; i < utf8.Length; i++)
            {
                if (utf8[i] == (byte)'\n')
                    _starts.Add(i + 1);
            }
        }

        public int Of(long offset)
        {
            int found = _starts.BinarySearch(offset);
            return found >= 0 ? found + 1 : ~found;
        }
    }
}
