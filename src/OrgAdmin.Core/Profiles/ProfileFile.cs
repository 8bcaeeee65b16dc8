using System.Collections.Generic;

namespace OrgAdmin.Core.Profiles;

/// <summary>The file's shape.</summary>
internal sealed class ProfileFile
{
    public List<OrgProfile> Profiles { get; init; } = [];
}
