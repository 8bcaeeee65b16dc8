namespace OrgAdmin;

/// <summary>A user who may be meant, for a name that is being typed (uData).</summary>
public sealed class UserSuggestion : OrgObject
{
    /// <summary>The user's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The same, under the name that other cmdlets bind.</summary>
    public string UserId => Id;

    /// <summary>First and last name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The permalink part of the user's address.</summary>
    public string? Slug { get; init; }

    /// <summary>The address, masked unless the caller administers the site.</summary>
    public string? Email { get; init; }

    internal override string? Identity => Id;

    /// <summary>The name.</summary>
    public override string ToString() => DisplayText.Of(Name);
}
