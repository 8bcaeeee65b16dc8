using System.Collections.Generic;

namespace OrgAdmin.People;

/// <summary>How far taking a person out may go.</summary>
internal sealed class PersonRemovalOptions
{
    /// <summary>The address of who becomes an administrator where the last one goes; null leaves such organizations alone.</summary>
    public string? Successor { get; init; }

    /// <summary>True takes out those as well of whose address only a part is shown.</summary>
    public bool IncludePossible { get; init; }

    /// <summary>Who is known to be who.</summary>
    public IReadOnlyList<PersonIdentity> Identities { get; init; } = [];
}
