using System;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>What uData's own tests hold of what an organization publishes: datasets, reuses, discussions, and the tables of them.</summary>
public sealed class AsUDataItselfContentTests
{
    [Theory]
    [InlineData(UDataGeneration.Current, "Dataset", "datasets/")]
    [InlineData(UDataGeneration.Udata162, "Dataset", "datasets/")]
    [InlineData(UDataGeneration.Current, "Reuse", "reuses/")]
    [InlineData(UDataGeneration.Udata162, "Reuse", "reuses/")]
    public async Task All_that_is_public_is_listed(UDataGeneration generation, string @class, string route)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        Make(site, organization, @class, 3);
        Assert.Equal(3, await Count(site, organization, route, null));
    }

    [Theory]
    [InlineData(UDataGeneration.Current, "Dataset", "datasets/")]
    [InlineData(UDataGeneration.Udata162, "Dataset", "datasets/")]
    [InlineData(UDataGeneration.Current, "Reuse", "reuses/")]
    [InlineData(UDataGeneration.Udata162, "Reuse", "reuses/")]
    public async Task A_member_lists_what_is_private(UDataGeneration generation, string @class, string route)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        Make(site, organization, @class, 3, isPrivate: true);
        Assert.Equal(3, await Count(site, organization, route, admin));
    }

    [Theory]
    [InlineData(UDataGeneration.Current, "Dataset", "datasets/")]
    [InlineData(UDataGeneration.Udata162, "Dataset", "datasets/")]
    [InlineData(UDataGeneration.Current, "Reuse", "reuses/")]
    [InlineData(UDataGeneration.Udata162, "Reuse", "reuses/")]
    public async Task A_stranger_does_not(UDataGeneration generation, string @class, string route)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        Make(site, organization, @class, 3);
        Make(site, organization, @class, 2, isPrivate: true);
        Assert.Equal(3, await Count(site, organization, route, null));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Datasets_are_listed_in_pages(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        Make(site, organization, "Dataset", 3);
        Assert.Equal(2, await Count(site, organization, "datasets/?page_size=2", null));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Discussions_are_about_datasets_and_reuses(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord user = site.User();
        string[] ids = [.. new[] { "Dataset", "Reuse" }.Select(@class => site.Discussion(site.Content(@class, organization), user).Id)];
        Assert.Equal(ids, (await site.Get(EmptySite.Path(organization, "discussions/"))).Each("id"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_table_of_datasets_has_its_columns(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        Make(site, organization, "Dataset", 3);
        string[] header = (await Table(site, organization, "datasets"))[0];
        Assert.Equal("id", header[0]);
        Assert.Superset(
            new[] { "title", "url", "description", "created_at", "last_modified", "tags", "metric.reuses" }.ToHashSet(),
            header.ToHashSet()
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_table_of_files_has_those_of_public_datasets(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        ContentRecord[] datasets = [.. Enumerable.Range(0, 3).Select(_ => site.Content("Dataset", organization, resources: 2))];
        site.Content("Dataset", site.Organization(), resources: 1);
        site.Content("Dataset", organization, isPrivate: true, resources: 1);

        string[][] rows = await Table(site, organization, "datasets-resources");
        Assert.Equal("dataset.id", rows[0][0]);
        Assert.Superset(
            new[] { "dataset.title", "dataset.url", "title", "filetype", "url", "created_at", "modified", "downloads" }.ToHashSet(),
            rows[0].ToHashSet()
        );
        int id = Array.IndexOf(rows[0], "id");
        Assert.Equal(
            datasets.SelectMany(dataset => dataset.Resources.Select(resource => (dataset.Id, resource.Id))),
            rows.Skip(1).Select(row => (row[0], row[id]))
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_table_of_dataservices_has_its_columns(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        Make(site, organization, "Dataservice", 3);
        string[][] rows = await Table(site, organization, "dataservices");
        Assert.Equal((4, "id"), (rows.Length, rows[0][0]));
        Assert.Superset(
            new[] { "title", "url", "description", "created_at", "metadata_modified_at", "tags", "metric.views", "datasets" }.ToHashSet(),
            rows[0].ToHashSet()
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_table_of_no_discussions_is_its_header(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        string[] columns =
        [
            .. "id user subject subject_class subject_id title size participants messages created".Split(' '),
            .. "closed closed_by closed_by_id closed_by_organization closed_by_organization_id".Split(' '),
        ];
        Assert.Equal(
            string.Join(";", columns.Select(column => $"\"{column}\"")) + "\r\n",
            (await site.Get(EmptySite.Path(site.Organization(), "discussions.csv"))).Body
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_table_of_discussions_begins_with_id_and_person(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        UserRecord user = site.User();
        DiscussionRecord discussion = site.Discussion(site.Content("Dataset", organization), user);
        string[][] rows = await Table(site, organization, "discussions");
        Assert.Equal(2, rows.Length);
        Assert.Equal([discussion.Id, $"{user.FirstName} {user.LastName}"], rows[1].Take(2));
    }

    private static void Make(EmptySite site, OrganizationRecord organization, string @class, int count, bool isPrivate = false)
    {
        for (int i = 0; i < count; i++)
            site.Content(@class, organization, isPrivate);
    }

    private static async Task<int> Count(EmptySite site, OrganizationRecord organization, string route, UserRecord? user)
    {
        Reply reply = await site.Get(EmptySite.Path(organization, route), user);
        return route.StartsWith("datasets/", StringComparison.Ordinal) ? reply.EachOfPage("id").Count() : reply.Count;
    }

    private static async Task<string[][]> Table(EmptySite site, OrganizationRecord organization, string name)
    {
        Reply table = await site.Get(EmptySite.Path(organization, name + ".csv"));
        Assert.StartsWith("text/csv", table.Headers["Content-Type"], StringComparison.Ordinal);
        return
        [
            .. table
                .Body.Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(';').Select(cell => cell.Trim('"')).ToArray()),
        ];
    }
}
