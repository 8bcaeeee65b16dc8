using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.UData;

/// <summary>Organizations and the user: the exact request of every operation, and what is made of the answer.</summary>
public sealed class UDataOrganizationTests
{
    private const string Id = "534fff4ca3a7292c64a77c95";
    private const string Organizations = "/api/1/organizations/";

    /// <summary>An organization as udata 16.2 sends it.</summary>
    private const string Full = """
        {"id": "534fff4ca3a7292c64a77c95", "name": "Île-de-France Mobilités", "acronym": "IDFM", "slug": "ile-de-france-mobilites", "url": "https://www.iledefrance-mobilites.fr/",
         "description": "# Transport", "business_number_id": "13002526500013", "created_at": "2014-04-17T18:20:28.413000+00:00", "last_modified": "2026-03-30T10:00:00+00:00",
         "deleted": null, "uri": "https://www.data.gouv.fr/api/1/organizations/ile-de-france-mobilites/", "page": "https://www.data.gouv.fr/organizations/ile-de-france-mobilites/",
         "logo": "https://static.example/logo.png", "logo_thumbnail": "https://static.example/logo-100.png", "badges": [{"kind": "public-service"}, {"kind": "certified"}],
         "permissions": {"edit": true, "delete": false}, "extras": {"zone": "idf", "level": 3},
         "metrics": {"members": 2, "datasets": 40, "datasets_by_months": {"2026-01": 3}, "reuses_by_months": 0},
         "members": [{"role": "admin", "label": "Administrateur", "since": "2021-03-02T00:00:00+00:00",
                      "user": {"id": "5a1", "class": "User", "first_name": "Ada", "last_name": "Martin", "slug": "ada-martin", "page": "https://www.data.gouv.fr/users/ada-martin/",
                               "uri": "https://www.data.gouv.fr/api/1/users/ada-martin/", "avatar": null, "email": "ad*****@example.org", "last_login_at": "2025-08-06T13:46:55.423000"}},
                     {"role": "superuser", "label": "?", "since": null, "user": {"id": "5a2", "class": "User", "first_name": "Bo", "last_name": "Chen", "email": null, "last_login_at": null}}]}
        """;

