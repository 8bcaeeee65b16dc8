using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>How much of an organization to ask for.</summary>
public sealed class OrganizationShape
{
    /// <summary>What the provider sends by itself.</summary>
    public static OrganizationShape Default { get; } = new();

    /// <summary>Related things to send in full (Equinix Metal <c>include</c>).</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Related things to leave as links (Equinix Metal <c>exclude</c>).</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The only fields wanted (uData <c>X-Fields</c>).</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}
