using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgAdmin.Core.Json;

/// <summary>Reads a field that an object can do without: a value of another kind than documented is handed over as it came.</summary>
/// <param name="own">The field's own converter; null for the one of its type.</param>
internal sealed class LenientConverter<T>(JsonConverter? own) : JsonConverter<T?>
{
    private JsonConverter<T?>? _inner = own as JsonConverter<T?>;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonConverter<T?> inner = _inner ??= (JsonConverter<T?>)options.GetTypeInfo(typeof(T)).Converter;
        Utf8JsonReader start = reader;
        try
        {
            return inner.Read(ref reader, typeof(T), options);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            reader = start;
            OddValue.Give(PlainValueConverter.ReadValue(ref reader));
            return default;
        }
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
