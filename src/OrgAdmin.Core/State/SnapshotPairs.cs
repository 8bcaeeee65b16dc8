using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.State;

/// <summary>
/// Which connection of one snapshot is compared with which of the other: the one of the same provider and name; else,
/// where each has one more of a provider, these two, so that "prod" can be compared with "demo".
/// </summary>
internal sealed class SnapshotPairs(SnapshotLog log)
{
    public IReadOnlyList<(SnapshotConnection Before, SnapshotConnection After)> Of(
        IReadOnlyList<SnapshotConnection> reference,
        IReadOnlyList<SnapshotConnection> difference
    )
    {
        List<SnapshotConnection> before = [.. reference],
            after = [.. difference];
        var pairs = new List<(SnapshotConnection Before, SnapshotConnection After)>();
        foreach (SnapshotConnection one in reference)
        {
            if (after.Find(other => other.Provider == one.Provider && IgnoringCase.Same(other.Name, one.Name)) is { } other)
                Pair(one, other);
        }
        foreach (OrgProvider provider in before.Select(connection => connection.Provider).Distinct().ToList())
        {
            List<SnapshotConnection> left = before.FindAll(connection => connection.Provider == provider),
                right = after.FindAll(connection => connection.Provider == provider);
            if (left.Count != 1 || right.Count != 1)
                continue;
            log.Verbose($"{provider}: '{left[0].Name}' is compared with '{right[0].Name}'.");
            Pair(left[0], right[0]);
        }
        foreach (SnapshotConnection alone in before)
            log.Warning($"{alone.Provider} '{alone.Name}' is not compared: it is in the reference only.");
        foreach (SnapshotConnection alone in after)
            log.Warning($"{alone.Provider} '{alone.Name}' is not compared: it is in the difference only.");
        return [.. pairs.OrderBy(pair => pair.After.Provider).ThenBy(pair => pair.After.Name, StringComparer.OrdinalIgnoreCase)];

        void Pair(SnapshotConnection one, SnapshotConnection other)
        {
            before.Remove(one);
            after.Remove(other);
            pairs.Add((one, other));
            if (IgnoringCase.Same(one.Name, other.Name) && !IgnoringCase.Same(one.Endpoint, other.Endpoint))
                log.Warning($"{one.Provider} '{one.Name}' was {one.Endpoint} in the reference and is {other.Endpoint} in the difference.");
            else if (
                IgnoringCase.Same(one.Endpoint, other.Endpoint)
                && one.User is not null
                && other.User is not null
                && one.User != other.User
            )
                log.Warning(
                    $"{one.Provider} '{other.Name}' was asked as {one.User} in the reference and as {other.User} "
                        + "in the difference: what one of them may not see counts as removed or added."
                );
        }
    }
}
