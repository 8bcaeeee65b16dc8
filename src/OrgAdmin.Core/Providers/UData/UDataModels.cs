using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>Makes the public objects of a connection from what uData sends.</summary>
/// <param name="connection">The connection's name.</param>
internal sealed class UDataModels(string connection)
{
    public UDataOrganization Organization(UDataOrganizationRead wire) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            Name = wire.Name ?? "",
            Slug = wire.Slug,
            Acronym = wire.Acronym,
            Description = wire.Description,
            Website = wire.Url,
            Logo = wire.Logo,
            BusinessNumberId = wire.BusinessNumberId,
            CreatedAt = wire.CreatedAt,
            UpdatedAt = wire.LastModified,
            DeletedAt = wire.Deleted,
            Page = wire.Page,
            Href = wire.Uri,
            Members = wire.Members is null ? null : wire.Members.Present().ConvertAll(member => Member(member, wire.Id ?? "", wire.Name)),
            MemberCount = wire.Members?.Count ?? Counter(wire.Metrics, "members"),
            Badges = wire.Badges is null ? null : wire.Badges.Present().ConvertAll(badge => badge.Kind ?? ""),
            Permissions = wire.Permissions,
            Metrics = wire.Metrics,
            Extras = wire.Extras,
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationMember Member(UDataMember wire, string organizationId, string? organizationName = null) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            OrganizationId = organizationId,
            OrganizationName = organizationName,
            UserId = wire.User?.Id ?? "",
            Name = FullName(wire.User) ?? "",
            FirstName = wire.User?.FirstName,
            LastName = wire.User?.LastName,
            Slug = wire.User?.Slug,
            Email = wire.User?.Email,
            Role = wire.Role ?? "",
            Label = wire.Label,
            Since = wire.Since,
            LastLoginAt = wire.User?.LastLoginAt,
            Page = wire.User?.Page,
            AdditionalProperties = Together(wire.Rest, wire.User?.Rest)!,
        };

    public MembershipRequest Request(UDataMembershipRequest wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            UserId = wire.User?.Id,
            Name = FullName(wire.User),
            Email = wire.Email ?? wire.User?.Email,
            Kind = wire.Kind ?? "",
            Status = wire.Status ?? "",
            Role = wire.Role,
            Comment = wire.Comment,
            CreatedAt = wire.Created,
            Assignments = wire.Assignments is null
                ? null
                : wire
                    .Assignments.Present()
                    .ConvertAll(reference => new AssignmentReference { Class = reference.Class ?? "", Id = reference.Id ?? "" }),
            AdditionalProperties = Together(wire.Rest, wire.User?.Rest)!,
        };

    public OrgInvitation OwnInvitation(UDataOwnInvitation wire) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = wire.Organization?.Id ?? "",
            OrganizationName = wire.Organization?.Name,
            Role = wire.Role,
            Comment = wire.Comment,
            CreatedAt = wire.Created,
            Assignments = wire.Assignments is null
                ? null
                : wire
                    .Assignments.Present()
                    .ConvertAll(reference => new AssignmentReference { Class = reference.Class ?? "", Id = reference.Id ?? "" }),
            AdditionalProperties = wire.Rest!,
        };

    public OrgToken Token(UDataApiToken wire, bool isInUse) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            Name = wire.Name,
            Prefix = wire.TokenPrefix,
            IsInUse = isInUse,
            CreatedAt = wire.CreatedAt,
            LastUsedAt = wire.LastUsedAt,
            ExpiresAt = wire.ExpiresAt,
            Scopes = wire.Scopes,
            UserAgents = wire.UserAgents,
            AdditionalProperties = wire.Rest!,
        };

    public MemberAssignment Assignment(UDataAssignment wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            UserId = wire.User?.Id ?? "",
            Name = FullName(wire.User),
            Class = wire.Subject?.Class ?? "",
            SubjectId = wire.Subject?.Id ?? "",
            CreatedAt = wire.CreatedAt,
            AdditionalProperties = Together(Together(wire.Rest, wire.User?.Rest), wire.Subject?.Rest)!,
        };

    public OrganizationBadge Badge(UDataBadge wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            OrganizationId = organizationId,
            Kind = wire.Kind ?? "",
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationBadge BadgeKind(KeyValuePair<string, string> kindAndLabel) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Kind = kindAndLabel.Key,
            Label = kindAndLabel.Value,
        };

    public OrganizationRole Role(UDataRole wire) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            Label = wire.Label ?? "",
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationFollower Follower(UDataFollow wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            UserId = wire.Follower?.Id ?? "",
            Name = FullName(wire.Follower),
            Since = wire.Since,
            AdditionalProperties = Together(wire.Rest, wire.Follower?.Rest)!,
        };

    public FollowerCount Followers(UDataFollowers wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            OrganizationId = organizationId,
            Followers = wire.Followers,
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationSuggestion Suggestion(UDataSuggestion wire) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            Name = wire.Name ?? "",
            Acronym = wire.Acronym,
            Slug = wire.Slug,
            Logo = wire.ImageUrl,
            Page = wire.Page,
            AdditionalProperties = wire.Rest!,
        };

    public UserSuggestion Suggestion(UDataUserSuggestion wire) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            Name = $"{wire.FirstName} {wire.LastName}".Trim() is { Length: > 0 } name ? name : wire.Slug ?? "",
            FirstName = wire.FirstName,
            LastName = wire.LastName,
            Slug = wire.Slug,
            Email = wire.Email,
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationDataset Dataset(UDataDataset wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            Title = wire.Title ?? "",
            Slug = wire.Slug,
            Description = wire.Description,
            Private = wire.Private,
            CreatedAt = wire.CreatedAt,
            UpdatedAt = wire.LastModified,
            Page = wire.Page,
            Tags = wire.Tags,
            Metrics = wire.Metrics,
            License = wire.License,
            Frequency = wire.Frequency,
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationReuse Reuse(UDataReuse wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            Title = wire.Title ?? "",
            Slug = wire.Slug,
            Description = wire.Description,
            Private = wire.Private,
            CreatedAt = wire.CreatedAt,
            UpdatedAt = wire.LastModified,
            Page = wire.Page,
            Tags = wire.Tags,
            Metrics = wire.Metrics,
            Type = wire.Type,
            Url = wire.Url,
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationDataservice Dataservice(UDataDataservice wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            Title = wire.Title ?? "",
            Slug = wire.Slug,
            Description = wire.Description,
            Private = wire.Private,
            CreatedAt = wire.CreatedAt,
            UpdatedAt = wire.MetadataModifiedAt,
            Page = wire.SelfWebUrl,
            Tags = wire.Tags,
            Metrics = wire.Metrics,
            BaseUrl = wire.BaseApiUrl,
            Documentation = wire.MachineDocumentationUrl,
            AccessType = wire.AccessType,
            License = wire.License,
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationActivity Activity(UDataActivity wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            OrganizationId = organizationId,
            CreatedAt = wire.CreatedAt,
            UserId = wire.Actor?.Id,
            Name = FullName(wire.Actor),
            Key = wire.Key ?? "",
            Label = wire.Label,
            SubjectClass = wire.RelatedToKind,
            SubjectId = wire.RelatedToId,
            SubjectTitle = wire.RelatedTo,
            Changes = wire.Changes,
            AdditionalProperties = Together(wire.Rest, wire.Actor?.Rest)!,
        };

    public OrganizationContact Contact(UDataContact wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            Name = wire.Name ?? "",
            Email = wire.Email,
            ContactForm = wire.ContactForm,
            Role = wire.Role,
            AdditionalProperties = wire.Rest!,
        };

    public OrganizationDiscussion Discussion(UDataDiscussion wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            Title = wire.Title ?? "",
            SubjectClass = wire.Subject?.Class,
            SubjectId = wire.Subject?.Id,
            UserId = wire.User?.Id,
            Name = FullName(wire.User),
            CreatedAt = wire.Created,
            ClosedAt = wire.Closed,
            MessageCount = (Field(wire.Rest, "discussion") as IList)?.Count ?? 0,
            AdditionalProperties = Together(wire.Rest, wire.User?.Rest)!,
        };

    public OrgUserInfo User(UDataUser wire) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = connection,
            Id = wire.Id ?? "",
            UserName = wire.Slug ?? "",
            Name = FullName(wire) ?? wire.Slug ?? "",
            FirstName = wire.FirstName,
            LastName = wire.LastName,
            Email = wire.Email,
            Roles = wire.Roles,
            // The references themselves stay in AdditionalProperties; these are what the next cmdlet takes.
            Organizations = (Field(wire.Rest, "organizations") as IList)
                ?.OfType<IDictionary<string, object?>>()
                .Select(organization => organization.TryGetValue("id", out object? id) ? id as string : null)
                .OfType<string>()
                .ToList(),
            CreatedAt = wire.Since,
            AdditionalProperties = wire.Rest!,
        };

    private static string? FullName(UDataUser? user)
    {
        string name = $"{user?.FirstName} {user?.LastName}".Trim();
        return name.Length > 0 ? name : user?.Slug;
    }

    private static long? Counter(IDictionary<string, object?>? metrics, string name) =>
        metrics is not null && metrics.TryGetValue(name, out object? value) ? value as long? : null;

    private static object? Field(Dictionary<string, object?>? fields, string name) =>
        fields is not null && fields.TryGetValue(name, out object? value) ? value : null;

    // An object and the user it is about become one object; where both say something, the object's own word counts.
    private static Dictionary<string, object?>? Together(Dictionary<string, object?>? own, Dictionary<string, object?>? nested)
    {
        if (own is null || nested is null)
            return own ?? nested;
        foreach (KeyValuePair<string, object?> field in nested)
        {
            if (!own.ContainsKey(field.Key))
                own[field.Key] = field.Value;
        }
        return own;
    }
}
