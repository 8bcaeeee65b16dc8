namespace OrgAdmin;

/// <summary>A suggestion for a name that is being typed.</summary>
public sealed class OrganizationSuggestion : OrgObject
{
    /// <summary>The organization's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The same, under the name that other cmdlets bind.</summary>
    public string OrganizationId => Id;

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The acronym.</summary>
    public string? Acronym { get; init; }

    /// <summary>The permalink part of its address.</summary>
    public string? Slug { get; init; }

    /// <summary>Its logo's address.</summary>
    public string? Logo { get; init; }

    /// <summary>The page that people see.</summary>
    public string? Page { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
