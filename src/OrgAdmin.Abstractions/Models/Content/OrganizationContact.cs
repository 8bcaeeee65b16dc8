namespace OrgAdmin;

/// <summary>Whom to write to about what an organization publishes (uData).</summary>
public sealed class OrganizationContact : OrgObject
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; init; } = "";

    internal override string? OrganizationKey => OrganizationId;

    /// <summary>The name of the person or the team.</summary>
    public string Name { get; init; } = "";

    /// <summary>The address to write to.</summary>
    public string? Email { get; init; }

    /// <summary>The page with a form to write to it.</summary>
    public string? ContactForm { get; init; }

    /// <summary>What it is for, such as <c>contact</c>, <c>creator</c> or <c>publisher</c>.</summary>
    public string? Role { get; init; }

    internal override string? Identity => Id;

    /// <summary>The name.</summary>
    public override string ToString() => DisplayText.Of(Name);
}
