using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using OrgAdmin.Emulation.Gandi;
using Xunit;

namespace OrgAdmin.Emulator.Tests.Gandi;

/// <summary>The emulated Gandi behaves as Gandi's document says, seen through the client.</summary>
public sealed class GandiEmulatorTests
{
    private const string Alice = "80548b45-e18d-4cab-adef-e10a8406de4a";
    private const string Bob = "e1ab1204-e638-4fd8-85a4-34dd95013cdc";

    private readonly OrgEmulator _emulator = new();

    private static CustomerInput JohnDo(string email = "jd@example.net", string type = "company") =>
        new()
        {
            Type = type,
            FirstName = "John",
            LastName = "Do",
            OrganizationName = "R&D",
            Email = email,
            StreetAddress = "21 jump street",
            City = "Nieul-sur-mer",
            Country = "FR",
            Phone = "+33.612345678",
        };

    [Theory]
    [InlineData(null, null, null, "alice bob ron")]
    [InlineData("bob", null, null, "bob")]
    [InlineData("*o*", null, null, "bob ron")]
    [InlineData(null, "company", null, "ron")]
    [InlineData(null, null, "billing", "alice bob")]
    public async Task Filters_organizations(string? name, string? type, string? permission, string expected)
    {
        var api = Connect.To<IOrganizationReader>(OrgProvider.Gandi, _emulator);
        var found = await api.Organizations(
                new OrganizationQuery
                {
                    Name = name,
                    Type = type,
                    Permission = permission,
                }
            )
            .ReadAsync();
        Assert.Equal(expected, string.Join(" ", found.Select(organization => organization.Name)));
    }

    [Fact]
    public async Task Sorts_by_the_documented_fields_only()
    {
        var api = Connect.To<IOrganizationReader>(OrgProvider.Gandi, _emulator);
        var byType = await api.Organizations(new OrganizationQuery { SortBy = "type" }).ReadAsync();
        Assert.Equal(["ron", "alice", "bob"], byType.Select(organization => organization.Name));
        var error = await Assert.ThrowsAsync<OrgException>(() => api.Organizations(new OrganizationQuery { SortBy = "age" }).ReadAsync());
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.True(error.HasFieldError("sort_by", "is not one of name, type, id"));
    }

    [Fact]
    public async Task Another_user_sees_another_world()
    {
        var api = Connect.To<IOrganizationReader>(OrgProvider.Gandi, _emulator, "emulator-gandi-bob");
        Assert.Equal(["bob"], (await api.Organizations(new OrganizationQuery()).ReadAsync()).Select(organization => organization.Name));
    }

