using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgAdmin.Core.Json;

/// <summary>
/// Reads text, and takes a number or a boolean for its text: an id that one version of a server sends as
/// <c>"12"</c> and the next as <c>12</c> is the same id.
/// </summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Raw(ref reader),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // Names of dictionaries are texts already; a converter of its own must say so.
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    /// <summary>A number as it was written.</summary>
    public static string Raw(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence)
            return Encoding.ASCII.GetString(reader.ValueSpan.ToArray());
        var text = new StringBuilder();
        foreach (ReadOnlyMemory<byte> part in reader.ValueSequence)
            text.Append(Encoding.ASCII.GetString(part.ToArray()));
        return text.ToString();
    }
}
