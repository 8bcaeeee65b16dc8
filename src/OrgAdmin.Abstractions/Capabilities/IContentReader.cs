namespace OrgAdmin.Capabilities;

/// <summary>Reads what an organization publishes.</summary>
public interface IContentReader
{
    /// <summary>Its datasets.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="sortBy">The field to sort by; null for the server's order.</param>
    /// <param name="descending">Largest first.</param>
    internal PageSource<OrganizationDataset> Datasets(string organizationId, string? sortBy, bool descending);

    /// <summary>Its reuses.</summary>
    /// <param name="organizationId">The organization.</param>
    internal PageSource<OrganizationReuse> Reuses(string organizationId);

    /// <summary>The APIs that it offers.</summary>
    /// <param name="organizationId">The organization.</param>
    internal PageSource<OrganizationDataservice> Dataservices(string organizationId);

    /// <summary>The discussions about its datasets and reuses.</summary>
    /// <param name="organizationId">The organization.</param>
    internal PageSource<OrganizationDiscussion> Discussions(string organizationId);
}
