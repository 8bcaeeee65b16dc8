using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

// The shapes of https://www.data.gouv.fr/api/1/swagger.json (udata 16.2 to 17.6), under the names that document
// gives them. A field mask (X-Fields) and the masks that udata has by default may leave out any of them.

/// <summary>A page of a list: every paginated route answers in this envelope.</summary>
internal sealed class UDataPage<T> : IJsonOnDeserialized
{
    public List<T>? Data { get; set; }

    [JsonConverter(typeof(CountConverter))]
    public long? Total { get; set; }

    public string? NextPage { get; set; }

    public void OnDeserialized() => Required.List(Data);
}

internal sealed class UDataOrganizationRead : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public string? Acronym { get; set; }

    public string? Description { get; set; }

    public string? Url { get; set; }

    public string? Logo { get; set; }

    public string? BusinessNumberId { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    public DateTimeOffset? Deleted { get; set; }

    public string? Uri { get; set; }

    public string? Page { get; set; }

    public List<UDataMember>? Members { get; set; }

    public List<UDataBadge>? Badges { get; set; }

    [JsonConverter(typeof(PlainDictionaryConverter))]
    public Dictionary<string, object?>? Permissions { get; set; }

    [JsonConverter(typeof(PlainDictionaryConverter))]
    public Dictionary<string, object?>? Metrics { get; set; }

    [JsonConverter(typeof(PlainDictionaryConverter))]
    public Dictionary<string, object?>? Extras { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

/// <summary>The fields of an organization that may be written. The server leaves a field alone whose key is not there.</summary>
internal sealed class UDataOrganizationWrite
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Acronym { get; set; }

    public string? Url { get; set; }

    public string? BusinessNumberId { get; set; }

    [JsonConverter(typeof(PlainDictionaryConverter))]
    public Dictionary<string, object?>? Extras { get; set; }
}

internal sealed class UDataSuggestion : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Acronym { get; set; }

    public string? Slug { get; set; }

    public string? ImageUrl { get; set; }

    public string? Page { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class UDataUserSuggestion : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Slug { get; set; }

    public string? Email { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

/// <summary>A user, as a reference inside something else or as the answer of <c>me/</c>.</summary>
internal sealed class UDataUser : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Slug { get; set; }

    public string? Page { get; set; }

    /// <summary>Masked unless the caller administers the site: <c>th*****@example.org</c> or <c>***@example.org</c>. May be null.</summary>
    public string? Email { get; set; }

    /// <summary>Null unless the caller is a member. Its date may lack an offset (a raw field until 16.4).</summary>
    public DateTimeOffset? LastLoginAt { get; set; }

    /// <summary>Global roles, of <c>me/</c> only.</summary>
    public List<string>? Roles { get; set; }

    /// <summary>When the account was made, of <c>me/</c> only.</summary>
    public DateTimeOffset? Since { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class UDataMember : IJsonOnDeserialized
{
    public UDataUser? User { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Role { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Label { get; set; }

    public DateTimeOffset? Since { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized()
    {
        Required.Text(User?.Id, "user");
        Required.Text(Role, "role");
    }
}

internal sealed class UDataMembershipRequest : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public UDataUser? User { get; set; }

    public string? Email { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Kind { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Status { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Role { get; set; }

    public string? Comment { get; set; }

    public DateTimeOffset? Created { get; set; }

    public List<UDataReference>? Assignments { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

/// <summary>An organization as other things name it.</summary>
internal sealed class UDataOrganizationReference
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

/// <summary>An invitation as the invited person sees it.</summary>
internal sealed class UDataOwnInvitation : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public UDataOrganizationReference? Organization { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Role { get; set; }

    public string? Comment { get; set; }

    public DateTimeOffset? Created { get; set; }

    public List<UDataReference>? Assignments { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

/// <summary>An API token; <c>token</c>, the secret, is there once, in the answer that makes it.</summary>
internal sealed class UDataApiToken : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? TokenPrefix { get; set; }

    public List<string>? Scopes { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public List<string>? UserAgents { get; set; }

    public string? Token { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class UDataNewApiToken
{
    public string? Name { get; set; }

    public string? ExpiresAt { get; set; }

    public List<string>? Scopes { get; set; }
}

internal sealed class UDataInvitation
{
    public string? User { get; set; }

    public string? Email { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Role { get; set; }

    public string? Comment { get; set; }

    public List<UDataReference>? Assignments { get; set; }
}

/// <summary>Class and id of an object, read and written alike.</summary>
internal sealed class UDataReference
{
    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Class { get; set; }

    public string? Id { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }
}

internal sealed class UDataAssignment : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public UDataUser? User { get; set; }

    public UDataReference? Subject { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class UDataComment
{
    public string? Comment { get; set; }
}

internal sealed class UDataRoleChange
{
    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Role { get; set; }
}

/// <summary>A badge, read and written alike.</summary>
internal sealed class UDataBadge : IJsonOnDeserialized
{
    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Kind { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Kind, "kind");
}

internal sealed class UDataRole : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Label { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class UDataFollow : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public UDataUser? Follower { get; set; }

    public DateTimeOffset? Since { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class UDataFollowers : IJsonOnDeserialized
{
    public long? Followers { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Value(Followers, "followers");
}

/// <summary>The fields that datasets and reuses have in common.</summary>
internal abstract class UDataContent : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Slug { get; set; }

    public string? Description { get; set; }

    public bool? Private { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    public string? Page { get; set; }

    public List<string>? Tags { get; set; }

    [JsonConverter(typeof(PlainDictionaryConverter))]
    public Dictionary<string, object?>? Metrics { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

internal sealed class UDataDataset : UDataContent
{
    [JsonConverter(typeof(RecurringTextConverter))]
    public string? License { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Frequency { get; set; }
}

internal sealed class UDataReuse : UDataContent
{
    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Type { get; set; }

    public string? Url { get; set; }
}

/// <summary>A dataservice. It calls by other names what datasets and reuses have too.</summary>
internal sealed class UDataDataservice : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Slug { get; set; }

    public string? Description { get; set; }

    public bool? Private { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? MetadataModifiedAt { get; set; }

    public string? SelfWebUrl { get; set; }

    public List<string>? Tags { get; set; }

    [JsonConverter(typeof(PlainDictionaryConverter))]
    public Dictionary<string, object?>? Metrics { get; set; }

    public string? BaseApiUrl { get; set; }

    public string? MachineDocumentationUrl { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? AccessType { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? License { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

/// <summary>An entry of the list of who did what. It has no id.</summary>
internal sealed class UDataActivity : IJsonOnDeserialized
{
    public UDataUser? Actor { get; set; }

    public string? RelatedTo { get; set; }

    public string? RelatedToId { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? RelatedToKind { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Label { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Key { get; set; }

    public List<string>? Changes { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Key, "key");
}

/// <summary>A contact point, read and written alike.</summary>
internal sealed class UDataContact : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? ContactForm { get; set; }

    [JsonConverter(typeof(RecurringTextConverter))]
    public string? Role { get; set; }

    /// <summary>An id where it is written, a reference where it is read.</summary>
    public object? Organization { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

/// <summary>A discussion. Its messages, <c>discussion</c>, stay among the rest, so that none of them is lost.</summary>
internal sealed class UDataDiscussion : IJsonOnDeserialized
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public UDataReference? Subject { get; set; }

    public UDataUser? User { get; set; }

    public DateTimeOffset? Created { get; set; }

    public DateTimeOffset? Closed { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Rest { get; set; }

    public void OnDeserialized() => Required.Text(Id, "id");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    DefaultBufferSize = ResponseReader.ParsedAtOnce,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(PlainValueConverter), typeof(TextConverter), typeof(FlagConverter), typeof(TimeConverter)]
)]
[JsonSerializable(typeof(UDataPage<UDataOrganizationRead>))]
[JsonSerializable(typeof(UDataPage<UDataFollow>))]
[JsonSerializable(typeof(UDataPage<UDataDataset>))]
[JsonSerializable(typeof(UDataPage<UDataDataservice>))]
[JsonSerializable(typeof(UDataPage<UDataActivity>))]
[JsonSerializable(typeof(UDataPage<UDataContact>))]
[JsonSerializable(typeof(List<UDataUserSuggestion>))]
[JsonSerializable(typeof(UDataOrganizationWrite))]
[JsonSerializable(typeof(List<UDataSuggestion>))]
[JsonSerializable(typeof(List<UDataMembershipRequest>))]
[JsonSerializable(typeof(List<UDataOwnInvitation>))]
[JsonSerializable(typeof(List<UDataApiToken>))]
[JsonSerializable(typeof(UDataNewApiToken))]
[JsonSerializable(typeof(UDataInvitation))]
[JsonSerializable(typeof(UDataComment))]
[JsonSerializable(typeof(UDataRoleChange))]
[JsonSerializable(typeof(List<UDataAssignment>))]
[JsonSerializable(typeof(List<UDataRole>))]
[JsonSerializable(typeof(UDataFollowers))]
[JsonSerializable(typeof(List<UDataReuse>))]
[JsonSerializable(typeof(List<UDataDiscussion>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, object>))]
[JsonSerializable(typeof(object))]
internal sealed partial class UDataJson : JsonSerializerContext;
