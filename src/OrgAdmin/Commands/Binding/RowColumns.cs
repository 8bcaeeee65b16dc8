using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Commands.Binding;

/// <summary>Compares the columns of a file with those that are wanted, and says once what is not used.</summary>
internal sealed class RowColumns(IReadOnlyList<RowParameter> parameters)
{
    // What this module's own objects have, so that its own files come back in without a word.
    private static readonly HashSet<string> OwnColumns =
    [
        .. typeof(OrgObject)
            .Assembly.GetExportedTypes()
            .Where(type => typeof(OrgObject).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties())
            .Select(property => RowParameter.Normalized(property.Name)),
    ];

    private bool _hasCompared;

    /// <summary>Refuses a file that was read with the wrong delimiter.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: it has one column whose name is a whole line of
    /// names.</exception>
    public void Check(RowSource source)
    {
        string[] names = [.. source.ColumnNames.Take(2)];
        if (!source.IsFree || names.Length != 1)
            return;
        string only = names[0];
        char delimiter = Array.Find([';', '\t', '|', ','], sign => only.IndexOf(sign) >= 0);
        if (delimiter != '\0')
        {
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of(
                    $"The rows have one column, named '{only}': the file is separated by "
                        + $"'{(delimiter == '\t' ? "`t" : delimiter)}'. Read it with Import-Csv "
                        + $"-Delimiter '{(delimiter == '\t' ? "`t" : delimiter)}'."
                )
            );
        }
    }

    /// <summary>What to say of the columns of the first row that has any; null if there is nothing to say.</summary>
    public string? WarningFor(RowSource source)
    {
        if (_hasCompared || !source.IsFree)
            return null;
        _hasCompared = true;
        HashSet<string> wanted = [.. parameters.SelectMany(parameter => parameter.Names), .. OwnColumns, .. RowRefusals.StateColumns];
        string[] unused = [.. source.ColumnNames.Where(name => !wanted.Contains(RowParameter.Normalized(name)))];
        return unused.Length == 0
            ? null
            : DisplayText.Of(
                $"Columns that are not used: {string.Join(", ", unused)}. Wanted: "
                    + $"{string.Join(", ", parameters.Select(parameter => parameter.Name))}. "
                    + $"Found: {string.Join(", ", source.ColumnNames)}."
            );
    }
}
