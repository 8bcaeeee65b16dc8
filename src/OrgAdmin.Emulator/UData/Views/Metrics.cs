using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// What uData counts about an organization. A series that has never been computed is a plain 0, as captured answers show.
/// </summary>
internal static class Metrics
{
    public static JsonObject Json(OrganizationRecord organization) =>
        new()
        {
            ["dataservices"] = organization.Visible("Dataservice").Count(),
            ["dataservices_by_months"] = Months(organization.Visible("Dataservice")),
            ["datasets"] = Datasets(organization),
            ["datasets_by_months"] = Months(organization.Visible("Dataset")),
            ["datasets_followers_by_months"] = 0,
            ["datasets_reuses_by_months"] = 0,
            ["members"] = organization.Members.Count,
            ["reuses"] = Reuses(organization),
            ["reuses_by_months"] = Months(organization.Visible("Reuse")),
            ["reuses_followers_by_months"] = new JsonObject(),
            ["followers"] = organization.Followers.Count,
            ["views"] = organization.Views,
        };

    public static int Datasets(OrganizationRecord organization) => organization.Visible("Dataset").Count();

    public static int Reuses(OrganizationRecord organization) => organization.Visible("Reuse").Count();

    private static JsonObject Months(IEnumerable<ContentRecord> contents)
    {
        var months = new JsonObject();
        foreach (
            IGrouping<string, ContentRecord> month in contents
                .GroupBy(content => content.Created.ToString("yyyy-MM", CultureInfo.InvariantCulture))
                .OrderBy(month => month.Key, StringComparer.Ordinal)
        )
            months[month.Key] = month.Count();
        return months;
    }
}
