using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State;

/// <summary>Who a person in a snapshot is.</summary>
internal static class SnapshotPerson
{
    /// <summary>
    /// What tells a person from the others of its list: the id, else the address, else the name. A masked address may be
    /// anybody's who is masked alike, so it tells nobody apart.
    /// </summary>
    /// <param name="person">The person.</param>
    /// <param name="key">The property that has the id.</param>
    public static string KeyOf(IReadOnlyDictionary<string, object?> person, string key) =>
        new[] { key, "MembershipId", "Email", "Name" }
            .Where(name => name != "Email" || !IsMasked(person.Text(name)))
            .Select(person.Text)
            .FirstOrDefault(text => !string.IsNullOrEmpty(text))
        ?? "";

    /// <summary>True if two addresses of one account can be the same address, of which one or both are masked.</summary>
    public static bool CanBeSameAddress(string one, string other)
    {
        if (!IsMasked(one) && !IsMasked(other))
            return string.Equals(one, other, StringComparison.Ordinal);
        (string Head, string Tail) before = Local(one),
            after = Local(other);
        return string.Equals(Domain(one), Domain(other), StringComparison.OrdinalIgnoreCase)
            && (Begins(before.Head, after.Head, IsMasked(one)) || Begins(after.Head, before.Head, IsMasked(other)))
            && (Ends(before.Tail, after.Tail, IsMasked(one)) || Ends(after.Tail, before.Tail, IsMasked(other)));
    }

    private static bool IsMasked(string? address) => address?.IndexOf('*') >= 0;

    // The shorter of two visible parts begins the longer one; a whole address cannot be the shorter.
    private static bool Begins(string shorter, string longer, bool isMasked) =>
        (isMasked || shorter.Length == longer.Length) && longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string shorter, string longer, bool isMasked) =>
        (isMasked || shorter.Length == longer.Length) && longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase);

    private static string Domain(string address) => address.Substring(address.IndexOf('@') + 1);

    private static (string Head, string Tail) Local(string address)
    {
        int at = address.IndexOf('@');
        string local = at < 0 ? address : address.Substring(0, at);
        int first = local.IndexOf('*');
        return first < 0 ? (local, local) : (local.Substring(0, first), local.Substring(local.LastIndexOf('*') + 1));
    }
}
