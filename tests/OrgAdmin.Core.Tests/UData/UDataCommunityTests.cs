using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>Badges, roles, followers, content and catalog: the exact request of every operation, and what is made of the answer.</summary>
public sealed class UDataCommunityTests
{
    private const string Id = "534fff4ca3a7292c64a77c95";
    private const string Organizations = "/api/1/organizations/";
    private const string Org = Organizations + Id + "/";

    [Fact]
    public async Task Lists_the_kinds_of_badges_and_those_of_an_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "badges/", """{"public-service": "Service public", "certified": "Certifié"}""")
            .Expect("GET", Org, $$"""{"id": "{{Id}}", "badges": [null, {"kind": "certified", "created": "2020"}]}""");
        var api = To<IBadgeManager>(peer);
        Assert.Equal(
            [("public-service", "Service public", null), ("certified", "Certifié", null)],
            (await api.BadgeKinds().ReadAsync()).Select(kind => (kind.Kind, kind.Label, kind.OrganizationId))
        );
        OrganizationBadge badge = Assert.Single(await api.Badges(Id).ReadAsync());
        Assert.Equal(("certified", Id, "2020"), (badge.Kind, badge.OrganizationId, badge.AdditionalProperties["created"]));
        Assert.Equal("{id,badges}", peer.Received[1].Headers["X-Fields"]);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(200)]
    public async Task Gives_a_badge_that_may_be_there_already(int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Org + "badges/", """{"kind": "certified"}""", status);
        OrganizationBadge badge = await To<IBadgeManager>(peer).AddBadgeAsync(Id, "certified", OperationContext.None);
        Assert.Equal(("certified", Id, """{"kind":"certified"}"""), (badge.Kind, badge.OrganizationId, peer.Received[0].Body));
    }

    [Fact]
    public async Task Takes_a_badge_away_and_tells_a_missing_badge_from_a_missing_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", Org + "badges/certified/", "", 204)
            .Expect("DELETE", Org + "badges/certified/", """{"message": "Badge does not exists"}""", 404)
            .Expect(
                "DELETE",
                Organizations + "nope/badges/certified/",
                """{"message": "The requested URL was not found on the server. You have requested this URI [/api/1/organizations/nope/badges/certified/]"}""",
                404
            );
        var api = To<IBadgeManager>(peer);
        await api.RemoveBadgeAsync(Id, "certified", OperationContext.None);
        var noBadge = await Assert.ThrowsAsync<OrgException>(() => api.RemoveBadgeAsync(Id, "certified", OperationContext.None));
        Assert.StartsWith($"Organization '{Id}' has no badge 'certified' at uData.", noBadge.Message);
        var noOrganization = await Assert.ThrowsAsync<OrgException>(() => api.RemoveBadgeAsync("nope", "certified", OperationContext.None));
        Assert.StartsWith("Organization 'nope' was not found at uData.", noOrganization.Message);
    }

    [Fact]
    public async Task Lists_roles()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations + "roles/",
            """[{"id": "admin", "label": "Administrateur"}, {"id": "partial_editor", "label": "Éditeur partiel"}]"""
        );
        Assert.Equal(
            [("admin", "Administrateur"), ("partial_editor", "Éditeur partiel")],
            (await To<IRoleReader>(peer).Roles().ReadAsync()).Select(role => (role.Id, role.Label))
        );
    }

    [Fact]
    public async Task Lists_followers()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Org + "followers/?user=5a1000000000000000000001&page=1&page_size=100",
            """
            {"data": [{"id": "f1", "follower": {"id": "5a1000000000000000000001", "class": "User", "first_name": "Ada", "last_name": "Martin"}, "since": "2026-01-02T03:04:05+00:00"}], "page": 1, "page_size": 100, "total": 1}
            """
        );
        OrganizationFollower follower = Assert.Single(
            await To<IFollowerManager>(peer).Followers(Id, "5a1000000000000000000001").ReadAsync()
        );
        Assert.Equal(
            ("f1", Id, "5a1000000000000000000001", "Ada Martin", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            (follower.Id, follower.OrganizationId, follower.UserId, follower.Name, follower.Since)
        );
    }

    [Theory]
    [InlineData(null, "Organization 'nope' was not found at uData.")]
    [InlineData("5a1000000000000000000001", "There is no user '5a1000000000000000000001' or no organization 'nope' at uData.")]
    public async Task Says_what_is_missing_where_followers_are_listed(string? user, string message)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations + $"nope/followers/?{(user is null ? "" : $"user={user}&")}page=1&page_size=100",
            """{"message": "Not found"}""",
            404
        );
        var error = await Assert.ThrowsAsync<OrgException>(() => To<IFollowerManager>(peer).Followers("nope", user).ReadAsync());
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public async Task Follows_by_id()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Org + "followers/", """{"followers": 7}""", 201);
        FollowerCount count = await To<IFollowerManager>(peer).FollowAsync(Id, OperationContext.None);
        Assert.Equal((7L, Id), (count.Followers, count.OrganizationId));
    }

    [Fact]
    public async Task Looks_the_id_of_a_slug_up_before_following()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "idfm/", $$"""{"id": "{{Id}}"}""").Expect("POST", Org + "followers/", """{"followers": 7}""");
        FollowerCount count = await To<IFollowerManager>(peer).FollowAsync("idfm", OperationContext.None);
        Assert.Equal((7L, Id, "{id}"), (count.Followers, count.OrganizationId, peer.Received[0].Headers["X-Fields"]));
    }

    [Fact]
    public async Task Unfollows_once()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", Org + "followers/", """{"followers": 6}""")
            .Expect("DELETE", Org + "followers/", """{"message": "Not found"}""", 404);
        var api = To<IFollowerManager>(peer);
        Assert.Equal(6, (await api.UnfollowAsync(Id, OperationContext.None)).Followers);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.UnfollowAsync(Id, OperationContext.None));
        Assert.Equal(
            (OrgErrorKind.NotFound, $"You do not follow organization '{Id}' at uData, or there is no such organization."),
            (error.Kind, error.Message)
        );
    }

    [Fact]
    public async Task Lists_datasets_in_pages()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Org + "datasets/?sort=-views&page=1&page_size=50",
            """
            {"data": [{"id": "d1", "title": "Stops", "slug": "stops", "description": "All stops", "private": false, "created_at": "2020-01-01T00:00:00+00:00", "last_modified": "2021-01-01T00:00:00+00:00",
                       "page": "https://p.example/", "tags": ["bus", "tram"], "metrics": {"views": 9}, "license": "lov2", "frequency": "daily", "resources": [{"id": "r1"}]}],
             "page": 1, "page_size": 50, "total": 1, "next_page": null}
            """
        );
        OrganizationDataset dataset = Assert.Single(await To<IContentReader>(peer).Datasets(Id, "views", true).ReadAsync());
        Assert.Equal(
            ("d1", Id, "Stops", "stops", "All stops", false, "lov2", "daily", "https://p.example/"),
            (
                dataset.Id,
                dataset.OrganizationId,
                dataset.Title,
                dataset.Slug,
                dataset.Description,
                dataset.Private,
                dataset.License,
                dataset.Frequency,
                dataset.Page
            )
        );
        Assert.Equal((2020, 2021, 9L), (dataset.CreatedAt!.Value.Year, dataset.UpdatedAt!.Value.Year, dataset.Metrics!["views"]));
        Assert.Equal(["bus", "tram"], dataset.Tags);
        Assert.Single(Assert.IsType<List<object?>>(dataset.AdditionalProperties["resources"]));
    }

    [Fact]
    public async Task Lists_reuses_and_discussions_from_bare_arrays()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                Org + "reuses/",
                """[{"id": "r1", "title": "Map", "type": "visualization", "url": "https://map.example/", "private": true, "topic": "transport"}]"""
            )
            .Expect(
                "GET",
                Org + "discussions/",
                """
                [{"id": "t1", "title": "A question", "subject": {"class": "Dataset", "id": "d1"}, "user": {"id": "5a1", "first_name": "Ada", "last_name": "Martin"},
                  "created": "2026-01-02T03:04:05+00:00", "closed": null, "discussion": [{"content": "Why?"}, {"content": "Because"}]}]
                """
            );
        var api = To<IContentReader>(peer);
        OrganizationReuse reuse = Assert.Single(await api.Reuses(Id).ReadAsync());
        Assert.Equal(
            ("r1", Id, "Map", "visualization", "https://map.example/", true, "transport"),
            (reuse.Id, reuse.OrganizationId, reuse.Title, reuse.Type, reuse.Url, reuse.Private, reuse.AdditionalProperties["topic"])
        );
        OrganizationDiscussion discussion = Assert.Single(await api.Discussions(Id).ReadAsync());
        Assert.Equal(
            ("t1", Id, "A question", "Dataset", "d1", "5a1", "Ada Martin", 2),
            (
                discussion.Id,
                discussion.OrganizationId,
                discussion.Title,
                discussion.SubjectClass,
                discussion.SubjectId,
                discussion.UserId,
                discussion.Name,
                discussion.MessageCount
            )
        );
        Assert.Null(discussion.ClosedAt);
        Assert.Equal(2, Assert.IsType<List<object?>>(discussion.AdditionalProperties["discussion"]).Count);
    }

    [Theory]
    [InlineData(100, "")]
    [InlineData(250, "?page_size=250")]
    public async Task Exports_the_whole_catalog_in_one_page(int datasets, string query)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org + "datasets/?page=1&page_size=1", $$"""{"data": [], "total": {{datasets}}}""")
            .Expect("GET", Organizations + Id + "/catalog.ttl" + query, Body("application/x-turtle", "@prefix dcat: <x> ."));
        var file = new MemoryStream();
        string type = await To<ICatalogExporter>(peer).ExportCatalogAsync(Id, "ttl", file, OperationContext.None);
        Assert.Equal(("application/x-turtle", "@prefix dcat: <x> ."), (type, Encoding.UTF8.GetString(file.ToArray())));
        Assert.Equal(("{data{id},total}", "*/*"), (peer.Received[0].Headers["X-Fields"], peer.Received[1].Headers["Accept"]));
    }

    [Fact]
    public async Task Lets_the_server_choose_the_format()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "idfm/datasets/?page=1&page_size=1", """{"data": [], "total": 101}""")
            .Expect(
                "GET",
                Organizations + "idfm/catalog?page_size=101",
                "",
                302,
                ("Location", $"{Organizations}{Id}/catalog.json?page_size=101")
            )
            .Expect("GET", Organizations + Id + "/catalog.json?page_size=101", Body("application/ld+json", "{}"));
        var file = new MemoryStream();
        Assert.Equal("application/ld+json", await To<ICatalogExporter>(peer).ExportCatalogAsync("idfm", null, file, OperationContext.None));
        Assert.Equal("{}", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Fact]
    public async Task Does_not_follow_the_catalog_to_another_origin()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org + "datasets/?page=1&page_size=1", """{"data": [], "total": 1}""")
            .Expect("GET", Organizations + Id + "/catalog", "", 302, ("Location", "https://elsewhere.example/catalog.json"));
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<ICatalogExporter>(peer).ExportCatalogAsync(Id, null, new MemoryStream(), OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.CrossOriginRefused, error.Kind);
    }

    [Fact]
    public async Task Starts_the_file_anew_when_the_connection_breaks_half_way()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org + "datasets/?page=1&page_size=1", """{"data": [], "total": 1}""")
            .Expect(
                "GET",
                Organizations + Id + "/catalog.nt",
                async conversation =>
                {
                    await conversation.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\nContent-Length: 1000\r\n\r\n");
                    await conversation.SendAsync("<half> <a> <b> .");
                    conversation.Reset();
                }
            )
            .Expect("GET", Organizations + Id + "/catalog.nt", Body("application/n-triples", "<x> <y> <z> ."));
        var file = new MemoryStream();
        await Connect
            .To<ICatalogExporter>(OrgProvider.UData, peer.Root + "/api/1", retries: 1)
            .ExportCatalogAsync(Id, "nt", file, OperationContext.None);
        Assert.Equal("<x> <y> <z> .", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Fact]
    public async Task Blames_the_file_and_not_the_connection_when_the_file_cannot_be_written()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Org + "datasets/?page=1&page_size=1", """{"data": [], "total": 1}""")
            .Expect("GET", Organizations + Id + "/catalog.nt", Body("application/n-triples", "<x> <y> <z> ."));
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect
                .To<ICatalogExporter>(OrgProvider.UData, peer.Root + "/api/1", retries: 2)
                .ExportCatalogAsync(Id, "nt", new FullDisk(), OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.FileError, "The file could not be written: No space left on device"), (error.Kind, error.Message));
    }

    private static T To<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.UData, peer.Root + "/api/1");

    private static Func<Conversation, Task> Body(string contentType, string body) =>
        conversation => conversation.AnswerAsync(contentType, Encoding.UTF8.GetBytes(body));

    private sealed class FullDisk : MemoryStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, System.Threading.CancellationToken cancellationToken) =>
            throw new IOException("No space left on device");
    }
}
