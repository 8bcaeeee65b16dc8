using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OrgAdmin.Emulation.UData;

/// <summary>CSV as Python writes it for uData: semicolons, every text in quotation marks, numbers and truth values without.</summary>
internal static class CsvText
{
    public static string Of(IReadOnlyList<string> header, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder();
        Line(text, header);
        foreach (object?[] row in rows)
            Line(text, row);
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<object?> cells) =>
        text.Append(string.Join(";", cells.Select(Cell))).Append("\r\n");

    private static string Cell(object? value) =>
        value switch
        {
            int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            bool flag => flag ? "True" : "False",
            DateTimeOffset date => Quoted(Dates.Text(date)),
            _ => Quoted(value as string ?? ""),
        };

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"") + "\"";
}
