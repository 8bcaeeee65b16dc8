using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrgAdmin.Core.Json;

/// <summary>JSON to and from plain values, for what no wire type describes.</summary>
internal static class PlainJson
{
    /// <summary>Parses a text; null if it is not JSON, or is <c>null</c>.</summary>
    public static object? TryParse(byte[] utf8) => TryParse(utf8, out object? value) ? value : null;

    /// <summary>Parses a text. False if it is not JSON.</summary>
    public static bool TryParse(byte[] utf8, out object? value)
    {
        value = null;
        bool hasMark = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF;
        try
        {
            var reader = new Utf8JsonReader(utf8.AsSpan(hasMark ? 3 : 0), new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read())
                return false;
            value = PlainValueConverter.ReadValue(ref reader);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader throws the second one for text with half a surrogate pair or broken UTF-8 in it.
            return false;
        }
    }

    /// <summary>Writes plain values as UTF-8 JSON.</summary>
    public static byte[] ToUtf8(object? value)
    {
        using var stream = new MemoryStream();
        // Text is sent as it is; the relaxed encoder only leaves out escapes that HTML pages would need.
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, value);
        return stream.ToArray();
    }

    /// <summary>Writes a plain value; anything that is not one is written as its text.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float or double:
                double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                // JSON has no word for these; people who read the file do.
                if (double.IsNaN(number) || double.IsInfinity(number))
                    writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                else
                    writer.WriteNumberValue(number);
                break;
            case ulong or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case BigInteger large:
                writer.WriteRawValue(large.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
                    Write(writer, entry.Value);
                }
                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
