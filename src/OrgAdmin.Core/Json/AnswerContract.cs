using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Json;

/// <summary>
/// How answers are read, whatever the wire type: id, name and role are strict; any other value that is not of the documented
/// kind stays among the object's further fields as it came; and no object holds a value that is a secret of the connection,
/// or a field that is made for one.
/// </summary>
/// <param name="redaction">Knows the secrets.</param>
internal sealed class AnswerContract(Redaction redaction)
{
    private static readonly HashSet<string> Strict = ["id", "name", "role", "roles"];

    private readonly object _gate = new();
    private readonly Dictionary<(JsonSerializerOptions Own, bool IsLenient), JsonSerializerOptions> _options = [];

    /// <summary>
    /// A wire type for the usual answer, whose values are all of the documented kind: it ends with an exception at any other.
    /// </summary>
    public JsonTypeInfo<T> Usual<T>(JsonTypeInfo<T> type) => Of(type, isLenient: false);

    /// <summary>A wire type for any answer. Each value costs more to read.</summary>
    public JsonTypeInfo<T> Lenient<T>(JsonTypeInfo<T> type) => Of(type, isLenient: true);

    private JsonTypeInfo<T> Of<T>(JsonTypeInfo<T> type, bool isLenient)
    {
        lock (_gate)
        {
            if (!_options.TryGetValue((type.Options, isLenient), out JsonSerializerOptions? options))
            {
                options = new JsonSerializerOptions(type.Options)
                {
                    TypeInfoResolver = type.Options.TypeInfoResolver!.WithAddedModifier(found => Modify(found, isLenient)),
                };
                _options.Add((type.Options, isLenient), options);
            }
            return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        }
    }

    private void Modify(JsonTypeInfo type, bool isLenient)
    {
        JsonPropertyInfo? rest = null;
        foreach (JsonPropertyInfo property in type.Properties)
            rest = property.IsExtensionData ? property : rest;
        // Only an object of the API's has room for further fields; an envelope around a list has not.
        if (type.Kind != JsonTypeInfoKind.Object || rest is null)
            return;
        List<JsonPropertyInfo> mayBeSecret = [];
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Get is not null && property.CustomConverter is not RecurringTextConverter && IsTextOrPlain(property.PropertyType))
                mayBeSecret.Add(property);
            if (isLenient && !property.IsExtensionData && !Strict.Contains(property.Name) && CanBeOdd(property))
                MakeLenient(property, rest);
        }
        Action<object>? required = type.OnDeserialized;
        type.OnDeserialized = wire =>
        {
            foreach (JsonPropertyInfo property in mayBeSecret)
            {
                object? value = property.Get!(wire);
                object? clean = redaction.Clean(value);
                if (!ReferenceEquals(clean, value))
                    property.Set!(wire, clean);
                if (property.IsExtensionData)
                    CredentialFields.Remove(clean);
            }
            required?.Invoke(wire);
        };
    }

    private static void MakeLenient(JsonPropertyInfo property, JsonPropertyInfo rest)
    {
        property.CustomConverter = (JsonConverter)
            Activator.CreateInstance(typeof(LenientConverter<>).MakeGenericType(property.PropertyType), property.CustomConverter)!;
        Action<object, object?> set = property.Set!;
        property.Set = (wire, value) =>
        {
            set(wire, value);
            if (!OddValue.TryTake(property.Name, out object? odd))
                return;
            var fields = (Dictionary<string, object?>?)rest.Get!(wire);
            if (fields is null)
                rest.Set!(wire, fields = []);
            fields[property.Name] = odd;
        };
    }

    // A number is read from its text as well, which is the serializer's own business; an object takes any value.
    private static bool CanBeOdd(JsonPropertyInfo property)
    {
        Type type = property.PropertyType;
        return property.Set is not null
            && (type == typeof(bool?) || type == typeof(DateTimeOffset?) || (!type.IsValueType && type != typeof(object)));
    }

    private static bool IsTextOrPlain(Type type) =>
        type == typeof(string) || type == typeof(object) || type == typeof(Dictionary<string, object?>);
}
