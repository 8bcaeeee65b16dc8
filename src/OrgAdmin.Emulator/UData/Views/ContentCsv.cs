using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>What an organization publishes, in the columns of uData's CSV files.</summary>
internal static class ContentCsv
{
    private static readonly string[] Harvest =
    [
        "harvest.backend",
        "harvest.domain",
        "harvest.remote_id",
        "harvest.remote_url",
        "harvest.uri",
        "harvest.created_at",
        "harvest.issued_at",
        "harvest.modified_at",
        "harvest.last_update",
        "harvest.dct_identifier",
    ];

    private static readonly string[] DatasetMetrics =
    [
        "metric.discussions",
        "metric.discussions_open",
        "metric.reuses",
        "metric.reuses_by_months",
        "metric.dataservices",
        "metric.followers",
        "metric.followers_by_months",
        "metric.views",
        "metric.resources_downloads",
    ];

    public static string Datasets(IEnumerable<ContentRecord> datasets) =>
        CsvText.Of(
            [
                .. "id title slug acronym url organization organization_id owner owner_id description description_short".Split(' '),
                .. "frequency license temporal_coverage.start temporal_coverage.end spatial.granularity spatial.zones".Split(' '),
                .. "spatial.geom featured created_at last_modified badges tags archived resources_count".Split(' '),
                .. "main_resources_count resources_formats".Split(' '),
                .. Harvest,
                "quality_score",
                .. DatasetMetrics,
            ],
            datasets.Select(DatasetRow)
        );

    public static string Resources(IEnumerable<ContentRecord> datasets) =>
        CsvText.Of(
            [
                .. "dataset.id dataset.title dataset.slug dataset.url dataset.organization dataset.organization_id".Split(' '),
                .. "dataset.license dataset.private dataset.archived".Split(' '),
                .. "id url title description filetype type format mime filesize checksum.type checksum.value created_at".Split(' '),
                .. "modified downloads harvest.issued_at harvest.modified_at harvest.last_update schema_name".Split(' '),
                .. "schema_version preview_url extras".Split(' '),
            ],
            datasets.SelectMany(dataset => dataset.Resources.Select(resource => ResourceRow(dataset, resource)))
        );

    public static string Dataservices(IEnumerable<ContentRecord> services) =>
        CsvText.Of(
            [
                .. "id title slug acronym url description base_api_url machine_documentation_url".Split(' '),
                .. "technical_documentation_url business_documentation_url authorization_request_url availability".Split(' '),
                .. "rate_limiting access_type license organization organization_id owner owner_id featured created_at".Split(' '),
                .. "metadata_modified_at archived tags datasets".Split(' '),
                .. Harvest.Take(Harvest.Length - 1),
                .. "metric.discussions metric.discussions_open metric.followers metric.followers_by_months".Split(' '),
                .. "metric.reuses metric.views".Split(' '),
            ],
            services.Select(DataserviceRow)
        );

    public static string Discussions(IEnumerable<DiscussionRecord> discussions) =>
        CsvText.Of(
            [
                .. "id user subject subject_class subject_id title size participants messages created closed closed_by".Split(' '),
                .. "closed_by_id closed_by_organization closed_by_organization_id".Split(' '),
            ],
            discussions.Select(DiscussionRow)
        );

    private static object?[] DatasetRow(ContentRecord dataset) =>
        [
            dataset.Id,
            dataset.Title,
            dataset.Slug,
            null,
            ContentJson.Page(dataset),
            dataset.Organization.Name,
            dataset.Organization.Id,
            null,
            null,
            dataset.Description,
            null,
            "daily",
            "Licence Ouverte / Open Licence version 2.0",
            null,
            null,
            null,
            null,
            null,
            false,
            dataset.Created,
            dataset.LastUpdate,
            "",
            string.Join(",", dataset.Tags),
            false,
            dataset.Resources.Count,
            dataset.Resources.Count,
            string.Join(",", dataset.Resources.Select(resource => resource.Format).Distinct()),
            .. Harvest.Select(object? (_) => null),
            "0.50",
            ContentJson.Discussions(dataset),
            ContentJson.Discussions(dataset, openOnly: true),
            dataset.Reuses,
            0,
            0,
            dataset.Followers,
            0,
            dataset.Views,
            dataset.Resources.Sum(resource => resource.Views),
        ];

    private static object?[] ResourceRow(ContentRecord dataset, ResourceRecord resource) =>
        [
            dataset.Id,
            dataset.Title,
            dataset.Slug,
            ContentJson.Page(dataset),
            dataset.Organization.Name,
            dataset.Organization.Id,
            "Licence Ouverte / Open Licence version 2.0",
            dataset.Private,
            false,
            resource.Id,
            resource.Url,
            resource.Title,
            null,
            "remote",
            "main",
            resource.Format,
            null,
            resource.Size,
            null,
            null,
            resource.Created,
            resource.LastModified,
            resource.Views,
            null,
            null,
            null,
            null,
            null,
            null,
            "{}",
        ];

    private static object?[] DataserviceRow(ContentRecord service) =>
        [
            service.Id,
            service.Title,
            service.Slug,
            null,
            ContentJson.Page(service),
            service.Description,
            ContentJson.BaseUrl(service),
            ContentJson.BaseUrl(service) + "openapi.json",
            null,
            null,
            null,
            "99.5",
            null,
            "open",
            "Licence Ouverte / Open Licence version 2.0",
            service.Organization.Name,
            service.Organization.Id,
            null,
            null,
            false,
            service.Created,
            service.LastUpdate,
            false,
            string.Join(",", service.Tags),
            "",
            .. Harvest.Skip(1).Select(object? (_) => null),
            ContentJson.Discussions(service),
            ContentJson.Discussions(service, openOnly: true),
            service.Followers,
            0,
            service.Reuses,
            service.Views,
        ];

    private static object?[] DiscussionRow(DiscussionRecord discussion) =>
        [
            discussion.Id,
            $"{discussion.Author.FirstName} {discussion.Author.LastName}",
            discussion.Subject.Title,
            discussion.Subject.Class,
            discussion.Subject.Id,
            discussion.Title,
            discussion.Messages.Length,
            discussion.Author.Id,
            string.Join("\n", discussion.Messages.Select(message => message.Replace("\n", " "))),
            discussion.Created,
            discussion.Closed,
            null,
            null,
            null,
            null,
        ];
}
