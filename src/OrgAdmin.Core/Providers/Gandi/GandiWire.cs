using System.Collections.Generic;
using System.Text.Json.Serialization;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.Gandi;

// The shapes of https://api.gandi.net/docs/organization, under the names that document gives them. Only "id"
// and "name" of an organization are promised; a real answer may lack everything else.

internal sealed class GandiOrganization : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Type { get; set; }

    public string? Orgname { get; set; }

    public string? Firstname { get; set; }

    public string? Lastname { get; set; }

    public string? Email { get; set; }

    public bool? Reseller { get; set; }

    public bool? Corporate { get; set; }

    public string? Siren { get; set; }

    public string? VatNumber { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class GandiCustomer : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Type { get; set; }

    public string? Orgname { get; set; }

    public string? Firstname { get; set; }

    public string? Lastname { get; set; }

    public string? Email { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class GandiNewCustomer
{
    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Type { get; set; }

    public string? Firstname { get; set; }

    public string? Lastname { get; set; }

    public string? Orgname { get; set; }

    public string? Email { get; set; }

    public string? Streetaddr { get; set; }

    [JsonPropertyName("streetaddr2")]
    public string? Streetaddr2 { get; set; }

    public string? Zip { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? State { get; set; }

    public string? Phone { get; set; }

    public string? Fax { get; set; }

    public string? Reference { get; set; }
}

internal sealed class GandiMessage
{
    public string? Message { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

internal sealed class GandiUser : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Username { get; set; }

    public string? Name { get; set; }

    public string? Firstname { get; set; }

    public string? Lastname { get; set; }

    public string? Email { get; set; }

    public string? Lang { get; set; }

    public string? Phone { get; set; }

    public string? Fax { get; set; }

    public string? Streetaddr { get; set; }

    [JsonPropertyName("streetaddr2")]
    public string? Streetaddr2 { get; set; }

    public string? Zip { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? Country { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

/// <summary>What the identity service says of a token.</summary>
internal sealed class GandiTokenInfo
{
    /// <summary>Seconds.</summary>
    public long? ExpiresIn { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

/// <summary>A token that was renewed.</summary>
internal sealed class GandiNewToken
{
    public string? AccessToken { get; set; }

    /// <summary>Seconds.</summary>
    public long? ExpiresIn { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    DefaultBufferSize = ResponseReader.ParsedAtOnce,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(PlainValueConverter), typeof(TextConverter), typeof(FlagConverter), typeof(TimeConverter)]
)]
[JsonSerializable(typeof(GandiOrganization))]
[JsonSerializable(typeof(List<GandiOrganization>))]
[JsonSerializable(typeof(List<GandiCustomer>))]
[JsonSerializable(typeof(GandiNewCustomer))]
[JsonSerializable(typeof(GandiMessage))]
[JsonSerializable(typeof(GandiUser))]
[JsonSerializable(typeof(GandiTokenInfo))]
[JsonSerializable(typeof(GandiNewToken))]
[JsonSerializable(typeof(object))]
internal sealed partial class GandiJson : JsonSerializerContext;
