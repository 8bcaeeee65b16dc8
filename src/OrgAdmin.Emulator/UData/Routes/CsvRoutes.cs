using System;
using System.Globalization;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>What an organization publishes, as CSV for a spreadsheet. What is private is in none of them, whoever asks.</summary>
internal static class CsvRoutes
{
    public static void Map(UDataApi api)
    {
        Map(api, "datasets", organization => ContentCsv.Datasets(organization.Visible("Dataset")));
        Map(api, "datasets-resources", organization => ContentCsv.Resources(organization.Visible("Dataset")));
        Map(api, "dataservices", organization => ContentCsv.Dataservices(organization.Visible("Dataservice")));
        // About datasets only, in no order, and about private ones too.
        Map(
            api,
            "discussions",
            organization => ContentCsv.Discussions(organization.Discussions.Where(discussion => discussion.Subject.Class == "Dataset"))
        );
    }

    private static void Map(UDataApi api, string name, Func<OrganizationRecord, string> write) =>
        api.Map(
            $"GET /organizations/{{org}}/{name}.csv",
            request =>
                ApiAnswer
                    .Text(200, write(request.Organization), "text/csv; charset=utf-8")
                    .With(
                        "Content-Disposition",
                        $"attachment; filename={request.Organization.Slug}-{name}-"
                            + $"{request.Now.ToString("yyyy-MM-dd-HH-mm", CultureInfo.InvariantCulture)}.csv"
                    )
        );
}
