using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

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
    private IReadOnlyList<(string Column, RowParameter Meant)> _lookAlikes = [];

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
            string sign = delimiter == '\t' ? "\"`t\"" : $"'{delimiter}'";
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of(
                    $"The rows have one column, named '{only}': the file is separated by {sign}. Read it with Import-Csv -Delimiter {sign}"
                )
            )
            {
                // It is the same for every row.
                CommonSummary = $"The file is separated by {sign}.",
            };
        }
    }

    /// <summary>Refuses a row that lacks what decides, where a column of the file is most likely meant for it.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: it does.</exception>
    public void CheckDecided(Row row)
    {
        foreach ((string column, RowParameter meant) in _lookAlikes.Where(found => !row.Has(found.Meant.Name)))
        {
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                $"{row.Label} has no {meant.Name}, and a column '{column}' that is not used. Name the column {meant.Name}, or take it out."
            )
            {
                CommonSummary = $"Column '{column}' is not used. Is it {meant.Name}?",
            };
        }
    }

    /// <summary>What to say of the columns of the first row that has any; null if there is nothing to say.</summary>
    public string? WarningFor(RowSource source)
    {
        if (_hasCompared || !source.IsFree)
            return null;
        _hasCompared = true;
        _lookAlikes = LookAlikes(source);
        HashSet<string> wanted =
        [
            .. parameters.SelectMany(parameter => parameter.Names),
            .. OwnColumns,
            .. RowRefusals.StateColumns,
            .. LeavingDate.Columns,
        ];
        string[] unused = [.. source.ColumnNames.Where(name => !wanted.Contains(RowParameter.Normalized(name)))];
        return unused.Length == 0
            ? null
            : DisplayText.Of(
                $"Columns that are not used: {string.Join(", ", unused)}. Wanted: "
                    + $"{string.Join(", ", parameters.Select(parameter => parameter.Name))}. "
                    + $"Found: {string.Join(", ", source.ColumnNames)}."
            );
    }

    private IReadOnlyList<(string Column, RowParameter Meant)> LookAlikes(RowSource source)
    {
        HashSet<string> known =
        [
            .. parameters.SelectMany(parameter => parameter.Names),
            .. OwnColumns,
            .. RowRefusals.StateColumns,
            .. LeavingDate.Columns,
        ];
        string[] unused = [.. source.ColumnNames.Where(name => !known.Contains(RowParameter.Normalized(name)))];
        return
        [
            .. unused.SelectMany(column =>
                parameters
                    .Where(parameter => parameter.Decides && parameter.Names.Any(name => IsLike(RowParameter.Normalized(column), name)))
                    .Select(parameter => (column, parameter))
            ),
        ];
    }

    // One letter more, less or other, two in a long name, and accents for nothing: Rôle, Rol, Connexion, OrganisationId.
    private static bool IsLike(string written, string name)
    {
        written = WithoutAccents(written);
        return name.Length >= 4 && Distance(written, name) <= (name.Length >= 8 ? 2 : 1);
    }

    private static string WithoutAccents(string text) =>
        new([
            .. text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark),
        ]);

    // Levenshtein's distance, row by row.
    private static int Distance(string one, string other)
    {
        int[] before = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            var now = new int[other.Length + 1];
            now[0] = i;
            for (int j = 1; j <= other.Length; j++)
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            before = now;
        }
        return before[other.Length];
    }
}
