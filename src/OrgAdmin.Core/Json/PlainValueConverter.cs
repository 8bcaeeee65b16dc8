using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgAdmin.Core.Json;

/// <summary>
/// Reads JSON whose shape is not known as plain values: strings, numbers, booleans, lists and dictionaries.
/// The converter keeps JSON types out of the objects that people script against.
/// </summary>
internal sealed class PlainValueConverter : JsonConverter<object?>
{
    // One object each for the values that nearly every field has.
    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] SmallNumbers = [.. Enumerable.Range(0, 256).Select(number => (object)(long)number)];

    // Room for more than this is given back: a server must not make every thread hold on to a large list.
    private const int MostFieldsKept = 1024;

    // The fields of the object that is being read, after those of the objects around it.
    [ThreadStatic]
    private static List<KeyValuePair<string, object?>>? _fields;

    public override bool HandleNull => true;

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => PlainJson.Write(writer, value);

    public static object? ReadValue(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => True,
            JsonTokenType.False => False,
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => ReadNumber(ref reader),
            JsonTokenType.StartArray => ReadList(ref reader),
            JsonTokenType.StartObject => ReadDictionary(ref reader),
            _ => throw new JsonException(),
        };

    /// <summary>Reads the object that the reader is at, as people get it: nothing is copied for them afterwards.</summary>
    public static ReadableTable ReadTable(ref Utf8JsonReader reader) => ReadFields(ref reader, static count => new ReadableTable(count));

    private static Dictionary<string, object?> ReadDictionary(ref Utf8JsonReader reader) =>
        ReadFields(ref reader, static count => new Dictionary<string, object?>(count));

    private static TDictionary ReadFields<TDictionary>(ref Utf8JsonReader reader, Func<int, TDictionary> create)
        where TDictionary : Dictionary<string, object?>
    {
        // Collected first, so that the dictionary is made once and in its size; growing made three of most of them.
        List<KeyValuePair<string, object?>> fields = _fields ??= [];
        int outer = fields.Count;
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = StringPool.Read(ref reader);
                reader.Read();
                fields.Add(new KeyValuePair<string, object?>(name, ReadValue(ref reader)));
            }
            TDictionary dictionary = create(fields.Count - outer);
            for (int i = outer; i < fields.Count; i++)
                dictionary[fields[i].Key] = fields[i].Value;
            return dictionary;
        }
        finally
        {
            fields.RemoveRange(outer, fields.Count - outer);
            if (outer == 0 && fields.Capacity > MostFieldsKept)
                _fields = null;
        }
    }

    // A number is a long or a double, unless that would change it: then it is a decimal, or the text that was sent.
    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out long whole))
            return whole >= 0 && whole < SmallNumbers.Length ? SmallNumbers[whole] : whole;
        string text = TextConverter.Raw(ref reader);
        bool isWhole = text.IndexOfAny(['.', 'e', 'E']) < 0;
        if (isWhole)
            return reader.TryGetDecimal(out decimal large) ? large : text;
        return reader.TryGetDouble(out double number) && !double.IsInfinity(number) ? number : text;
    }

    private static List<object?> ReadList(ref Utf8JsonReader reader)
    {
        var list = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(ReadValue(ref reader));
        return list;
    }
}
