using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgAdmin.Core.Json;

/// <summary>
/// Reads an object of unknown shape in one go. The serializer's own way reads it value by value, which costs twice as much.
/// </summary>
internal sealed class PlainDictionaryConverter : JsonConverter<Dictionary<string, object?>>
{
    public override Dictionary<string, object?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject ? PlainValueConverter.ReadTable(ref reader) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Dictionary<string, object?> value, JsonSerializerOptions options) =>
        PlainJson.Write(writer, value);
}
