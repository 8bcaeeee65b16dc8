using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.Munch;

// The shapes of munch-core (src/munch/apps/users/api/v1/serializers.py, src/munch/apps/optouts/api/v1/serializers.py),
// under the names that the serializers give them.

internal sealed class MunchOrganizationObject : IJsonOnDeserialized
{
    public string? Url { get; set; }

    public string? Name { get; set; }

    public string? ContactEmail { get; set; }

    public MunchSettings? Settings { get; set; }

    // Null says that there is none, so it is sent as well.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Parent { get; set; }

    public bool? CanAttachFiles { get; set; }

    public bool? CanExternalOptout { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(MunchModels.IdOf(Url), "url");
}

internal sealed class MunchSettings
{
    public string? Nickname { get; set; }

    public bool? NotifyMessageStatus { get; set; }

    public bool? NotifyOptouts { get; set; }

    public string? ExternalOptoutMessage { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

internal sealed class MunchOptOut : IJsonOnDeserialized
{
    public string? Identifier { get; set; }

    public string? Address { get; set; }

    public DateTimeOffset? CreationDate { get; set; }

    public string? Origin { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Identifier, "identifier");
}

internal sealed class MunchInvitation
{
    public string? Identifier { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

internal sealed class MunchUser : IJsonOnDeserialized
{
    public string? Identifier { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    // "me/" repeats the user's API secret. It is named here only so that it does not end up among the rest.
    public object? Secret { get; set; }

    public List<string>? Groups { get; set; }

    public string? Organization { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Identifier, "identifier");
}

internal sealed class MunchLogin
{
    public string? Identifier { get; set; }

    public string? Password { get; set; }
}

internal sealed class MunchToken
{
    public string? Token { get; set; }
}

/// <summary>A list as munch-core sends it, a page with its numbers; or as its documents say and "children/" does, a bare array.</summary>
internal sealed class MunchList<T>
{
    public List<T> Results { get; set; } = [];

    /// <summary>Whether this is a bare array, which is the whole list.</summary>
    public bool IsWhole { get; set; }

    /// <summary>How many items the whole list has, by the server's word; null if it does not say.</summary>
    public long? Count { get; set; }

    public bool HasNext { get; set; }
}

/// <summary>Reads both forms of a list.</summary>
internal sealed class MunchListConverter<T> : JsonConverter<MunchList<T>>
    where T : class
{
    public override MunchList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var items = (JsonTypeInfo<List<T>>)options.GetTypeInfo(typeof(List<T>));
        if (reader.TokenType == JsonTokenType.StartArray)
            return new MunchList<T> { Results = JsonSerializer.Deserialize(ref reader, items).Present(), IsWhole = true };
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        var list = new MunchList<T>();
        bool hasResults = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "results" when reader.TokenType == JsonTokenType.StartArray:
                    list.Results = JsonSerializer.Deserialize(ref reader, items).Present();
                    hasResults = true;
                    break;
                case "count" when reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long count):
                    list.Count = count;
                    break;
                case "next":
                    list.HasNext = reader.TokenType == JsonTokenType.String && reader.GetString()!.Length > 0;
                    reader.Skip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        return hasResults ? list : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, MunchList<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    DefaultBufferSize = ResponseReader.ParsedAtOnce,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [
        typeof(PlainValueConverter),
        typeof(TextConverter),
        typeof(FlagConverter),
        typeof(TimeConverter),
        typeof(MunchListConverter<MunchOrganizationObject>),
        typeof(MunchListConverter<MunchOptOut>),
    ]
)]
[JsonSerializable(typeof(MunchList<MunchOrganizationObject>))]
[JsonSerializable(typeof(MunchList<MunchOptOut>))]
[JsonSerializable(typeof(List<MunchOrganizationObject>))]
[JsonSerializable(typeof(List<MunchOptOut>))]
[JsonSerializable(typeof(MunchInvitation))]
[JsonSerializable(typeof(MunchUser))]
[JsonSerializable(typeof(MunchLogin))]
[JsonSerializable(typeof(MunchToken))]
[JsonSerializable(typeof(object))]
internal sealed partial class MunchJson : JsonSerializerContext;
