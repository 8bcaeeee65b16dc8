using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.EquinixMetal;

// The shapes of Equinix Metal's OpenAPI document (2024) and of the older swagger before it, under the names that
// they give. Neither marks a field of an answer as required. What may be a link or the thing itself, depending
// on include and exclude, is read as plain values or has an Href beside its fields.

internal sealed class MetalOrganization : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Website { get; set; }

    public string? Twitter { get; set; }

    public string? Logo { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? Href { get; set; }

    public object? Projects { get; set; }

    public object? Members { get; set; }

    public MetalAddress? Address { get; set; }

    public MetalAddress? BillingAddress { get; set; }

    public object? Customdata { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id ?? MetalHref.IdOf(Href), "id");
}

internal sealed class MetalOrganizationList : IJsonOnDeserialized
{
    public List<MetalOrganization>? Organizations { get; set; }

    public MetalMeta? Meta { get; set; }

    public void OnDeserialized() => Required.List(Organizations);
}

internal sealed class MetalOrganizationInput
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Website { get; set; }

    public string? Twitter { get; set; }

    public string? Logo { get; set; }

    public MetalAddress? Address { get; set; }
}

internal sealed class MetalAddress
{
    public string? Address { get; set; }

    [JsonPropertyName("address2")]
    public string? Address2 { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? ZipCode { get; set; }

    public string? Country { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

internal sealed class MetalMember : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public List<string>? Roles { get; set; }

    public MetalUser? User { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    // Who is known by e-mail alone is reached by the id of the membership.
    public void OnDeserialized() =>
        Required.Text(User is null ? null : User.Id ?? MetalHref.IdOf(User.Href) ?? (User.Email is null ? null : Id), "user");
}

internal sealed class MetalMemberList : IJsonOnDeserialized
{
    public List<MetalMember>? Members { get; set; }

    public MetalMeta? Meta { get; set; }

    public void OnDeserialized() => Required.List(Members);
}

internal class MetalUser
{
    public string? Id { get; set; }

    public string? ShortId { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? FullName { get; set; }

    public string? Email { get; set; }

    public string? PhoneNumber { get; set; }

    public string? Language { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? Href { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

/// <summary>The user of the connection. Without an id nobody could tell which member that is.</summary>
internal sealed class MetalSelf : MetalUser, IJsonOnDeserialized
{
    public void OnDeserialized() => Required.Text(Id ?? MetalHref.IdOf(Href), "id");
}

internal sealed class MetalInvitationInput
{
    public string? Invitee { get; set; }

    public string? Message { get; set; }

    public List<string>? Roles { get; set; }
}

internal sealed class MetalInvitation
{
    public string? Id { get; set; }

    public string? Invitee { get; set; }

    public List<string>? Roles { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

/// <summary>An invitation in the list of those that wait.</summary>
internal sealed class MetalPendingInvitation : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Invitee { get; set; }

    public List<string>? Roles { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class MetalInvitationList : IJsonOnDeserialized
{
    public List<MetalPendingInvitation>? Invitations { get; set; }

    public MetalMeta? Meta { get; set; }

    public void OnDeserialized() => Required.List(Invitations);
}

/// <summary>Where a list stands. The older answers have neither current_page nor last_page.</summary>
internal sealed class MetalMeta
{
    public MetalHref? Next { get; set; }

    [JsonConverter(typeof(CountConverter))]
    public long? Total { get; set; }

    [JsonConverter(typeof(CountConverter))]
    public long? CurrentPage { get; set; }

    [JsonConverter(typeof(CountConverter))]
    public long? LastPage { get; set; }
}

/// <summary>A link to something: path-relative (<c>/metal/v1/projects/…</c>, <c>/projects/…</c>) or absolute.</summary>
internal sealed class MetalHref
{
    public string? Href { get; set; }

    /// <summary>The id that a link ends in; null if there is none. It is data: nothing ever goes where a link points.</summary>
    public static string? IdOf(string? href)
    {
        string path = (href ?? "").Split('?', '#')[0].TrimEnd('/');
        string id = Uri.UnescapeDataString(path.Substring(path.LastIndexOf('/') + 1));
        return id.Length == 0 ? null : id;
    }

    /// <summary>The ids in a list whose items are links, or the things themselves; null if it is no list.</summary>
    public static IReadOnlyList<string>? IdsOf(object? list) =>
        (list as List<object?>)?.OfType<Dictionary<string, object?>>().Select(IdOf).OfType<string>().ToList();

    /// <summary>True if a list has nothing but links in it, which its ids say as well.</summary>
    public static bool AreLinks(object? list) =>
        list is List<object?> items
        && items.TrueForAll(item => item is Dictionary<string, object?> { Count: 1 } link && link.ContainsKey("href"));

    private static string? IdOf(Dictionary<string, object?> item) =>
        item.TryGetValue("id", out object? id) && id is string text ? text
        : item.TryGetValue("href", out object? href) ? IdOf(href as string)
        : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    DefaultBufferSize = ResponseReader.ParsedAtOnce,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(PlainValueConverter), typeof(TextConverter), typeof(FlagConverter), typeof(TimeConverter)]
)]
[JsonSerializable(typeof(MetalOrganization))]
[JsonSerializable(typeof(MetalOrganizationList))]
[JsonSerializable(typeof(MetalOrganizationInput))]
[JsonSerializable(typeof(MetalMemberList))]
[JsonSerializable(typeof(MetalSelf))]
[JsonSerializable(typeof(MetalInvitationInput))]
[JsonSerializable(typeof(MetalInvitation))]
[JsonSerializable(typeof(MetalInvitationList))]
[JsonSerializable(typeof(object))]
internal sealed partial class MetalJson : JsonSerializerContext;
