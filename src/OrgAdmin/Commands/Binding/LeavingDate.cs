using System;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// The day on which somebody leaves, as directories and HR systems write it. A day that has passed says that the person is not there any
/// more.
/// </summary>
internal static class LeavingDate
{
    /// <summary>The columns that hold it, normalized.</summary>
    public static readonly string[] Columns =
    [
        "enddate",
        "terminationdate",
        "dateoftermination",
        "dateofleaving",
        "leavingdate",
        "leavedate",
        "leavedatetime",
        "employeeleavedatetime",
        "exitdate",
        "separationdate",
        "lastworkingday",
        "lastdayofwork",
        "contractend",
        "contractenddate",
        "deleteddatetime",
        "deletiondate",
        "disableddate",
        "datedesortie",
        "datesortie",
        "datedefin",
        "datefin",
        "austrittsdatum",
        "austritt",
    ];

    private static readonly string[] DayFirst = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy"];
    private static readonly string[] MonthFirst = ["M/d/yyyy", "M.d.yyyy", "M-d-yyyy"];
    private static readonly string[] YearFirst = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];

    /// <summary>True if the day has passed, false if it has not or there is none, null if that cannot be told.</summary>
    /// <param name="value">The cell.</param>
    /// <param name="today">The day on which that is asked.</param>
    public static bool? HasPassed(object? value, DateTime today)
    {
        switch (value)
        {
            case DateTime time:
                return time.Date < today;
            case DateTimeOffset time:
                return time.Date < today;
        }
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";
        // "Never", "permanent", a dash.
        if (!text.Any(char.IsDigit))
            return false;
        // The time of day decides nothing.
        string day = text.Split('T', ' ')[0];
        if (Parse(day, YearFirst) is { } certain)
            return certain < today;
        DateTime[] readings = [.. new[] { Parse(day, DayFirst), Parse(day, MonthFirst) }.OfType<DateTime>()];
        bool hasPassed = readings.Any(reading => reading < today);
        return readings.Length == 0 || hasPassed != readings.All(reading => reading < today) ? null : hasPassed;
    }

    private static DateTime? Parse(string day, string[] formats) =>
        DateTime.TryParseExact(day, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) ? date : null;
}