    [Fact]
    public async Task Lists_organizations_in_pages_and_reads_every_field()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations + "?page=1&page_size=100",
            $$"""{"data": [{{Full}}], "page": 1, "page_size": 100, "total": 1, "next_page": null, "previous_page": null}"""
        );

        Organization organization = Assert.Single(await To<IOrganizationReader>(peer).Organizations(new OrganizationQuery()).ReadAsync());

        Assert.Equal(Connect.Canary, peer.Received[0].Headers["X-API-KEY"]);
        Assert.DoesNotContain("Authorization", peer.Received[0].Headers.Keys);
        Assert.DoesNotContain("X-Fields", peer.Received[0].Headers.Keys);
        Assert.IsType<UDataOrganization>(organization);
        Assert.Equal(
            (nameof(OrgProvider.UData), "test", Id, Id),
            (organization.Provider, organization.Connection, organization.Id, organization.OrganizationId)
        );
        Assert.Equal(
            ("Île-de-France Mobilités", "IDFM", "ile-de-france-mobilites", "# Transport", "13002526500013"),
            (organization.Name, organization.Acronym, organization.Slug, organization.Description, organization.BusinessNumberId)
        );
        Assert.Equal(
            (
                "https://www.iledefrance-mobilites.fr/",
                "https://static.example/logo.png",
                "https://www.data.gouv.fr/organizations/ile-de-france-mobilites/",
                "https://www.data.gouv.fr/api/1/organizations/ile-de-france-mobilites/"
            ),
            (organization.Website, organization.Logo, organization.Page, organization.Href)
        );
        Assert.Equal(
            (
                new DateTimeOffset(2014, 4, 17, 18, 20, 28, 413, TimeSpan.Zero),
                new DateTimeOffset(2026, 3, 30, 10, 0, 0, TimeSpan.Zero),
                null
            ),
            (organization.CreatedAt, organization.UpdatedAt, organization.DeletedAt)
        );
        Assert.Equal(["public-service", "certified"], organization.Badges);
        Assert.Equal(
            (true, 3L, 40L, 0L),
            (
                organization.Permissions!["edit"],
                organization.Extras!["level"],
                organization.Metrics!["datasets"],
                organization.Metrics["reuses_by_months"]
            )
        );
        Assert.Equal(3L, Assert.IsType<Dictionary<string, object?>>(organization.Metrics["datasets_by_months"])["2026-01"]);
        Assert.Equal(
            "https://static.example/logo-100.png",
            Assert.Single(organization.AdditionalProperties, field => field.Key == "logo_thumbnail").Value
        );
        Assert.Equal(2, organization.MemberCount);
        OrganizationMember ada = organization.Members![0];
        Assert.Equal(
            (Id, "Île-de-France Mobilités", "5a1", "Ada Martin", "Ada", "Martin", "ada-martin"),
            (ada.OrganizationId, ada.OrganizationName, ada.UserId, ada.Name, ada.FirstName, ada.LastName, ada.Slug)
        );
        Assert.Equal(("admin", "Administrateur", "ad*****@example.org"), (ada.Role, ada.Label, ada.Email));
        // No offset: that is UTC, whatever the zone of the machine.
        Assert.Equal(new DateTimeOffset(2025, 8, 6, 13, 46, 55, 423, TimeSpan.Zero), ada.LastLoginAt);
        Assert.Equal(TimeSpan.Zero, ada.LastLoginAt!.Value.Offset);
        Assert.Equal("User", ada.AdditionalProperties["class"]);
        // A role that is not known is kept; a masked e-mail may be missing.
        Assert.Equal(
            ("superuser", null, null, null),
            (
                organization.Members[1].Role,
                organization.Members[1].Email,
                organization.Members[1].Since,
                organization.Members[1].LastLoginAt
            )
        );
    }

    [Fact]
    public async Task Never_asks_past_the_total()
    {
        await using Peer peer = await Peer.StartAsync();
        foreach (int page in new[] { 1, 2, 3 })
            peer.Expect("GET", $"{Organizations}?page={page}&page_size=2", PageOf(page, 2, 5));
        List<Organization> all = await To<IOrganizationReader>(peer)
            .Organizations(new OrganizationQuery())
            .ReadAsync(new ReadOptions { PageSize = 2 });
        Assert.Equal(["o1", "o2", "o3", "o4", "o5"], all.Select(organization => organization.Name));
    }

    [Fact]
    public async Task Sends_every_filter()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations
                + "?q=eau%20potable&sort=-followers&badge=local-authority&name=Ville%20de%20Paris&"
                + "business_number_id=13002526500013&page=1&page_size=100",
            """{"data": [], "page": 1, "page_size": 100, "total": 0}"""
        );
        var query = new OrganizationQuery
        {
            Query = "eau potable",
            SortBy = "followers",
            Descending = true,
            Badge = "local-authority",
            Name = "Ville de Paris",
            BusinessNumberId = "13002526500013",
        };
        Assert.Empty(await To<IOrganizationReader>(peer).Organizations(query).ReadAsync());
    }

    [Fact]
    public async Task Leaves_a_pattern_to_the_one_who_filters()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "?sort=name&page=1&page_size=100", """{"data": [], "page": 1, "page_size": 100, "total": 0}""");
        Assert.Empty(
            await To<IOrganizationReader>(peer).Organizations(new OrganizationQuery { Name = "Ville*", SortBy = "name" }).ReadAsync()
        );
    }

    [Fact]
    public async Task Asks_for_the_fields_wanted_and_for_what_the_pipeline_binds()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                Organizations + "?page=1&page_size=100",
                """{"data": [{"id": "1", "name": "o", "slug": "o"}], "page": 1, "page_size": 100, "total": 1}"""
            )
            .Expect("GET", Organizations + "1/", """{"id": "1", "name": "o", "metrics": {"members": 4}}""");
        var api = To<IOrganizationReader>(peer);
        Organization listed = Assert.Single(
            await api.Organizations(
                    new OrganizationQuery { Shape = new OrganizationShape { Properties = ["slug", "name", "members{user{id}}"] } }
                )
                .ReadAsync()
        );
        Organization got = await api.GetOrganizationAsync("1", new OrganizationShape { Properties = ["metrics"] }, OperationContext.None);
        Assert.Equal("data{id,name,slug,members{user{id}}},page,page_size,total,next_page", peer.Received[0].Headers["X-Fields"]);
        Assert.Equal("{id,name,metrics}", peer.Received[1].Headers["X-Fields"]);
        Assert.Equal(("1", "o", null, null), (listed.Id, listed.Slug, listed.Members, listed.CreatedAt));
        Assert.Equal(4, got.MemberCount);
    }

    [Fact]
    public async Task Refuses_a_field_that_would_break_the_header()
    {
        await using Peer peer = await Peer.StartAsync();
        var api = To<IOrganizationReader>(peer);
        var error = Assert.Throws<OrgException>(() =>
            api.Organizations(new OrganizationQuery { Shape = new OrganizationShape { Properties = ["id\r\nX-Evil: 1"] } })
        );
        Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
    }

    [Fact]
    public async Task Says_that_descending_needs_a_field()
    {
        await using Peer peer = await Peer.StartAsync();
        var error = Assert.Throws<OrgException>(() =>
            To<IOrganizationReader>(peer).Organizations(new OrganizationQuery { Descending = true })
        );
        Assert.Equal(
            (OrgErrorKind.InvalidValue, "-Descending needs a field to sort by: name one with -SortBy."),
            (error.Kind, error.Message)
        );
    }

    [Fact]
    public async Task Follows_a_former_slug_to_the_current_one()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "stif/", "", 308, ("Location", Organizations + "ile-de-france-mobilites/"))
            .Expect("GET", Organizations + "ile-de-france-mobilites/", Full);
        Organization found = await To<IOrganizationReader>(peer)
            .GetOrganizationAsync("stif", OrganizationShape.Default, OperationContext.None);
        Assert.Equal(Id, found.Id);
        Assert.Equal(Connect.Canary, peer.Received[1].Headers["X-API-KEY"]);
    }

    [Theory]
    [InlineData(
        404,
        """{"message": "The requested URL was not found on the server."}""",
        OrgErrorKind.NotFound,
        "Organization 'nope' was not found at uData. Organization ids look like 534fff4ca3a7292c64a77c95; try: Get-Organization -Name nope"
    )]
    [InlineData(
        410,
        """{"message": "Organization has been deleted"}""",
        OrgErrorKind.Gone,
        "Organization 'nope' has been deleted at uData."
    )]
    public async Task Says_which_organization_is_not_there(int status, string body, OrgErrorKind kind, string message)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "nope/", body, status);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IOrganizationReader>(peer).GetOrganizationAsync("nope", OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal((kind, message, status), (error.Kind, error.Message, error.StatusCode!.Value));
    }

    [Fact]
    public async Task Creates_an_organization_with_what_was_given()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Organizations, Full, 201);
        Organization made = await To<IOrganizationWriter>(peer)
            .CreateOrganizationAsync(
                new OrganizationInput
                {
                    Name = "Île-de-France Mobilités",
                    Description = "# Transport",
                    Acronym = "IDFM",
                    Website = "https://www.iledefrance-mobilites.fr/",
                    BusinessNumberId = "13002526500013",
                    Extras = new Dictionary<string, object?>
                    {
                        ["zone"] = "idf",
                        ["level"] = 3,
                        ["tags"] = new[] { "a", "b" },
                        ["nothing"] = null,
                    },
                },
                OperationContext.None
            );
        Assert.Equal(Id, made.Id);
        JsonNode expected = JsonNode.Parse(
            """
            {"name": "Île-de-France Mobilités", "description": "# Transport", "acronym": "IDFM", "url": "https://www.iledefrance-mobilites.fr/", "business_number_id": "13002526500013",
             "extras": {"zone": "idf", "level": 3, "tags": ["a", "b"], "nothing": null}}
            """
        )!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(peer.Received[0].Body)), peer.Received[0].Body);
    }

    [Fact]
    public async Task Changes_only_what_was_given_and_empties_with_an_empty_text()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Organizations + "idfm/", Full);
        await To<IOrganizationWriter>(peer)
            .UpdateOrganizationAsync(
                "idfm",
                new OrganizationInput { Acronym = "", Website = "https://example.org/" },
                OperationContext.None
            );
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"acronym": "", "url": "https://example.org/"}"""),
                JsonNode.Parse(peer.Received[0].Body)
            ),
            peer.Received[0].Body
        );
    }

    [Theory]
    // udata 16.2: lists of texts and no message. Later: texts and a message.
    [InlineData("""{"errors": {"business_number_id": ["A siret number is made of 14 digits"]}}""")]
    [InlineData("""{"errors": {"business_number_id": "A siret number is made of 14 digits"}, "message": "Validation error"}""")]
    public async Task Reads_the_errors_of_both_generations(string body)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("PUT", Organizations + Id + "/", body, 400);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IOrganizationWriter>(peer)
                .UpdateOrganizationAsync(Id, new OrganizationInput { BusinessNumberId = "1" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.Equal(["A siret number is made of 14 digits"], error.FieldErrors["business_number_id"]);
        Assert.Contains("business_number_id: A siret number is made of 14 digits", error.Message);
    }

    [Fact]
    public async Task Says_when_the_site_takes_no_changes()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "POST",
            Organizations,
            """{"message": "Due to security reasons, the creation of new content is currently disabled."}""",
            423
        );
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            To<IOrganizationWriter>(peer)
                .CreateOrganizationAsync(new OrganizationInput { Name = "x", Description = "y" }, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.ReadOnly, error.Kind);
        Assert.Contains("creation of new content is currently disabled", error.Message);
    }

    [Fact]
    public async Task Removes_an_organization_once()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("DELETE", Organizations + Id + "/", "", 204)
            .Expect("DELETE", Organizations + Id + "/", """{"message": "Organization has been deleted"}""", 410);
        var api = To<IOrganizationRemover>(peer);
        await api.RemoveOrganizationAsync(Id, OperationContext.None);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.RemoveOrganizationAsync(Id, OperationContext.None));
        Assert.Equal(OrgErrorKind.Gone, error.Kind);
    }

    [Fact]
    public async Task Suggests_organizations()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations + "suggest/?q=mob%26&size=3",
            """
            [{"id": "1", "name": "Mobilités", "acronym": "M", "slug": "mobilites", "image_url": "https://static.example/m.png", "page": "https://p.example/", "score": 2}]
            """
        );
        OrganizationSuggestion found = Assert.Single(
            await To<IOrganizationFinder>(peer).FindOrganizationsAsync("mob&", 3, OperationContext.None)
        );
        Assert.Equal(
            ("1", "1", "Mobilités", "M", "mobilites", "https://static.example/m.png", "https://p.example/", 2L),
            (
                found.Id,
                found.OrganizationId,
                found.Name,
                found.Acronym,
                found.Slug,
                found.Logo,
                found.Page,
                found.AdditionalProperties["score"]
            )
        );
    }

    [Fact]
    public async Task Reads_the_user()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/api/1/me/",
            """
            {"id": "5a1", "slug": "ada-martin", "first_name": "Ada", "last_name": "Martin", "email": "ada@example.org", "roles": ["admin"], "since": "2016-01-02T03:04:05+00:00",
             "organizations": [{"id": "534fff4ca3a7292c64a77c95", "class": "Organization", "name": "IDFM"}], "about": null, "active": true}
            """
        );
        OrgUserInfo user = await To<IUserReader>(peer).GetUserAsync(OperationContext.None);
        Assert.Equal(
            ("5a1", "5a1", "ada-martin", "Ada Martin", "Ada", "Martin", "ada@example.org"),
            (user.Id, user.UserId, user.UserName, user.Name, user.FirstName, user.LastName, user.Email)
        );
        Assert.Equal((new DateTimeOffset(2016, 1, 2, 3, 4, 5, TimeSpan.Zero), true), (user.CreatedAt, user.AdditionalProperties["active"]));
        Assert.Equal(["admin"], user.Roles);
        Assert.Equal([Id], user.Organizations);
        Assert.IsType<List<object?>>(user.AdditionalProperties["organizations"]);
    }

    [Fact]
    public async Task Can_be_asked_without_a_credential_and_says_what_needs_one()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + Id + "/", Full).Expect("GET", "/api/1/me/", """{"message": "Unauthorized"}""", 401);
        IOrgClient client = Connect.Client(OrgProvider.UData, peer.Root + "/api/1", secret: null);
        await ((IOrganizationReader)client).GetOrganizationAsync(Id, OrganizationShape.Default, OperationContext.None);
        Assert.DoesNotContain("X-API-KEY", peer.Received[0].Headers.Keys);
        var error = await Assert.ThrowsAsync<OrgException>(() => ((IUserReader)client).GetUserAsync(OperationContext.None));
        Assert.Equal(OrgErrorKind.Unauthorized, error.Kind);
        Assert.StartsWith("uData wants a credential for this", error.Message);
    }

    [Fact]
    public async Task Presents_an_oauth_token_as_bearer()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", "/api/1/me/", """{"id": "1", "slug": "x"}""");
        await Connect.To<IUserReader>(OrgProvider.UData, peer.Root + "/api/1", AuthScheme.Bearer).GetUserAsync(OperationContext.None);
        Assert.Equal("Bearer " + Connect.Canary, peer.Received[0].Headers["Authorization"]);
    }

    private static T To<T>(Peer peer)
        where T : class => Connect.To<T>(OrgProvider.UData, peer.Root + "/api/1");

    private static string PageOf(int page, int size, int total)
    {
        IEnumerable<string> items = Enumerable
            .Range((page - 1) * size + 1, Math.Min(size, total - (page - 1) * size))
            .Select(number => $$"""{"id": "{{number}}", "name": "o{{number}}"}""");
        return $$"""{"data": [{{string.Join(",", items)}}], "page": {{page}}, "page_size": {{size}}, "total": {{total}}, "next_page": {{(page * size < total ? "\"https://elsewhere.example/\"" : "null")}}}""";
    }
}
