namespace OrgAdmin;

/// <summary>The tables that a site makes of what an organization publishes.</summary>
internal enum ContentTable
{
    /// <summary>Its datasets.</summary>
    Dataset,

    /// <summary>The files of its datasets.</summary>
    Resource,

    /// <summary>The APIs that it offers.</summary>
    Dataservice,

    /// <summary>The discussions about its datasets.</summary>
    Discussion,
}
