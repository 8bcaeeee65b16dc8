using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests.EquinixMetal;

/// <summary>The emulated Equinix Metal behaves as its documents and clients say, seen through the client or on the wire.</summary>
public sealed class EquinixMetalEmulatorTests
{
    private const string Harbour = "e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10";
    private const string Foreign = "0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa";
    private const string Adam = "emulator-equinixmetal-adam";
    private const string Bianca = "emulator-equinixmetal-bianca";
    private const string Petra = "emulator-equinixmetal-petra";

    private readonly OrgEmulator _emulator = new();

    [Fact]
    public async Task Lists_more_organizations_than_one_page_of_its_own_has()
    {
        JsonNode page = (await AskAsync("GET", "/organizations")).Body!;
        Assert.Equal(10, page["organizations"]!.AsArray().Count);
        Assert.Equal((24, 1, 3), ((int)page["meta"]!["total"]!, (int)page["meta"]!["current_page"]!, (int)page["meta"]!["last_page"]!));
        Assert.Equal("/metal/v1/organizations?page=2", (string?)page["meta"]!["next"]!["href"]);
        Assert.False(page["meta"]!.AsObject().ContainsKey("previous"));

        JsonNode last = (await AskAsync("GET", "/organizations?per_page=5&page=5&personal=include")).Body!;
        Assert.Equal(4, last["organizations"]!.AsArray().Count);
        Assert.False(last["meta"]!.AsObject().ContainsKey("next"));
        Assert.Equal("/metal/v1/organizations?per_page=5&personal=include&page=4", (string?)last["meta"]!["previous"]!["href"]);

        Assert.Equal(24, (await Reader().Organizations(new OrganizationQuery()).ReadAsync()).Count);
        Assert.Equal(
            24,
            (await Reader().Organizations(new OrganizationQuery()).ReadAsync(new ReadOptions { PageSize = 7 }))
                .Select(organization => organization.Id)
                .Distinct()
                .Count()
        );
    }

    [Theory]
    [InlineData(null, null, 24)]
    [InlineData(Inclusion.Include, Inclusion.Include, 24)]
    [InlineData(Inclusion.Exclude, null, 23)]
    [InlineData(Inclusion.Only, null, 1)]
    [InlineData(null, Inclusion.Exclude, 20)]
    [InlineData(null, Inclusion.Only, 4)]
    [InlineData(Inclusion.Exclude, Inclusion.Only, 3)]
    public async Task Filters_personal_ones_and_those_without_projects(Inclusion? personal, Inclusion? withoutProject, int expected) =>
        Assert.Equal(
            expected,
            (await Reader().Organizations(new OrganizationQuery { Personal = personal, WithoutProject = withoutProject }).ReadAsync()).Count
        );

    [Fact]
    public async Task Sends_links_unless_asked_for_more()
    {
        JsonNode bare = (await AskAsync("GET", $"/organizations/{Harbour}?include=nonsense")).Body!;
        Assert.Equal(["href"], Keys(bare["projects"]![0]));
        Assert.DoesNotContain("address", bare.AsObject().Select(field => field.Key));
        JsonNode full = (await AskAsync("GET", $"/organizations/{Harbour}?include=projects,address,memberships.user")).Body!;
        Assert.Equal("cranes", (string?)full["projects"]![0]!["name"]);
        Assert.Equal("NL", (string?)full["address"]!["country"]);
        Assert.Equal("olivia.okafor@example.com", (string?)full["memberships"]![0]!["user"]!["email"]);
        Assert.Equal(["href"], Keys(full["members"]![0]));
        JsonNode less = (await AskAsync("GET", $"/organizations/{Harbour}?include=projects,address&exclude=projects")).Body!;
        Assert.Equal(["href"], Keys(less["projects"]![0]));
        Assert.Equal("NL", (string?)less["address"]!["country"]);
    }

