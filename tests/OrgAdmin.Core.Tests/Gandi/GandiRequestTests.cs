using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Gandi;

/// <summary>The exact request of every operation, and what is made of the answer.</summary>
public sealed class GandiRequestTests
{
    private const string Alice = "80548b45-e18d-4cab-adef-e10a8406de4a";
    private const string Organizations = "/v5/organization/organizations";
    private const string Customers = Organizations + "/" + Alice + "/customers";

    [Fact]
    public async Task Lists_organizations_and_keeps_what_it_does_not_know()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Organizations,
            """
            [{"name": "alice", "firstname": "Alice", "lastname": "Doe", "id": "80548b45-e18d-4cab-adef-e10a8406de4a", "reseller": false, "corporate": true,
              "type": "individual", "email": "alice@example.net", "siren": "123", "vat_number": "FR1", "tier": {"level": 3, "tags": ["a", null, true, 1.5]}},
             {"id": "2", "name": "bare"}]
            """
        );
        var api = Connect.To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5");

        List<Organization> organizations = await api.Organizations(new OrganizationQuery()).ReadAsync();

        Assert.Equal("Bearer " + Connect.Canary, Assert.Single(peer.Received).Headers["Authorization"]);
        Organization alice = organizations[0];
        Assert.Equal(
            (Alice, "alice", "Alice", "Doe", "individual", "alice@example.net"),
            (alice.Id, alice.Name, alice.FirstName, alice.LastName, alice.Type, alice.Email)
        );
        Assert.Equal(
            (false, true, "123", "FR1", nameof(OrgProvider.Gandi), "test"),
            (alice.Reseller, alice.Corporate, alice.Siren, alice.VatNumber, alice.Provider, alice.Connection)
        );
        var tier = Assert.IsType<Dictionary<string, object?>>(alice.AdditionalProperties["tier"]);
        Assert.Equal(3L, tier["level"]);
        Assert.Equal(["a", null, true, 1.5], Assert.IsType<List<object?>>(tier["tags"]));
        // A real answer may lack everything but id and name.
        Assert.Equal(
            ("2", "bare", null, null),
            (organizations[1].Id, organizations[1].Name, organizations[1].Type, organizations[1].Reseller)
        );
        Assert.Empty(organizations[1].AdditionalProperties);
    }

    [Theory]
    [InlineData("alice", "?name=alice")]
    [InlineData("ali*", "?~name=ali%2A")]
    [InlineData("R&D été", "?name=R%26D%20%C3%A9t%C3%A9")]
    public async Task Filters_by_name_at_the_server(string name, string query)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + query, "[]");
        Assert.Empty(
            await Connect
                .To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5")
                .Organizations(new OrganizationQuery { Name = name })
                .ReadAsync()
        );
    }

    [Fact]
    public async Task Sends_every_filter()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "?permission=domain&sort_by=type&type=company", "[]");
        var query = new OrganizationQuery
        {
            Type = "company",
            Permission = "domain",
            SortBy = "type",
        };
        Assert.Empty(await Connect.To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5").Organizations(query).ReadAsync());
    }

    [Fact]
    public async Task Gets_one_organization_by_its_id()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "/" + Alice, $$"""{"id": "{{Alice}}", "name": "alice"}""");
        Organization found = await Connect
            .To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5")
            .GetOrganizationAsync(Alice, OrganizationShape.Default, OperationContext.None);
        Assert.Equal("alice", found.Name);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(403)]
    public async Task Looks_for_one_organization_in_the_list_where_that_route_is_refused(int status)
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "/" + Alice.ToUpperInvariant(), "{}", status)
            .Expect("GET", Organizations, $$"""[{"id": "1", "name": "other"}, {"id": "{{Alice}}", "name": "alice"}]""")
            .Expect("GET", Organizations + "/bob", "{}", status)
            .Expect("GET", Organizations, "[]");
        var api = Connect.To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5");
        Organization found = await api.GetOrganizationAsync(Alice.ToUpperInvariant(), OrganizationShape.Default, OperationContext.None);
        Assert.Equal("alice", found.Name);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            api.GetOrganizationAsync("bob", OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal(status == 403 ? OrgErrorKind.Forbidden : OrgErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task Says_how_ids_look_when_there_is_no_such_organization()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "/bob", "{}", 404).Expect("GET", Organizations, "[]");
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect
                .To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5")
                .GetOrganizationAsync("bob", OrganizationShape.Default, OperationContext.None)
        );
        Assert.Equal(OrgErrorKind.NotFound, error.Kind);
        Assert.Equal(
            "Organization 'bob' was not found at Gandi. Organization ids look like 80548b45-…; try: Get-Organization -Name bob",
            error.Message
        );
    }

    [Fact]
    public async Task Follows_pages_where_a_server_announces_them()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations, """[{"id": "1", "name": "a"}, {"id": "2", "name": "b"}]""", 200, ("Total-Count", "5"))
            .Expect(
                "GET",
                Organizations + "?page=2&per_page=2",
                """[{"id": "3", "name": "c"}, {"id": "4", "name": "d"}]""",
                200,
                ("Total-Count", "5")
            )
            .Expect("GET", Organizations + "?page=3&per_page=2", """[{"id": "5", "name": "e"}]""", 200, ("Total-Count", "5"));
        List<Organization> all = await Connect
            .To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5")
            .Organizations(new OrganizationQuery())
            .ReadAsync();
        Assert.Equal(["a", "b", "c", "d", "e"], all.Select(organization => organization.Name));
    }

    [Fact]
    public async Task Follows_a_next_link_without_a_total()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
                "GET",
                Organizations,
                """[{"id": "1", "name": "a"}]""",
                200,
                ("Link", "<https://elsewhere.example/steal>; rel=\"next\"")
            )
            .Expect("GET", Organizations + "?page=2&per_page=1", """[{"id": "2", "name": "b"}]""");
        List<Organization> all = await Connect
            .To<IOrganizationReader>(OrgProvider.Gandi, peer.Root + "/v5")
            .Organizations(new OrganizationQuery())
            .ReadAsync();
        // Only that there is a next page is believed, never where it is said to be.
        Assert.Equal(["a", "b"], all.Select(organization => organization.Name));
    }

    [Fact]
    public async Task Lists_customers_with_a_pattern_in_name()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            Customers + "?name=%2Alice&permission=domain&sort_by=id",
            """
            [{"id": "c1", "name": "alice", "firstname": "Alice", "lastname": "Doe", "type": "publicbody", "email": "a@example.net", "orgname": "Bob's Roads", "since": "2020"}]
            """
        );
        List<Customer> customers = await Connect
            .To<ICustomerManager>(OrgProvider.Gandi, peer.Root + "/v5")
            .Customers(
                new CustomerQuery
                {
                    OrganizationId = Alice,
                    Name = "*lice",
                    Permission = "domain",
                    SortBy = "id",
                }
            )
            .ReadAsync();
        Customer customer = Assert.Single(customers);
        Assert.Equal(
            ("c1", "alice", "Alice", "Doe", "publicbody", "a@example.net", "Bob's Roads", Alice),
            (
                customer.Id,
                customer.Name,
                customer.FirstName,
                customer.LastName,
                customer.Type,
                customer.Email,
                customer.OrganizationName,
                customer.OrganizationId
            )
        );
        Assert.Equal("2020", customer.AdditionalProperties["since"]);
    }

    [Fact]
    public async Task Orders_a_customer_with_the_fields_of_the_document()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Customers, """{"message": "Created soon", "queue": 3}""", 202, ("Location", "/v5/x/c9"));
        CustomerReceipt receipt = await Connect
            .To<ICustomerManager>(OrgProvider.Gandi, peer.Root + "/v5", AuthScheme.ApiKey)
            .CreateCustomerAsync(
                Alice,
                new CustomerInput
                {
                    Type = "company",
                    FirstName = "John",
                    LastName = "Do",
                    OrganizationName = "R&D",
                    Email = "jd@example.net",
                    StreetAddress = "21 jump street",
                    StreetAddress2 = "Appt31",
                    PostalCode = "17137",
                    City = "Nieul-sur-mer",
                    Country = "FR",
                    State = "FR-T",
                    Phone = "+33.612345678",
                    Fax = "+33.612345699",
                    Reference = "abc/3458",
                },
                OperationContext.None
            );

        PeerRequest request = Assert.Single(peer.Received);
        Assert.Equal("Apikey " + Connect.Canary, request.Headers["Authorization"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        // The example of Gandi's document, field for field.
        JsonNode expected = JsonNode.Parse(
            """
            {"type": "company", "firstname": "John", "lastname": "Do", "orgname": "R&D", "email": "jd@example.net", "streetaddr": "21 jump street",
             "streetaddr2": "Appt31", "zip": "17137", "city": "Nieul-sur-mer", "country": "FR", "state": "FR-T", "phone": "+33.612345678",
             "fax": "+33.612345699", "reference": "abc/3458"}
            """
        )!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(request.Body)), request.Body);
        Assert.Equal(
            ("Created soon", "/v5/x/c9", "jd@example.net", Alice),
            (receipt.Message, receipt.Location, receipt.Email, receipt.OrganizationId)
        );
        Assert.Equal(3L, receipt.AdditionalProperties["queue"]);
    }

    [Fact]
    public async Task Leaves_out_what_was_not_given()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("POST", Customers, """{"message": "ok"}""", 202);
        CustomerReceipt receipt = await Connect
            .To<ICustomerManager>(OrgProvider.Gandi, peer.Root + "/v5")
            .CreateCustomerAsync(Alice, new CustomerInput { Type = "individual" }, OperationContext.None);
        Assert.DoesNotContain("zip", peer.Received[0].Body);
        Assert.DoesNotContain("null", peer.Received[0].Body);
        Assert.Null(receipt.Location);
    }

    [Fact]
    public async Task Reads_the_user()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect(
            "GET",
            "/v5/organization/user-info",
            """
            {"username": "alice", "city": "Paris", "streetaddr": "5 rue neuve", "streetaddr2": "b", "zip": "75001", "name": "alice", "firstname": "Alice", "lastname": "Doe",
             "id": "ebfcd3cd-e014-4a3d-8216-6e342f227c3d", "phone": "+33.123456789", "fax": "1", "state": "FR-J", "country": "FR", "email": "alice@example.org", "lang": "en",
             "security_email": "s@example.org", "security_email_validated": true}
            """
        );
        OrgUserInfo user = await Connect.To<IUserReader>(OrgProvider.Gandi, peer.Root + "/v5").GetUserAsync(OperationContext.None);
        Assert.Equal(
            ("alice", "alice", "Alice", "Doe", "alice@example.org", "en"),
            (user.UserName, user.Name, user.FirstName, user.LastName, user.Email, user.Language)
        );
        Assert.Equal(
            ("5 rue neuve", "b", "75001", "Paris", "FR-J", "FR", "+33.123456789", "1"),
            (user.StreetAddress, user.StreetAddress2, user.PostalCode, user.City, user.State, user.Country, user.Phone, user.Fax)
        );
        Assert.Equal(true, user.AdditionalProperties["security_email_validated"]);
    }

    [Fact]
    public async Task An_id_is_data_never_a_path()
    {
        await using Peer peer = await Peer.StartAsync();
        peer.Expect("GET", Organizations + "/..%2F..%2Fuser-info%3Fx%23y/customers", "[]");
        Assert.Empty(
            await Connect
                .To<ICustomerManager>(OrgProvider.Gandi, peer.Root + "/v5")
                .Customers(new CustomerQuery { OrganizationId = "../../user-info?x#y" })
                .ReadAsync()
        );
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    [InlineData("a\r\nb")]
    public async Task An_id_that_cannot_be_data_is_refused_and_nothing_is_sent(string id)
    {
        await using Peer peer = await Peer.StartAsync();
        var api = Connect.To<ICustomerManager>(OrgProvider.Gandi, peer.Root + "/v5");
        var error = await Assert.ThrowsAsync<OrgException>(async () =>
            await api.Customers(new CustomerQuery { OrganizationId = id }).ReadAsync()
        );
        Assert.Equal(OrgErrorKind.InvalidValue, error.Kind);
        Assert.Empty(peer.Received);
    }
}
