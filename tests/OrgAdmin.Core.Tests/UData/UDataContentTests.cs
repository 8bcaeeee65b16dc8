using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>What hangs on the site: users, dataservices, activity, contact points, tables. The exact requests and the answers.</summary>
public sealed class UDataContentTests
{
    private const string Id = "534fff4ca3a7292c64a77c95";
    private const string Org = "/api/1/organizations/" + Id + "/";

    [Fact]
    public async Task Suggests_users_as_many_as_the_server_gives()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/api/1/users/suggest/?q=ada%20m&size=20",
            """
            [{"id": "5a1", "first_name": "Ada", "last_name": "Martin", "avatar_url": "https://a.example/", "email": "***@example.org",
              "slug": "ada-martin"}, {"id": "5a2", "first_name": null, "last_name": "", "slug": "x"}]
            """
        );
        IReadOnlyList<UserSuggestion> users = await To<IUserFinder>(peer).FindUsersAsync("ada m", OperationContext.None);
        Assert.Equal(
            [("5a1", "5a1", "Ada Martin", "ada-martin", "***@example.org"), ("5a2", "5a2", "x", "x", null)],
            users.Select(user => (user.Id, user.UserId, user.Name, user.Slug, user.Email))
        );
        Assert.Equal(
            ("Ada", "Martin", "https://a.example/"),
            (users[0].FirstName, users[0].LastName, users[0].AdditionalProperties["avatar_url"])
        );
    }

    [Fact]
    public async Task Lists_dataservices_by_the_id_that_it_looks_up_once()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/api/1/organizations/idfm/", $$"""{"id": "{{Id}}"}""")
            .Expect(
                "GET",
                $"/api/1/dataservices/?organization={Id}&page=1&page_size=100",
                """
                {"data": [{"id": "s1", "title": "Departures", "slug": "departures", "description": "Next ones", "private": true,
                           "created_at": "2020-01-01T00:00:00+00:00", "metadata_modified_at": "2021-01-01T00:00:00+00:00",
                           "self_web_url": "https://p.example/", "tags": ["bus"], "metrics": {"views": 9}, "license": "lov2",
                           "base_api_url": "https://api.example/", "machine_documentation_url": "https://api.example/openapi.json",
                           "access_type": "restricted", "format": "REST"}],
                 "page": 1, "page_size": 100, "next_page": "x"}
                """
            )
            .Expect(
                "GET",
                $"/api/1/dataservices/?organization={Id}&page=2&page_size=100",
                """{"data": [{"id": "s2", "title": "Arrivals"}], "page": 2, "page_size": 100, "next_page": null}"""
            );
        List<OrganizationDataservice> services = await To<IContentReader>(peer).Dataservices("idfm").ReadAsync();
        OrganizationDataservice service = services[0];
        Assert.Equal(["s1", "s2"], services.Select(one => one.Id));
        Assert.Equal(
            (Id, "Departures", "departures", "Next ones", true, "https://p.example/", "lov2"),
            (service.OrganizationId, service.Title, service.Slug, service.Description, service.Private, service.Page, service.License)
        );
        Assert.Equal(
            ("https://api.example/", "https://api.example/openapi.json", "restricted", "REST"),
            (service.BaseUrl, service.Documentation, service.AccessType, service.AdditionalProperties["format"])
        );
        Assert.Equal((2020, 2021, 9L), (service.CreatedAt!.Value.Year, service.UpdatedAt!.Value.Year, service.Metrics!["views"]));
        Assert.Equal("{id}", peer.Received[0].Headers["X-Fields"]);
    }

    [Fact]
    public async Task Lists_who_did_what()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org, $$"""{"id": "{{Id}}"}""")
            .Expect(
                "GET",
                $"/api/1/activity/?organization={Id}&page=1&page_size=100",
                """
                {"data": [{"actor": {"id": "5a1", "first_name": "Ada", "last_name": "Martin"}, "organization": {"id": "o"},
                           "related_to": "Stops", "related_to_id": "d1", "related_to_kind": "Dataset",
                           "related_to_url": "https://d.example/",
                           "created_at": "2026-01-02T03:04:05+00:00", "label": "updated a dataset", "key": "dataset:updated",
                           "icon": "fa fa-pencil", "changes": ["title", "tags"], "extras": {}}],
                 "total": 1, "next_page": null}
                """
            );
        OrganizationActivity activity = Assert.Single(await To<IActivityReader>(peer).Activities(Id).ReadAsync());
        Assert.Equal(
            (Id, "5a1", "Ada Martin", "dataset:updated", "updated a dataset", "Dataset", "d1", "Stops"),
            (
                activity.OrganizationId,
                activity.UserId,
                activity.Name,
                activity.Key,
                activity.Label,
                activity.SubjectClass,
                activity.SubjectId,
                activity.SubjectTitle
            )
        );
        Assert.Equal(["title", "tags"], activity.Changes);
        Assert.Equal("https://d.example/", activity.AdditionalProperties["related_to_url"]);
        Assert.Equal("Ada Martin updated a dataset Stops", activity.ToString());
    }

    [Fact]
    public async Task An_organization_that_is_not_there_has_no_empty_list()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org, "{}", 404).Expect("GET", Org, "{}", 410).Expect("GET", Org + "contacts/?page=1&page_size=100", "{}", 404);
        Assert.Equal(OrgErrorKind.NotFound, await KindOf(() => To<IContentReader>(peer).Dataservices(Id).ReadAsync()));
        Assert.Equal(OrgErrorKind.Gone, await KindOf(() => To<IActivityReader>(peer).Activities(Id).ReadAsync()));
        Assert.Equal(OrgErrorKind.NotFound, await KindOf(() => To<IContactManager>(peer).Contacts(Id).ReadAsync()));
    }

    [Fact]
    public async Task Lists_contact_points()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Org + "contacts/?page=1&page_size=100",
            """
            {"data": [{"id": "c1", "name": "Open data", "email": "a@example.org", "contact_form": "https://f.example/", "role": "contact",
                       "note": 1}], "total": 1, "next_page": null}
            """
        );
        OrganizationContact contact = Assert.Single(await To<IContactManager>(peer).Contacts(Id).ReadAsync());
        Assert.Equal(
            ("c1", Id, "Open data", "a@example.org", "https://f.example/", "contact", 1L),
            (
                contact.Id,
                contact.OrganizationId,
                contact.Name,
                contact.Email,
                contact.ContactForm,
                contact.Role,
                contact.AdditionalProperties["note"]
            )
        );
    }

    [Theory]
    [InlineData(201)]
    [InlineData(200)]
    public async Task Makes_a_contact_point_that_may_be_there_already(int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/api/1/organizations/idfm/", $$"""{"id": "{{Id}}"}""")
            .Expect("POST", "/api/1/contacts/", """{"id": "c1", "name": "Press", "email": "p@example.org", "role": "publisher"}""", status);
        OrganizationContact contact = await To<IContactManager>(peer)
            .CreateContactAsync(
                "idfm",
                new ContactInput
                {
                    Name = "Press",
                    Email = "p@example.org",
                    Role = "publisher",
                },
                OperationContext.None
            );
        Assert.Equal(("c1", Id, "Press", "publisher"), (contact.Id, contact.OrganizationId, contact.Name, contact.Role));
        Assert.Equal($$"""{"name":"Press","email":"p@example.org","role":"publisher","organization":"{{Id}}"}""", peer.Received[1].Body);
    }

    public static TheoryData<string, string> Tables =>
        new()
        {
            { nameof(ContentTable.Dataset), "datasets" },
            { nameof(ContentTable.Resource), "datasets-resources" },
            { nameof(ContentTable.Dataservice), "dataservices" },
            { nameof(ContentTable.Discussion), "discussions" },
        };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Exports_a_table(string table, string file)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", $"{Org}{file}.csv", conversation => conversation.AnswerAsync("text/csv", Encoding.UTF8.GetBytes("\"id\"\r\n")));
        var stream = new MemoryStream();
        await To<IContentExporter>(peer)
            .ExportContentAsync(Id, (ContentTable)System.Enum.Parse(typeof(ContentTable), table), stream, OperationContext.None);
        Assert.Equal("\"id\"\r\n", Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal("text/csv", peer.Received[0].Headers["Accept"]);
    }

    [Theory]
    [InlineData("application/json", """{"message": "maintenance"}""")]
    [InlineData("text/html", "<html>")]
    public async Task What_is_no_table_is_not_written(string type, string body)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org + "datasets.csv", conversation => conversation.AnswerAsync(type, Encoding.UTF8.GetBytes(body)));
        var stream = new MemoryStream();
        Assert.Equal(
            OrgErrorKind.InvalidResponse,
            await KindOf(() => To<IContentExporter>(peer).ExportContentAsync(Id, ContentTable.Dataset, stream, OperationContext.None))
        );
        Assert.Equal(0, stream.Length);
    }

    private static async Task<OrgErrorKind> KindOf(System.Func<Task> call) => (await Assert.ThrowsAsync<OrgException>(call)).Kind;

    private static T To<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.UData, peer.Root + "/api/1");
}
