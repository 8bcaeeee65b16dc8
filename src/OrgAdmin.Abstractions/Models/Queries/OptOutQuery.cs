namespace OrgAdmin;

/// <summary>Which opt-outs to list (Munch).</summary>
public sealed class OptOutQuery
{
    /// <summary>The organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>Only this address.</summary>
    public string? Address { get; init; }

    /// <summary>Only those that came this way: mail, web, feedback-loop, abuse, bounce or api.</summary>
    public string? Origin { get; init; }
}
