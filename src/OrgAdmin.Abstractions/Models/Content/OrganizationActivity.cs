using System;
using System.Collections.Generic;
using System.Globalization;

namespace OrgAdmin;

/// <summary>Something that somebody has done to an organization, or to a thing that it publishes (uData).</summary>
public sealed class OrganizationActivity : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who did it.</summary>
    public string? UserId { get; init; }

    /// <summary>First and last name of who did it.</summary>
    public string? Name { get; init; }

    /// <summary>What was done, such as <c>dataset:updated</c>.</summary>
    public string Key { get; init; } = "";

    /// <summary>The same in words.</summary>
    public string? Label { get; init; }

    /// <summary>The class of what it was done to, such as Dataset; Organization for the organization itself.</summary>
    public string? SubjectClass { get; init; }

    /// <summary>The id of what it was done to.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The title of what it was done to.</summary>
    public string? SubjectTitle { get; init; }

    /// <summary>The fields that were changed.</summary>
    public IReadOnlyList<string>? Changes
    {
        get;
        init => field = ReadableList<string>.Of(value);
    }

    // The server gives it no id. One person does one thing to one subject at one moment.
    internal override string? Identity =>
        string.Format(CultureInfo.InvariantCulture, "{0:o} {1} {2} {3}", CreatedAt, UserId, Key, SubjectId);

    /// <summary>Who did what.</summary>
    public override string ToString() => DisplayText.Of($"{Name} {Label ?? Key} {SubjectTitle}");
}
