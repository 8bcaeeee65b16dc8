namespace OrgAdmin;

/// <summary>A role that members can have.</summary>
public sealed class OrganizationRole : OrgObject
{
    /// <summary>The role's id, which other cmdlets take as <c>-Role</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The role in words.</summary>
    public string Label { get; init; } = "";

    /// <summary>The role's id.</summary>
    public override string ToString() => Id;
}
