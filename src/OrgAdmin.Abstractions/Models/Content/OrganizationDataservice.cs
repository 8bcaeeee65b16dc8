namespace OrgAdmin;

/// <summary>An API that an organization offers (uData).</summary>
public sealed class OrganizationDataservice : OrganizationContent
{
    /// <summary>Where the API itself answers.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The document for machines, such as OpenAPI.</summary>
    public string? Documentation { get; init; }

    /// <summary>Who may use it: <c>open</c>, <c>open_with_account</c> or <c>restricted</c>.</summary>
    public string? AccessType { get; init; }

    /// <summary>The licence's id.</summary>
    public string? License { get; init; }
}