    [Fact]
    public async Task Wants_an_address_with_the_known_words()
    {
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Writer().CreateOrganizationAsync(new OrganizationInput { Name = "New" }, OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.ValidationFailed, 422), (error.Kind, error.StatusCode));
        Assert.Equal(
            "Address address can't be blank; Address zip code can't be blank; Address country "
                + "can't be blank; Address country must be a two letter code (ISO 3166-1 alpha-2)",
            error.ServerMessage
        );
        error = await Assert.ThrowsAsync<OrgException>(() =>
            Writer().CreateOrganizationAsync(new OrganizationInput { Address = Address("Netherlands") }, OperationContext.None)
        );
        Assert.Equal("Name can't be blank; Address country must be a two letter code (ISO 3166-1 alpha-2)", error.ServerMessage);
    }

    [Fact]
    public async Task Makes_changes_and_removes()
    {
        Organization made = await Writer()
            .CreateOrganizationAsync(
                new OrganizationInput
                {
                    Name = "New",
                    Website = "https://new.example",
                    Address = Address("NL"),
                },
                OperationContext.None
            );
        Assert.Equal(("New", "https://new.example", 1L), (made.Name, made.Website, made.MemberCount));
        Organization changed = await Writer()
            .UpdateOrganizationAsync(
                made.Id,
                new OrganizationInput
                {
                    Website = "",
                    Address = new PostalAddress { City = "Delft" },
                },
                OperationContext.None
            );
        Assert.Equal(("New", ""), (changed.Name, changed.Website));
        Organization read = await Reader()
            .GetOrganizationAsync(made.Id, new OrganizationShape { Include = ["address"] }, OperationContext.None);
        Assert.Equal("2 Quay, 3011 Delft, NL", read.Address!.ToString());
        await Remover().RemoveOrganizationAsync(made.Id, OperationContext.None);
        Assert.Equal(
            OrgErrorKind.NotFound,
            (
                await Assert.ThrowsAsync<OrgException>(() =>
                    Reader().GetOrganizationAsync(made.Id, OrganizationShape.Default, OperationContext.None)
                )
            ).Kind
        );
    }

    [Fact]
    public async Task Only_admins_change_and_only_the_owner_removes()
    {
        await Writer(Adam).UpdateOrganizationAsync(Harbour, new OrganizationInput { Description = "by Adam" }, OperationContext.None);
        await ForbiddenAsync(() =>
            Writer(Bianca).UpdateOrganizationAsync(Harbour, new OrganizationInput { Description = "x" }, OperationContext.None)
        );
        await ForbiddenAsync(() => Remover(Adam).RemoveOrganizationAsync(Harbour, OperationContext.None));
        await ForbiddenAsync(() => Reader().GetOrganizationAsync(Foreign, OrganizationShape.Default, OperationContext.None));
    }

    [Fact]
    public async Task An_organization_goes_only_without_its_projects()
    {
        var error = await Assert.ThrowsAsync<OrgException>(() => Remover().RemoveOrganizationAsync(Harbour, OperationContext.None));
        Assert.Equal(422, error.StatusCode);
        foreach (JsonNode? project in (await AskAsync("GET", $"/organizations/{Harbour}/projects")).Body!["projects"]!.AsArray())
            Assert.Equal(204, (await AskAsync("DELETE", "/projects/" + project!["id"])).Status);
        await Remover().RemoveOrganizationAsync(Harbour, OperationContext.None);
    }

    [Fact]
    public async Task Members_have_names_and_come_in_pages()
    {
        List<OrganizationMember> members = await MembersAsync();
        Assert.Equal(15, members.Count);
        Assert.Equal(
            ["Olivia Okafor admin", "Adam Lindqvist admin", "Bianca Rossi billing", "Colin Murphy collaborator"],
            members.Take(4).Select(member => $"{member.Name} {member.Role}")
        );
        JsonNode page = (await AskAsync("GET", $"/organizations/{Harbour}/members")).Body!;
        Assert.Equal(10, page["members"]!.AsArray().Count);
        Assert.Equal(["href"], Keys(page["members"]![0]!["user"]));
    }

    [Fact]
    public async Task Neither_the_owner_nor_the_last_admin_can_be_removed()
    {
        List<OrganizationMember> members = await MembersAsync();
        string olivia = members[0].UserId,
            adam = members[1].UserId,
            colin = members[3].MembershipId!;
        var api = Connect.To<IMemberRemover>(OrgProvider.EquinixMetal, _emulator);
        var error = await Assert.ThrowsAsync<OrgException>(() => api.RemoveMemberAsync(Harbour, olivia, null, OperationContext.None));
        Assert.Equal((OrgErrorKind.ValidationFailed, "Cannot remove the Organization Owner"), (error.Kind, error.ServerMessage));
        await api.RemoveMemberAsync(Harbour, adam, null, OperationContext.None);
        await api.RemoveMemberAsync(Harbour, colin, null, OperationContext.None);
        error = await Assert.ThrowsAsync<OrgException>(() => api.RemoveMemberAsync(Harbour, olivia, null, OperationContext.None));
        Assert.Equal((OrgErrorKind.LastAdmin, "At least one Admin is required."), (error.Kind, error.ServerMessage));
        Assert.Equal(13, (await MembersAsync()).Count);
    }

    [Fact]
    public async Task An_invitation_is_made_once_and_makes_a_member_when_accepted()
    {
        var api = Connect.To<IMemberInviter>(OrgProvider.EquinixMetal, _emulator);
        Assert.Equal(InviteOutcome.AlreadyPending, (await InviteAsync("PETRA.novak@example.com")).Outcome);
        Assert.Equal(InviteOutcome.AlreadyMember, (await InviteAsync("adam.lindqvist@example.com")).Outcome);
        Assert.Equal(OrgErrorKind.ValidationFailed, (await Assert.ThrowsAsync<OrgException>(() => InviteAsync("nowhere"))).Kind);

        JsonNode waiting = Assert.Single(
            (await AskAsync("GET", $"/organizations/{Harbour}/invitations?include=invited_by")).Body!["invitations"]!.AsArray()
        )!;
        Assert.Equal("Olivia Okafor", (string?)waiting["invited_by"]!["full_name"]);
        string route = "/invitations/" + waiting["id"];
        Assert.Equal(200, (await AskAsync("GET", route, secret: Petra)).Status);
        Assert.Equal(403, (await AskAsync("GET", route, secret: Bianca)).Status);
        Assert.Equal(403, (await AskAsync("PUT", route)).Status);
        Assert.Equal(201, (await AskAsync("POST", route)).Status);
        Assert.Equal(403, (await AskAsync("POST", route, secret: Petra)).Status);
        (int status, JsonNode? membership, _) = await AskAsync("PUT", route, secret: Petra);
        Assert.Equal((200, "collaborator"), (status, (string?)membership!["roles"]![0]));
        Assert.Equal(404, (await AskAsync("GET", route)).Status);
        Assert.Contains(await MembersAsync(), member => member.Email == "petra.novak@example.com");

        async Task<MemberInviteResult> InviteAsync(string email) =>
            await api.InviteAsync(Harbour, new MemberInvitation { Email = email, Role = "billing" }, OperationContext.None);
    }

    [Fact]
    public async Task An_invitation_can_be_taken_back_or_declined_once()
    {
        var inviter = Connect.To<IMemberInviter>(OrgProvider.EquinixMetal, _emulator);
        var revoker = Connect.To<IInvitationRevoker>(OrgProvider.EquinixMetal, _emulator);
        MemberInviteResult made = await inviter.InviteAsync(
            Harbour,
            new MemberInvitation { Email = "ada@example.org", Role = "admin" },
            OperationContext.None
        );
        await revoker.RevokeInvitationAsync(Harbour, made.Id!, OperationContext.None);
        Assert.Equal(
            OrgErrorKind.NotFound,
            (await Assert.ThrowsAsync<OrgException>(() => revoker.RevokeInvitationAsync(Harbour, made.Id!, OperationContext.None))).Kind
        );

        JsonNode waiting = Assert.Single((await AskAsync("GET", $"/organizations/{Harbour}/invitations")).Body!["invitations"]!.AsArray())!;
        Assert.Equal(204, (await AskAsync("DELETE", "/invitations/" + waiting["id"], secret: Petra)).Status);
        await ForbiddenAsync(() =>
            Connect
                .To<IMemberInviter>(OrgProvider.EquinixMetal, _emulator, Bianca)
                .InviteAsync(Harbour, new MemberInvitation { Email = "ada@example.org" }, OperationContext.None)
        );
    }

    [Fact]
    public async Task A_stranger_is_refused_and_every_answer_can_be_traced()
    {
        var error = await Assert.ThrowsAsync<OrgException>(() =>
            Connect.To<IUserReader>(OrgProvider.EquinixMetal, _emulator, "nobody-knows-me").GetUserAsync(OperationContext.None)
        );
        Assert.Equal((OrgErrorKind.Unauthorized, 401, "Invalid authentication token"), (error.Kind, error.StatusCode, error.ServerMessage));
        Assert.NotNull(error.RequestId);
        Assert.DoesNotContain("nobody-knows-me", error.ToString());
        (_, _, HttpResponseMessage first) = await AskAsync("GET", "/user");
        (_, _, HttpResponseMessage second) = await AskAsync("GET", "/user");
        Assert.Equal(1, Remaining(first) - Remaining(second));
        Assert.True(second.Headers.Contains("X-RateLimit-Limit") && second.Headers.Contains("X-RateLimit-Reset"));

        static int Remaining(HttpResponseMessage response) =>
            int.Parse(response.Headers.GetValues("X-RateLimit-Remaining").Single(), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("POST", "/organizations", 400)]
    [InlineData("PUT", "/organizations/" + Harbour, 400)]
    [InlineData("POST", "/organizations/" + Harbour + "/invitations", 400)]
    [InlineData("DELETE", "/projects/none", 404)]
    public async Task Refuses_what_is_malformed(string method, string path, int status) =>
        Assert.Equal(status, (await AskAsync(method, path, "[1, 2")).Status);

    [Fact]
    public async Task Reset_brings_the_same_world_back()
    {
        await Writer().UpdateOrganizationAsync(Harbour, new OrganizationInput { Name = "Changed" }, OperationContext.None);
        _emulator.Reset();
        Assert.Equal("Harbour Labs", (await Reader().GetOrganizationAsync(Harbour, OrganizationShape.Default, OperationContext.None)).Name);
    }

    private IOrganizationReader Reader() => Connect.To<IOrganizationReader>(OrgProvider.EquinixMetal, _emulator);

    private IOrganizationWriter Writer(string? secret = null) =>
        Connect.To<IOrganizationWriter>(OrgProvider.EquinixMetal, _emulator, secret);

    private IOrganizationRemover Remover(string? secret = null) =>
        Connect.To<IOrganizationRemover>(OrgProvider.EquinixMetal, _emulator, secret);

    private Task<List<OrganizationMember>> MembersAsync() =>
        Connect.To<IMemberReader>(OrgProvider.EquinixMetal, _emulator).Members(Harbour).ReadAsync();

    private static PostalAddress Address(string country) =>
        new()
        {
            StreetAddress = "2 Quay",
            PostalCode = "3011",
            City = "Rotterdam",
            Country = country,
        };

    private static async Task ForbiddenAsync(System.Func<Task> call) =>
        Assert.Equal(OrgErrorKind.Forbidden, (await Assert.ThrowsAsync<OrgException>(call)).Kind);

    private static IEnumerable<string> Keys(JsonNode? node) => node!.AsObject().Select(entry => entry.Key);

    // Past the client, for what it does not show.
    [Theory]
    [InlineData("""{"invitee": ""}""", false)]
    [InlineData("""{"invitee": "nowhere"}""", false)]
    [InlineData("""{"invitee": "new@example.com", "roles": ["king"]}""", false)]
    [InlineData("""{"invitee": "petra.novak@example.com"}""", true)]
    [InlineData("""{"invitee": "Bianca.Rossi@example.com"}""", true)]
    [InlineData("""{"invitee": "adam.lindqvist@harbour.example"}""", true)]
    public async Task Says_already_only_of_whom_it_is_true(string body, bool isThere)
    {
        (int status, JsonNode? answer, _) = await AskAsync("POST", $"/organizations/{Harbour}/invitations", body);
        Assert.Equal(422, status);
        Assert.Equal(isThere, string.Join(" ", answer!["errors"]!.AsArray()).Contains("already"));
    }

    [Fact]
    public async Task All_addresses_of_a_user_are_links_unless_asked_for()
    {
        JsonNode user = (await AskAsync("GET", "/user", secret: Adam)).Body!;
        Assert.Equal(2, user["emails"]!.AsArray().Count);
        Assert.All(user["emails"]!.AsArray(), email => Assert.Equal(["href"], Keys(email)));
        string href = (string)user["emails"]![1]!["href"]!;
        JsonNode second = (await AskAsync("GET", href.Substring("/metal/v1".Length), secret: Adam)).Body!;
        Assert.Equal(("adam.lindqvist@harbour.example", false), ((string?)second["address"], (bool)second["default"]!));
        Assert.Equal(404, (await AskAsync("GET", href.Substring("/metal/v1".Length))).Status);

        JsonNode members = (await AskAsync("GET", $"/organizations/{Harbour}/members?include=user,user.emails&per_page=100")).Body!;
        JsonNode adam = members["members"]!.AsArray().Single(member => (string?)member!["user"]!["first_name"] == "Adam")!["user"]!;
        Assert.Equal("adam.lindqvist@example.com", (string?)adam["email"]);
        Assert.Equal(
            ["adam.lindqvist@example.com", "adam.lindqvist@harbour.example"],
            adam["emails"]!.AsArray().Select(email => (string?)email!["address"])
        );
    }

    [Fact]
    public async Task An_invitation_to_the_second_address_of_an_account_is_for_its_user()
    {
        string own = """{"name": "n", "address": {"address": "1", "zip_code": "2", "country": "NL"}}""";
        string id = (string)(await AskAsync("POST", "/organizations", own)).Body!["id"]!;
        JsonNode invitation = (
            await AskAsync("POST", $"/organizations/{id}/invitations", """{"invitee": "adam.lindqvist@harbour.example"}""")
        ).Body!;
        Assert.Equal("/metal/v1/invitations/" + (string?)invitation["id"], (string?)invitation["invitation"]!["href"]);
        Assert.NotEmpty((string)invitation["nonce"]!);
        Assert.Equal(200, (await AskAsync("PUT", $"/invitations/{(string?)invitation["id"]}", secret: Adam)).Status);
    }

    private async Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> AskAsync(
        string method,
        string path,
        string? body = null,
        string? secret = null
    )
    {
        using var http = new HttpClient(_emulator.CreateHandler());
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            _emulator.EndpointOf(OrgProvider.EquinixMetal).AbsoluteUri + path
        );
        request.Headers.Add("X-Auth-Token", secret ?? _emulator.DefaultSecretOf(OrgProvider.EquinixMetal));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response);
    }
}
