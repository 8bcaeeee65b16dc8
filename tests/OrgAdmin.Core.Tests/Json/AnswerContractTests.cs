using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Json;

/// <summary>What an answer cannot do without, what it may have that is odd, and what never becomes part of an object.</summary>
public sealed class AnswerContractTests
{
    private const string Maintenance = """{"message": "maintenance"}""";

    public static TheoryData<OrgProvider> Providers => [.. new CoreEntry().Providers.Select(descriptor => descriptor.Provider)];

    private static T Client<T>(OrgProvider provider, string answer)
        where T : class => Connect.To<T>(provider, "https://api.example.net/v1", transport: new Script().Answer(200, answer));

    private static string Json(object? value) => Encoding.UTF8.GetString(PlainJson.ToUtf8(value));

    private static async Task IsInvalidAsync(Func<Task> read)
    {
        OrgException error = await Assert.ThrowsAsync<OrgException>(read);
        Assert.Equal(OrgErrorKind.InvalidResponse, error.Kind);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_message_with_200_is_no_answer_to_any_reading(OrgProvider provider)
    {
        await IsInvalidAsync(() => Client<IUserReader>(provider, Maintenance).GetUserAsync(OperationContext.None));
        await IsInvalidAsync(() => Client<IOrganizationReader>(provider, Maintenance).Organizations(new OrganizationQuery()).ReadAsync());
        await IsInvalidAsync(() =>
            Client<IOrganizationReader>(provider, Maintenance).GetOrganizationAsync("o1", OrganizationShape.Default, OperationContext.None)
        );
        if (Client<IOrganizationReader>(provider, Maintenance) is IMemberReader members)
            await IsInvalidAsync(() => members.Members("o1").ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IMembershipRequestReader requests)
            await IsInvalidAsync(() => requests.MembershipRequests(new MembershipRequestQuery { OrganizationId = "o1" }).ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IOptOutReader optOuts)
            await IsInvalidAsync(() => optOuts.OptOuts(new OptOutQuery { OrganizationId = "1" }).ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is ICustomerManager customers)
            await IsInvalidAsync(() => customers.Customers(new CustomerQuery { OrganizationId = "o1" }).ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IOrganizationTreeReader tree)
            await IsInvalidAsync(() => tree.Children("1").ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IBadgeManager badges)
        {
            await IsInvalidAsync(() => badges.Badges("o1").ReadAsync());
            await IsInvalidAsync(() => badges.BadgeKinds().ReadAsync());
        }
        if (Client<IOrganizationReader>(provider, Maintenance) is IContentReader content)
        {
            await IsInvalidAsync(() => content.Datasets("o1", null, false).ReadAsync());
            await IsInvalidAsync(() => content.Reuses("o1").ReadAsync());
            await IsInvalidAsync(() => content.Discussions("o1").ReadAsync());
            await IsInvalidAsync(() => content.Dataservices("o1").ReadAsync());
        }
        if (Client<IOrganizationReader>(provider, Maintenance) is IMemberAssignmentManager assignments)
            await IsInvalidAsync(() => assignments.Assignments("o1").ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IFollowerManager followers)
            await IsInvalidAsync(() => followers.Followers("o1", null).ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IActivityReader activity)
            await IsInvalidAsync(() => activity.Activities("o1").ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IContactManager contacts)
            await IsInvalidAsync(() => contacts.Contacts("o1").ReadAsync());
        if (Client<IOrganizationReader>(provider, Maintenance) is IUserFinder users)
            await IsInvalidAsync(() => users.FindUsersAsync("a", OperationContext.None));
    }

    [Theory]
    [InlineData("""{"id": "o1", "name": "One"}""")]
    [InlineData("""{"id": "o1", "name": "One", "members": null}""")]
    [InlineData("""{"id": "o1", "name": "One", "members": {}}""")]
    [InlineData("""{"id": "o1", "name": "One", "members": [{"role": "admin"}]}""")]
    [InlineData("""{"id": "o1", "name": "One", "members": [{"user": {"id": ""}, "role": "admin"}]}""")]
    [InlineData("""{"id": "o1", "name": "One", "members": [{"user": {"id": "u1"}}]}""")]
    [InlineData("""{"id": "o1", "name": "One", "members": [{"user": {"id": "u1"}, "role": []}]}""")]
    public async Task An_organization_without_its_members_has_no_list_of_them(string answer) =>
        await IsInvalidAsync(() => Client<IMemberReader>(OrgProvider.UData, answer).Members("o1").ReadAsync());

    [Theory]
    [InlineData("""{"members": [{"id": "m1"}], "meta": {"total": 1}}""")]
    [InlineData("""{"members": [{"id": "m1", "user": {}}], "meta": {"total": 1}}""")]
    [InlineData("""{"members": [{"user": {"email": "ada@example.org"}}], "meta": {"total": 1}}""")]
    [InlineData("""{"members": [{"id": "", "user": {"email": "ada@example.org"}}], "meta": {"total": 1}}""")]
    public async Task A_member_whom_no_id_reaches_refuses_the_list(string answer) =>
        await IsInvalidAsync(() => Client<IMemberReader>(OrgProvider.EquinixMetal, answer).Members("o1").ReadAsync());

    [Fact]
    public async Task Who_is_known_by_e_mail_is_reached_by_the_id_of_the_membership()
    {
        List<OrganizationMember> members = await Client<IMemberReader>(
                OrgProvider.EquinixMetal,
                """{"members": [{"id": "m1", "user": {"email": "ada@example.org"}}], "meta": {"total": 1}}"""
            )
            .Members("o1")
            .ReadAsync();
        Assert.Equal(("", "m1"), (members[0].UserId, members[0].MembershipId));
    }

    [Fact]
    public async Task The_user_of_a_connection_has_an_id() =>
        await IsInvalidAsync(() =>
            Client<IUserReader>(OrgProvider.EquinixMetal, """{"email": "ada@example.org"}""").GetUserAsync(OperationContext.None)
        );

    [Theory]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "o1", "name": "One"}, {"name": "Two"}], "total": 2}""")]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "", "name": "One"}], "total": 1}""")]
    [InlineData(OrgProvider.UData, """{"data": [{"id": " ", "name": "One"}], "total": 1}""")]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "o1", "name": {}}], "total": 1}""")]
    [InlineData(OrgProvider.EquinixMetal, """{"organizations": [{"name": "One"}], "meta": {"total": 1}}""")]
    [InlineData(OrgProvider.EquinixMetal, """{"organizations": [{"id": [], "name": "One"}], "meta": {"total": 1}}""")]
    [InlineData(OrgProvider.Gandi, """[{"name": "One"}]""")]
    [InlineData(OrgProvider.Gandi, """[{"id": "o1", "name": ["One"]}]""")]
    [InlineData(OrgProvider.Munch, """{"count": 1, "next": null, "results": [{"name": "One"}]}""")]
    public async Task Id_and_name_are_strict(OrgProvider provider, string answer) =>
        await IsInvalidAsync(() => Client<IOrganizationReader>(provider, answer).Organizations(new OrganizationQuery()).ReadAsync());

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"2016-12-31T23:59:60Z\"")]
    [InlineData("\"0000-01-01T00:00:00Z\"")]
    [InlineData("1700000000")]
    [InlineData("\"12026-01-01T00:00:00Z\"")]
    [InlineData("\"soon\"")]
    [InlineData("{\"at\":[1]}")]
    [InlineData("[]")]
    [InlineData("false")]
    public async Task An_odd_date_stays_as_it_came_and_refuses_no_list(string date)
    {
        var log = new RecordingLog();
        List<Organization> organizations = await Client<IOrganizationReader>(
                OrgProvider.UData,
                $$"""{"data": [{"id": "o1", "name": "One", "created_at": {{date}}, "acronym": "A"}, {"id": "o2", "name": "Two"}], "total": 2}"""
            )
            .Organizations(new OrganizationQuery())
            .ReadAsync(context: log.Context());
        Assert.Equal(["o1", "o2"], organizations.Select(organization => organization.Id));
        var first = (UDataOrganization)organizations[0];
        Assert.Null(first.CreatedAt);
        Assert.Equal("A", first.Acronym);
        Assert.Equal(
            date,
            System.Text.Encoding.UTF8.GetString(OrgAdmin.Core.Json.PlainJson.ToUtf8(first.AdditionalProperties["created_at"]))
        );
        Assert.Contains(
            "verbose: \"created_at\" is not of the kind that the API documents; it is kept in AdditionalProperties as it came.",
            log.Lines
        );
    }

    [Theory]
    [InlineData(OrgProvider.Gandi, """[{"id": "o1", "name": "One", "reseller": ODD}]""", "reseller", "\"\"")]
    [InlineData(OrgProvider.Gandi, """[{"id": "o1", "name": "One", "corporate": ODD}]""", "corporate", "7")]
    [InlineData(OrgProvider.Gandi, """[{"id": "o1", "name": "One", "email": ODD}]""", "email", "[\"a@example.org\"]")]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "o1", "name": "One", "extras": ODD}]}""", "extras", "[]")]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "o1", "name": "One", "badges": ODD}]}""", "badges", "{}")]
    [InlineData(OrgProvider.UData, """{"data": [{"id": "o1", "name": "One", "logo": ODD}]}""", "logo", "{\"src\":\"x\"}")]
    [InlineData(OrgProvider.EquinixMetal, """{"organizations": [{"id": "o1", "name": "One", "address": ODD}]}""", "address", "[]")]
    [InlineData(OrgProvider.EquinixMetal, """{"organizations": [{"id": "o1", "name": "One", "address": ODD}]}""", "address", "\"here\"")]
    [InlineData(
        OrgProvider.Munch,
        """{"results": [{"url": "/organizations/1/", "name": "One", "settings": ODD}], "next": null}""",
        "settings",
        "[]"
    )]
    [InlineData(
        OrgProvider.Munch,
        """{"results": [{"url": "/organizations/1/", "name": "One", "can_attach_files": ODD}], "next": null}""",
        "can_attach_files",
        "\"\""
    )]
    public async Task Any_other_odd_value_stays_as_it_came(OrgProvider provider, string answer, string name, string odd)
    {
        Organization organization = Assert.Single(
            await Client<IOrganizationReader>(provider, answer.Replace("ODD", odd, StringComparison.Ordinal))
                .Organizations(new OrganizationQuery())
                .ReadAsync()
        );
        Assert.Equal("One", organization.Name);
        Assert.Equal(
            odd,
            System.Text.Encoding.UTF8.GetString(OrgAdmin.Core.Json.PlainJson.ToUtf8(organization.AdditionalProperties[name]))
        );
    }

    [Fact]
    public async Task An_odd_value_in_a_member_refuses_no_member()
    {
        List<OrganizationMember> members = await Client<IMemberReader>(
                OrgProvider.UData,
                """
                {"id": "o1", "name": "One", "members": [
                  {"user": {"id": "u1", "last_login_at": ""}, "role": "admin", "since": "2016-12-31T23:59:60Z"},
                  {"user": {"id": "u2"}, "role": "editor", "since": "2026-01-02T03:04:05Z"}]}
                """
            )
            .Members("o1")
            .ReadAsync();
        Assert.Equal([("u1", "admin"), ("u2", "editor")], members.Select(member => (member.UserId, member.Role)));
        Assert.Equal(
            ("", "2016-12-31T23:59:60Z", (DateTimeOffset?)null),
            ((string)members[0].AdditionalProperties["last_login_at"]!, (string)members[0].AdditionalProperties["since"]!, members[0].Since)
        );
        Assert.NotNull(members[1].Since);
    }

    [Theory]
    [InlineData(OrgProvider.Gandi, """[{"id": "o1", "name": "One", "email": "SECRET", "note": "SECRET", "deep": [{"a": "SECRET"}]}]""")]
    [InlineData(
        OrgProvider.UData,
        """{"data": [{"id": "o1", "name": "One", "acronym": "SECRET", "extras": {"k": "SECRET"}, "x": ["SECRET"]}], "total": 1}"""
    )]
    [InlineData(
        OrgProvider.EquinixMetal,
        """{"organizations": [{"id": "o1", "name": "One", "website": "SECRET", "customdata": {"k": "SECRET"}, "address": {"city": "SECRET"}}]}"""
    )]
    [InlineData(
        OrgProvider.Munch,
        """{"results": [{"url": "/organizations/1/", "name": "One", "contact_email": "SECRET", "settings": {"nickname": "SECRET"}}], "next": null}"""
    )]
    public async Task A_value_that_is_the_secret_becomes_part_of_no_object(OrgProvider provider, string answer)
    {
        List<Organization> organizations = await Client<IOrganizationReader>(
                provider,
                answer.Replace("SECRET", Connect.Canary, StringComparison.Ordinal)
            )
            .Organizations(new OrganizationQuery())
            .ReadAsync();
        Assert.Equal("One", Assert.Single(organizations).Name);
        Assert.DoesNotContain(ObjectGraph.Texts(organizations), text => text.Contains(Connect.Canary, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OrgProvider.UData, """{"id": "1", "name": "One", "description": "new"}""")]
    [InlineData(OrgProvider.EquinixMetal, """{"id": "1", "name": "One", "description": "new"}""")]
    [InlineData(OrgProvider.Munch, """{"url": "/organizations/1/", "name": "One", "contact_email": "new"}""")]
    public async Task A_change_that_the_server_says_nothing_about_is_read_back(OrgProvider provider, string now)
    {
        var log = new RecordingLog();
        Script server = new();
        // Munch reads the object before it is replaced.
        if (provider == OrgProvider.Munch)
            server.Answer(200, now);
        server.Answer(204, "").Answer(200, now);
        Organization changed = await Connect
            .To<IOrganizationWriter>(provider, "https://api.example.net/v1", transport: server)
            .UpdateOrganizationAsync("1", new OrganizationInput { Name = "One" }, log.Context());
        Assert.Equal("new", changed.Description ?? changed.Email);
        Assert.StartsWith("GET", server.Requests[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("warning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OrgProvider.UData)]
    [InlineData(OrgProvider.EquinixMetal)]
    public async Task A_change_that_cannot_be_read_back_is_a_change_and_a_warning(OrgProvider provider)
    {
        var log = new RecordingLog();
        Script server = new Script().Answer(202, "").Answer(403);
        Organization changed = await Connect
            .To<IOrganizationWriter>(provider, "https://api.example.net/v1", transport: server)
            .UpdateOrganizationAsync("1", new OrganizationInput { Name = "One" }, log.Context());
        Assert.Equal(("1", "One"), (changed.Id, changed.Name));
        Assert.Single(log.Lines, line => line.StartsWith("warning: The change has been made", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OrgProvider.UData)]
    [InlineData(OrgProvider.EquinixMetal)]
    public async Task What_was_made_and_has_no_id_is_said(OrgProvider provider)
    {
        var log = new RecordingLog();
        Organization made = await Connect
            .To<IOrganizationWriter>(provider, "https://api.example.net/v1", transport: new Script().Answer(202, ""))
            .CreateOrganizationAsync(new OrganizationInput { Name = "One" }, log.Context());
        Assert.Equal("One", made.Name);
        Assert.Single(log.Lines, line => line.Contains("has made 'One' and did not say its id", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    public async Task A_message_is_no_catalog(string mediaType)
    {
        Script server = new Script()
            .Answer(200, """{"data": [], "total": 0}""")
            .Answer(() =>
                new System.Net.Http.HttpResponseMessage
                {
                    Content = new System.Net.Http.StringContent(Maintenance, System.Text.Encoding.UTF8, mediaType),
                }
            );
        var file = new System.IO.MemoryStream();
        await IsInvalidAsync(() =>
            Connect
                .To<ICatalogExporter>(OrgProvider.UData, "https://api.example.net/v1", transport: server)
                .ExportCatalogAsync("o1", "ttl", file, OperationContext.None)
        );
        Assert.Equal(0, file.Length);
    }

    // A short answer is read in one go, a long one piece by piece, and what is odd is kept in either.
    [Theory]
    [InlineData(0, "")]
    [InlineData(0, "\uFEFF")]
    [InlineData(-1, "")]
    [InlineData(ResponseReader.ParsedAtOnce - 1, "")]
    [InlineData(ResponseReader.ParsedAtOnce, "")]
    [InlineData(ResponseReader.ParsedAtOnce + 1, "")]
    [InlineData(ResponseReader.ParsedAtOnce + 1, "\uFEFF")]
    [InlineData(3 * ResponseReader.ParsedAtOnce, "")]
    public async Task An_answer_of_any_length_is_read_whole_and_keeps_what_is_odd(int length, string beforeIt)
    {
        foreach (string badges in new[] { """[{"kind": "certified"}]""", "\"none\"" })
        {
            string frame = $$"""{{beforeIt}}{"id": "o1", "name": "a", "badges": {{badges}}, "description": "", "slug": "last"}""";
            string description = new('x', Math.Max(0, length - Encoding.UTF8.GetByteCount(frame)));
            string body = length < 0 ? frame : frame.Replace("\"description\": \"\"", $"\"description\": \"{description}\"");
            Organization read = await Client<IOrganizationReader>(OrgProvider.UData, body)
                .GetOrganizationAsync("o1", OrganizationShape.Default, OperationContext.None);
            Assert.Equal(("o1", "last", description.Length), (read.Id, read.Slug, read.Description?.Length ?? 0));
            bool isOdd = badges.StartsWith('"');
            Assert.Equal(isOdd ? "none" : null, read.AdditionalProperties.TryGetValue("badges", out object? odd) ? odd : null);
            Assert.Equal(isOdd ? 0 : 1, read.Badges?.Count ?? 0);
        }
    }

    [Fact]
    public async Task A_value_of_another_kind_is_told_of_once_although_the_answer_is_read_twice()
    {
        var log = new RecordingLog();
        await Client<IOrganizationReader>(OrgProvider.UData, """{"id": "o1", "name": "a", "badges": "none"}""")
            .GetOrganizationAsync("o1", OrganizationShape.Default, log.Context());
        Assert.Single(log.Lines, line => line.Contains("\"badges\" is not of the kind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_object_lacks_is_named()
    {
        OrgException pending = await Assert.ThrowsAsync<OrgException>(() =>
            Client<IMembershipRequestReader>(OrgProvider.EquinixMetal, """{"invitations": [{"invitee": "a@example.org"}]}""")
                .MembershipRequests(new MembershipRequestQuery { OrganizationId = "o1" })
                .ReadAsync()
        );
        Assert.Contains("an object has no \"id\"", pending.Message, StringComparison.Ordinal);

        // A change that was answered 2xx is made, so that a count that is not there is only told.
        var log = new RecordingLog();
        Script answers = new Script().Answer(200, """{"id": "o1", "name": "a"}""").Answer(200, """{"message": "done"}""");
        await Connect
            .To<IFollowerManager>(OrgProvider.UData, "https://api.example.net/v1", transport: answers)
            .FollowAsync("o1", log.Context());
        Assert.Contains(log.Lines, line => line.Contains("an object has no \"followers\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("aW1hZ2U=", "(an image)")]
    public void A_logo_is_told_of_where_there_is_one_and_never_whole(string? logo, string? told)
    {
        IReadOnlyDictionary<string, object?> values = OrganizationFields.Of(new OrganizationInput { Name = "a", Logo = logo });
        Assert.Equal(told, values.TryGetValue("Logo", out object? value) ? value : null);
    }
}
