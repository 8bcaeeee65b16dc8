using System;
using System.Collections.Generic;
using OrgAdmin.Capabilities;

namespace OrgAdmin;

/// <summary>A connection that goes into a snapshot.</summary>
/// <param name="name">The connection's name.</param>
/// <param name="endpoint">The root of its API.</param>
/// <param name="api">Its client.</param>
internal sealed class SnapshotSource(string name, Uri endpoint, IOrganizationReader api)
{
    /// <summary>The connection's name.</summary>
    public string Name { get; } = name;

    /// <summary>The root of its API.</summary>
    public Uri Endpoint { get; } = endpoint;

    /// <summary>Its client.</summary>
    public IOrganizationReader Api { get; } = api;

    /// <summary>The provider.</summary>
    public OrgProvider Provider { get; init; }

    /// <summary>Whose credential it is, as the API says.</summary>
    public string? User { get; init; }

    /// <summary>The only organizations wanted; if it is empty, all that the connection lists.</summary>
    public IList<string> OrganizationIds { get; } = [];

    /// <summary>Takes the id and the name of each organization that was found.</summary>
    public Action<string, string>? Found { get; init; }
}
