using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands.Base;

/// <summary>
/// Refusals that hold for a whole organization or a whole file: the first row that meets one writes its error, and the rows that meet
/// the same are counted.
/// </summary>
internal sealed class RepeatedRefusals
{
    private readonly Dictionary<(string? Connection, string? Organization, string Message), List<long>> _rows = [];

    /// <summary>True if an error says something of an organization, its connection or the file, and nothing of one row.</summary>
    public static bool HoldsForAll(OrgException error) =>
        error.CommonSummary is not null
        || (
            error.Row is null
            && error.Kind
                is OrgErrorKind.Forbidden
                    or OrgErrorKind.ReadOnly
                    or OrgErrorKind.ReadOnlyConnection
                    or OrgErrorKind.OperationNotSupported
                    or OrgErrorKind.ParameterNotSupported
        );

    /// <summary>True if an earlier row of the same organization met the same refusal.</summary>
    /// <param name="row">The row.</param>
    /// <param name="connection">Where it was refused; null if that is not known.</param>
    /// <param name="error">The refusal.</param>
    /// <param name="isTold">True if the row has a result of its own, which says so.</param>
    public bool IsRepeated(Row row, OrgConnection? connection, OrgException error, bool isTold)
    {
        if (!HoldsForAll(error))
            return false;
        var key = (connection?.Name, row.Shown("OrganizationId") ?? row.Shown("Id"), error.CommonSummary ?? error.Message);
        if (!_rows.TryGetValue(key, out List<long>? rows))
        {
            _rows.Add(key, []);
            return false;
        }
        if (!isTold)
            rows.Add(row.Number);
        return true;
    }

    /// <summary>What to say at the end of the rows that had no error of their own and have no result either.</summary>
    public IEnumerable<string> Warnings() =>
        _rows
            .Where(entry => entry.Value.Count > 0)
            .Select(entry =>
                $"The same holds for {Rows(entry.Value)}{(entry.Key.Organization is { } id ? $" ({id})" : "")}: {entry.Key.Message}"
            );

    // 2, 3, 4 and 7 are "rows 2 to 4 and 7".
    private static string Rows(List<long> numbers)
    {
        List<string> parts = [];
        for (int first = 0, last; first < numbers.Count; first = last + 1)
        {
            last = first;
            while (last + 1 < numbers.Count && numbers[last + 1] == numbers[last] + 1)
                last++;
            parts.Add(first == last ? $"{numbers[first]}" : $"{numbers[first]} to {numbers[last]}");
        }
        string all = parts.Count == 1 ? parts[0] : string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[parts.Count - 1];
        return (numbers.Count == 1 ? "row " : "rows ") + all;
    }
}
