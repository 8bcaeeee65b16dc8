using System.Collections.Generic;

namespace OrgAdmin.Core.Members;

/// <summary>Those of whose addresses the same part is shown.</summary>
/// <typeparam name="T">A member, or a request.</typeparam>
internal sealed class MaskedPeople<T>(MaskedEmail mask)
{
    public MaskedEmail Mask { get; } = mask;

    public List<T> People { get; } = [];
}
