using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>What uData counts about an organization. A series is the last thirteen months, those with nothing in them included.</summary>
internal static class Metrics
{
    public static JsonObject Json(UDataRequest request, OrganizationRecord organization) =>
        new()
        {
            ["dataservices"] = organization.Visible("Dataservice").Count(),
            ["dataservices_by_months"] = Months(request, organization.Visible("Dataservice")),
            ["datasets"] = Datasets(organization),
            ["datasets_by_months"] = Months(request, organization.Visible("Dataset")),
            ["datasets_followers_by_months"] = Months(request, []),
            ["datasets_reuses_by_months"] = Months(request, []),
            ["members"] = organization.Members.Count,
            ["reuses"] = Reuses(organization),
            ["reuses_by_months"] = Months(request, organization.Visible("Reuse")),
            ["reuses_followers_by_months"] = Months(request, []),
            ["followers"] = organization.Followers.Count,
            ["views"] = organization.Views,
        };

    public static int Datasets(OrganizationRecord organization) => organization.Visible("Dataset").Count();

    public static int Reuses(OrganizationRecord organization) => organization.Visible("Reuse").Count();

    /// <summary>How many things were made in each of the last thirteen months.</summary>
    public static JsonObject Months(UDataRequest request, IEnumerable<ContentRecord> contents)
    {
        var months = new JsonObject();
        var first = new DateTime(request.Now.Year, request.Now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        for (int i = -12; i <= 0; i++)
            months[Name(first.AddMonths(i))] = 0;
        foreach (IGrouping<string, ContentRecord> month in contents.GroupBy(content => Name(content.Created.UtcDateTime)))
        {
            if (months.ContainsKey(month.Key))
                months[month.Key] = month.Count();
        }
        return months;
    }

    private static string Name(DateTime month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
