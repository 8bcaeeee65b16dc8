using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OrgAdmin;

/// <summary>A plan in words: one line a change, which fits on a screen of 80 columns or into a pull request.</summary>
internal static class PlanText
{
    private const int LongestValue = 40;

    /// <summary>The plan as a console shows it.</summary>
    public static string Of(OrgPlan plan)
    {
        var text = new StringBuilder();
        foreach (OrgPlanOrganization organization in plan.Organizations.Where(HasNews))
        {
            text.Append(DisplayText.Of($"{organization.OrganizationName} ({organization.Connection})")).Append('\n');
            foreach (OrgChange change in Lines(organization))
                text.Append("  ").Append(Line(change)).Append('\n');
        }
        return text.Append(Summary(plan)).ToString();
    }

    /// <summary>The plan as Markdown.</summary>
    public static string Markdown(OrgPlan plan)
    {
        var text = new StringBuilder("**").Append(Summary(plan)).Append("**\n");
        foreach (OrgPlanOrganization organization in plan.Organizations.Where(HasNews))
        {
            text.Append("\n**")
                .Append(Escaped($"{organization.OrganizationName} ({organization.Connection})"))
                .Append("**\n\n| | what | who or which | change |\n|---|---|---|---|\n");
            foreach (OrgChange change in Lines(organization))
                text.Append("| ")
                    .Append(Sign(change))
                    .Append(" | ")
                    .Append(Escaped(What(change)))
                    .Append(" | ")
                    .Append(Escaped(DisplayText.Of(change.Target)))
                    .Append(" | ")
                    .Append(Escaped(Detail(change)))
                    .Append(" |\n");
        }
        return text.ToString();
    }

    /// <summary>The counts in one sentence.</summary>
    public static string Summary(OrgPlan plan)
    {
        int refused = plan.Organizations.Count(organization => organization.ErrorId is not null);
        int single = plan.Refused.Count - refused;
        var parts = new List<string> { $"{plan.AddCount} to add", $"{plan.ChangeCount} to change", $"{plan.RemoveCount} to remove" };
        if (single > 0)
            parts.Add($"{single} refused");
        if (refused > 0)
            parts.Add(refused == 1 ? "1 organization refused" : $"{refused} organizations refused");
        if (plan.Unknown.Count > 0)
            parts.Add($"{plan.Unknown.Count} unknown");
        return string.Join(", ", parts);
    }

    /// <summary>A value on one line.</summary>
    public static string Shown(object? value)
    {
        string text = value switch
        {
            null => "(none)",
            "" => "(empty)",
            string said => said,
            bool flag => flag ? "true" : "false",
            IDictionary pairs => string.Join("; ", pairs.Keys.Cast<object>().Select(key => $"{key}={Shown(pairs[key])}")),
            IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Shown)),
            _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
        };
        return DisplayText.Shortened(DisplayText.Of(text), LongestValue);
    }

    /// <summary>What changes, on one line: the field with both values, or what comes or goes.</summary>
    public static string Of(OrgChange change)
    {
        // Several fields that were sent at once.
        if (change is { Action: "Change", Property: null, After: IDictionary after })
            return string.Join("; ", after.Keys.Cast<object>().Select(key => Field(key, change.Before as IDictionary, after)));
        string values = Values(change);
        string? field = change.Action != "Change" ? null : change.Property ?? (change.Kind == "Member" ? "Role" : null);
        return field is null ? values : $"{field.ToLowerInvariant()}: {values}";
    }

    private static string Field(object key, IDictionary? before, IDictionary after)
    {
        string field = $"{key}".ToLowerInvariant();
        // What it was before is known to the journal only.
        return before is null ? $"{field}: {Shown(after[key])}" : $"{field}: {Shown(before[key])} -> {Shown(after[key])}";
    }

    private static string Values(OrgChange change) =>
        change.Action switch
        {
            "Add" => change.After is null ? "" : Shown(change.After),
            "Remove" => change.Before is null ? "" : Shown(change.Before),
            _ => $"{Shown(change.Before)} -> {Shown(change.After)}",
        };

    private static bool HasNews(OrgPlanOrganization organization) =>
        organization.Changes.Count + organization.Refused.Count + organization.Unknown.Count > 0;

    private static IEnumerable<OrgChange> Lines(OrgPlanOrganization organization) =>
        organization.Changes.Concat(organization.Refused).Concat(organization.Unknown);

    private static string Line(OrgChange change)
    {
        string line = $"{Sign(change)} {Padded(What(change), 12)} {Padded(DisplayText.Of(change.Target), 24)} {Detail(change)}";
        return line.TrimEnd();
    }

    private static char Sign(OrgChange change) =>
        change.Outcome switch
        {
            ChangeOutcome.Refused => '!',
            ChangeOutcome.Unknown => '?',
            _ => change.Action switch
            {
                "Add" => '+',
                "Remove" => '-',
                _ => '~',
            },
        };

    private static string What(OrgChange change) =>
        change.Outcome == ChangeOutcome.Refused && change.Kind == "Organization" && change.Property is null ? "refused"
        : change.Kind == "Organization" && change.Property is { } property ? char.ToLowerInvariant(property[0]) + property.Substring(1)
        : change.Kind.ToLowerInvariant();

    // The property of an organization stands in front of the line already.
    private static string Detail(OrgChange change) =>
        change.Error is not null ? DisplayText.Of(change.Error)
        : change.Kind == "Organization" ? Values(change)
        : Of(change);

    private static string Padded(string text, int width) => text.Length >= width ? text : text.PadRight(width);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            // A name must not become a link, a mention or a table of its own in somebody's pull request.
            if ("\\`*_{}[]<>()#|@!~".IndexOf(c) >= 0)
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