    [Fact]
    public async Task A_stranger_is_refused_with_the_documented_body()
    {
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect.To<IUserReader>(OrgProvider.Gandi, _emulator, "nobody-knows-me").GetUserAsync(OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.Unauthorized, 401), (error.Kind, error.StatusCode));
        Assert.Contains("could not verify that you authorized", error.ServerMessage);
        Assert.DoesNotContain("nobody-knows-me", error.ToString());
    }

    [Fact]
    public async Task Only_a_reseller_has_customers()
    {
        var api = Connect.To<ICustomerManager>(OrgProvider.Gandi, _emulator);
        Assert.Equal(
            ["alice", "bob", "ron"],
            (await api.Customers(new CustomerQuery { OrganizationId = Alice }).ReadAsync()).Select(customer => customer.Name)
        );
        var error = await Assert.ThrowsAsync<OrgException>(() => api.Customers(new CustomerQuery { OrganizationId = Bob }).ReadAsync());
        Assert.Equal(OrgErrorKind.Forbidden, error.Kind);
        Assert.Contains("Access was denied to this resource.", error.Message);
    }

    [Fact]
    public async Task An_ordered_customer_is_listed_a_moment_later()
    {
        var api = Connect.To<ICustomerManager>(OrgProvider.Gandi, _emulator);
        CustomerReceipt receipt = await api.CreateCustomerAsync(Alice, JohnDo(), OperationContext.None);
        Assert.NotEmpty(receipt.Message);
        Assert.Equal(3, (await api.Customers(new CustomerQuery { OrganizationId = Alice }).ReadAsync()).Count);
        Customer? made = null;
        for (int i = 0; i < 100 && made is null; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            made = (await api.Customers(new CustomerQuery { OrganizationId = Alice }).ReadAsync()).SingleOrDefault(customer =>
                customer.Email == "jd@example.net"
            );
        }
        Assert.NotNull(made);
        Assert.EndsWith(made.Id, receipt.Location);
    }

    [Fact]
    public async Task A_customer_is_checked_field_by_field()
    {
        var api = Connect.To<ICustomerManager>(OrgProvider.Gandi, _emulator);
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            api.CreateCustomerAsync(
                Alice,
                new CustomerInput
                {
                    Type = "emperor",
                    Email = "nowhere",
                    Country = "France",
                    Phone = "x",
                },
                OperationContext.None
            )
        );
        Assert.Equal(OrgErrorKind.ValidationFailed, error.Kind);
        Assert.Equal(["city", "country", "email", "firstname", "lastname", "phone", "streetaddr", "type"], error.FieldErrors.Keys.Order());
        foreach (string field in error.FieldErrors.Keys)
            Assert.Contains(field + ": ", error.Message);
    }

    [Theory]
    [InlineData("country", "FR", true)]
    [InlineData("country", "fr", false)]
    [InlineData("country", "FRA", false)]
    [InlineData("country", "France", false)]
    [InlineData("country", "UK", false)]
    [InlineData("country", "XX", false)]
    [InlineData("phone", "+1.2025550123", true)]
    [InlineData("phone", "+33612345678", false)]
    [InlineData("phone", "0612345678", false)]
    [InlineData("phone", "+33.6 12 34 56 78", false)]
    [InlineData("phone", "3,36E+10", false)]
    [InlineData("fax", "+33.123456789", true)]
    [InlineData("fax", "0123456789", false)]
    [InlineData("type", "association", true)]
    [InlineData("type", "SARL", false)]
    [InlineData("type", "Company", false)]
    public async Task A_customer_is_written_in_the_forms_that_gandi_knows(string field, string value, bool isTaken)
    {
        var order = new JsonObject
        {
            ["type"] = "company",
            ["firstname"] = "John",
            ["lastname"] = "Do",
            ["orgname"] = "R&D",
            ["email"] = "jd@example.net",
            ["streetaddr"] = "21 jump street",
            ["city"] = "Nieul-sur-mer",
            ["country"] = "FR",
            ["phone"] = "+33.612345678",
            [field] = value,
        };
        string path = $"/v5/organization/organizations/{Alice}/customers";
        (int status, string body, _) = await _emulator.AskAsync("POST", path, order.ToJsonString());
        if (isTaken)
        {
            Assert.Equal(202, status);
            return;
        }
        Assert.Equal(400, status);
        JsonNode answer = JsonNode.Parse(body)!;
        Assert.Equal("error", (string?)answer["status"]);
        JsonNode error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal(("body", field), ((string?)error["location"], (string?)error["name"]));
    }

    [Fact]
    public void The_countries_are_those_of_iso_3166() => Assert.Equal(249, Countries.Count);

    [Fact]
    public async Task One_organization_is_read_by_its_id()
    {
        (int status, string body, _) = await _emulator.AskAsync("GET", "/v5/organization/organizations/" + Bob);
        Assert.Equal((200, "bob"), (status, (string?)JsonNode.Parse(body)!["name"]));
        (status, body, _) = await _emulator.AskAsync("GET", "/v5/organization/organizations/00000000-0000-0000-0000-000000000000");
        Assert.Equal((404, "HTTPNotFound"), (status, (string?)JsonNode.Parse(body)!["object"]));
    }

    [Theory]
    [InlineData("page=1&per_page=2", "alice bob")]
    [InlineData("page=2&per_page=2", "ron")]
    [InlineData("page=3&per_page=2", "")]
    [InlineData("per_page=1", "alice")]
    [InlineData("page=2147483647&per_page=2147483647", "")]
    public async Task Lists_are_paged_if_asked(string query, string expected)
    {
        (int status, string body, HttpResponseMessage response) = await _emulator.AskAsync(
            "GET",
            "/v5/organization/organizations?" + query
        );
        Assert.Equal(200, status);
        Assert.Equal(expected, string.Join(" ", JsonNode.Parse(body)!.AsArray().Select(item => (string?)item!["name"])));
        Assert.Equal(["3"], response.Headers.GetValues("Total-Count"));
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("per_page=-1")]
    [InlineData("per_page=many")]
    public async Task A_page_is_a_positive_number(string query)
    {
        (int status, string body, _) = await _emulator.AskAsync("GET", "/v5/organization/organizations?" + query);
        Assert.Equal(400, status);
        Assert.Equal("querystring", (string?)JsonNode.Parse(body)!["errors"]![0]!["location"]);
    }

    [Fact]
    public async Task Reset_brings_the_same_world_back()
    {
        var api = Connect.To<ICustomerManager>(OrgProvider.Gandi, _emulator);
        await api.CreateCustomerAsync(Alice, JohnDo(), OperationContext.None);
        await Task.Delay(600, TestContext.Current.CancellationToken);
        Assert.Equal(4, (await api.Customers(new CustomerQuery { OrganizationId = Alice }).ReadAsync()).Count);
        _emulator.Reset();
        Assert.Equal(3, (await api.Customers(new CustomerQuery { OrganizationId = Alice }).ReadAsync()).Count);
        Assert.Single(_emulator.Requests);
    }
}
