using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgAdmin.Core.Json;

/// <summary>Reads a time. One without an offset is UTC, wherever the person is: no server knows the reader's time zone.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    // yyyy-MM-ddT: an offset comes after it, and the hyphens of the date are not one.
    private const int LengthOfDate = 11;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        // The reader's own way costs a tenth, but takes a time without an offset for a local one.
        if (SaysOffset(ref reader) && reader.TryGetDateTimeOffset(out DateTimeOffset exact))
            return exact;
        return DateTimeOffset.TryParse(
            reader.GetString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time
        )
            ? time
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static bool SaysOffset(ref Utf8JsonReader reader) =>
        !reader.HasValueSequence
        && reader.ValueSpan.Length > LengthOfDate
        && reader.ValueSpan.Slice(LengthOfDate).IndexOfAny((byte)'Z', (byte)'+', (byte)'-') >= 0;
}
