using System;
using System.Linq;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>How PowerShell lays out a table with given widths: what does not fit is taken from the last columns.</summary>
internal static class TableLayout
{
    /// <summary>The width that each column has in the end; 0 for one that is not shown.</summary>
    /// <param name="declared">The width of each column as the view has it; null where it takes what is left.</param>
    /// <param name="screen">The room there is.</param>
    public static int[] Widths(int?[] declared, int screen)
    {
        // A column without a width is one cell wide, until it is known what is left.
        int[] widths = [.. declared.Select(width => width ?? 1)];
        int shown = widths.Length;
        while (Excess() > 0)
        {
            int left = widths[shown - 1] - Excess();
            if (left >= 1)
                widths[shown - 1] = left;
            else
                widths[--shown] = 0;
        }
        int[] open = [.. Enumerable.Range(0, shown).Where(column => declared[column] is null)];
        for (int turn = 0; open.Length > 0 && Excess() < 0; turn++)
            widths[open[turn % open.Length]]++;
        return widths;

        // One blank stands between two columns.
        int Excess() => widths.Take(shown).Sum() + shown - 1 - screen;
    }
}
