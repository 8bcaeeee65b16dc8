using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgAdmin.Core.Json;

/// <summary>Reads text of which a list has only a few, such as a role or a kind: each is one string, however often it comes.</summary>
internal sealed class RecurringTextConverter : JsonConverter<string>
{
    private static readonly TextConverter Any = new();

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? StringPool.Read(ref reader) : Any.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
