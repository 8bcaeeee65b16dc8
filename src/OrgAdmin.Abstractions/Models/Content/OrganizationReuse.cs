namespace OrgAdmin;

/// <summary>A reuse of data that an organization presents (uData).</summary>
public sealed class OrganizationReuse : OrganizationContent
{
    /// <summary>The kind of reuse, such as <c>application</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Where the reuse itself is.</summary>
    public string? Url { get; init; }
}
