using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgAdmin.Core.Json;

/// <summary>
/// Reads JSON whose shape is not known as plain values: strings, numbers, booleans, lists and dictionaries.
/// It is what keeps JSON types out of the objects that people script against.
/// </summary>
internal sealed class PlainValueConverter : JsonConverter<object?>
{
    public override bool HandleNull => true;

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => PlainJson.Write(writer, value);

    public static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.StartObject => ReadDictionary(ref reader),
        _ => throw new JsonException(),
    };

    // A number is a long or a double, unless that would change it: then it is a decimal, or the text that was sent.
    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out long whole))
            return whole;
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

    private static Dictionary<string, object?> ReadDictionary(ref Utf8JsonReader reader)
    {
        var dictionary = new Dictionary<string, object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            dictionary[name] = ReadValue(ref reader);
        }
        return dictionary;
    }
}
