using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.State;

/// <summary>
/// The parts of a connection that could not be compared: one warning for each reason, not one for each of a thousand organizations.
/// </summary>
internal sealed class SnapshotUnknowns(string connection, SnapshotLog log)
{
    private const int MostNamed = 3;

    private readonly Dictionary<(string What, string Reason), List<string>> _names = [];

    /// <param name="what">What was not compared, such as "the members of ".</param>
    /// <param name="name">The organization.</param>
    /// <param name="before">Why the reference does not know it; null if it does.</param>
    /// <param name="after">Why the difference does not know it; null if it does.</param>
    public void Add(string what, string name, SnapshotGap? before, SnapshotGap? after)
    {
        string reason = string.Join(", and ", new[] { Reason("the reference", before), Reason("the difference", after) }.OfType<string>());
        if (!_names.TryGetValue((what, reason), out List<string>? names))
            _names[(what, reason)] = names = [];
        names.Add(name);
    }

    /// <summary>Says it all.</summary>
    public void Tell()
    {
        foreach (KeyValuePair<(string What, string Reason), List<string>> entry in _names)
        {
            int unnamed = entry.Value.Count - MostNamed;
            string names = string.Join(", ", entry.Value.Take(MostNamed)) + (unnamed > 0 ? $" and {unnamed} more" : "");
            log.Warning($"Not compared at '{connection}': {entry.Key.What}{names}: {entry.Key.Reason}.");
        }
    }

    private static string? Reason(string file, SnapshotGap? gap) =>
        gap switch
        {
            null => null,
            { ErrorId.Length: 0 } => $"{file} {gap.Message}",
            _ => $"{file} could not read that ({gap.ErrorId})",
        };
}
