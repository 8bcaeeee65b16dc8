namespace OrgAdmin;

/// <summary>A dataset of an organization (uData).</summary>
public sealed class OrganizationDataset : OrganizationContent
{
    /// <summary>The licence's id.</summary>
    public string? License { get; init; }

    /// <summary>How often it is updated.</summary>
    public string? Frequency { get; init; }
}
