using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace OrgAdmin.Core.Members;

/// <summary>
/// Tells objects of one list apart by themselves: two accounts may have the same id by a server's mistake, and both stay.
/// </summary>
internal sealed class ByReference : IEqualityComparer<OrganizationMember>
{
    public static ByReference Instance { get; } = new();

    public bool Equals(OrganizationMember? x, OrganizationMember? y) => ReferenceEquals(x, y);

    public int GetHashCode(OrganizationMember obj) => RuntimeHelpers.GetHashCode(obj);
}
