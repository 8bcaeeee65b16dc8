using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>Rows 19 to 23: requests to join, and canceling invitations.</summary>
public sealed class MembershipTests
{
    private const string Path = $"organizations/{Site.Main}/membership/";
    private const string OfHugo = "4f9d1c00-0000-4000-8000-000000000001";
    private const string Refused = "4f9d1c00-0000-4000-8000-000000000003";
    private const string OfDriss = "4f9d1c00-0000-4000-8000-000000000004";
    private const string OfKarim = "4f9d1c00-0000-4000-8000-000000000005";
    private const string ByEmail = "4f9d1c00-0000-4000-8000-000000000006";
    private const string Canceled = "4f9d1c00-0000-4000-8000-000000000007";
    private const string Unknown = "4f9d1c00-0000-4000-8000-00000000ffff";

    private readonly Site _site = new();
    private readonly Site _former = new(UDataGeneration.Udata162);

    [Fact]
    public async Task Admins_see_requests_and_invitations_of_every_status()
    {
        Reply all = await _site.Get(Path, "ada");
        Assert.Equal(["request", "request", "request", "request", "invitation", "invitation", "invitation"], all.Each("kind"));
        Assert.Equal(4, (await _site.Get(Path + "?status=pending", "ada")).Count);
        Assert.Equal([Refused], (await _site.Get(Path + "?status=refused", "ada")).Each("id"));
        Assert.Equal(0, (await _site.Get(Path + "?status=unheard", "ada")).Count);
        Assert.Equal("hu**********@example.com", all.Json[0]!["user"]!["email"]!.GetValue<string>());
        Assert.Equal("2026-10-08T09:30:00+00:00", all.Json[0]!["user"]!["last_login_at"]!.GetValue<string>());
        Assert.Null(all.Json[0]!["email"]);
        Assert.Null(all.Json[5]!["user"]);
        Assert.Equal("lou.nouvelle@example.net", all.Each("email").ElementAt(5));
        Assert.Equal("""[{"class":"Dataset","id":"5a0000000000000000000002"}]""", all.Json[4]!["assignments"]!.ToJsonString());
        Assert.Equal(
            ["assignments", "comment", "created", "email", "id", "kind", "role", "status", "user"],
            all.Json[0]!.AsObject().Select(field => field.Key).Order()
        );
        Assert.Equal("hugo.lefevre@example.com", (await _site.Get(Path, "root")).Json[0]!["user"]!["email"]!.GetValue<string>());
    }

    [Fact]
    public async Task Others_see_their_own_only()
    {
        await _site.Refuses(403, "You do not have the permission to modify that object.", "GET", Path, "hugo");
        await _site.Refuses(403, "You do not have the permission to modify that object.", "GET", Path, "chloe");
        await _site.Ask(401, "GET", Path);
        Assert.Equal([OfHugo], (await _site.Get($"{Path}?user={_site.IdOf("Hugo")}", "hugo")).Each("id"));
        await _site.Refuses(
            403,
            "You can only access your own membership requests or the one of your organizations.",
            "GET",
            $"{Path}?user={_site.IdOf("Inès")}",
            "hugo"
        );
        Assert.Equal([OfHugo], (await _site.Get($"{Path}?status=pending&user={_site.IdOf("Hugo")}", "ada")).Each("id"));
    }

    [Fact]
    public async Task The_user_filter_of_162_fell_over_invitations_by_email()
    {
        await _former.Ask(500, "GET", $"{Path}?user={_former.IdOf("Hugo")}", "ada");
        Assert.Equal([Refused], (await _former.Get($"{Path}?status=refused&user={_former.IdOf("Jules")}", "ada")).Each("id"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Asking_twice_changes_the_comment(UDataGeneration generation)
    {
        var site = new Site(generation);
        Reply first = await site.Ask(201, "POST", Path, "zoe", """{"comment":"Please"}""");
        Assert.Equal(
            ("request", "pending", "editor", "Please"),
            (first.Text("kind"), first.Text("status"), first.Text("role"), first.Text("comment"))
        );
        Reply second = await site.Ask(200, "POST", Path, "zoe", """{"comment":"Pretty please"}""");
        Assert.Equal((first.Text("id"), "Pretty please"), (second.Text("id"), second.Text("comment")));
        Assert.Equal(5, (await site.Get($"{Path}?status=pending", "ada")).Count);
    }

    [Fact]
    public async Task Members_may_ask_as_well_and_a_refused_one_may_ask_again()
    {
        await _site.Ask(201, "POST", Path, "chloe", """{"comment":"Again"}""");
        await _site.Ask(201, "POST", Path, "jules", """{"comment":"Again"}""");
        await _site.Ask(201, "POST", Path, "karim", """{"comment":"I am invited, but ask."}""");
    }

    [Fact]
    public async Task A_request_needs_a_comment()
    {
        await _site.RefusesField("comment", "'comment' is required when 'kind' is 'request'", "POST", Path, "zoe", "{}");
        foreach (string comment in new[] { "\"\"", "\"  \"", "null" })
            await _site.Ask(500, "POST", Path, "zoe", $$"""{"comment":{{comment}}}""");
        await _former.RefusesInForm("comment", "This field is required.", "POST", Path, "zoe", "{}");
        await _site.Ask(401, "POST", Path, null, """{"comment":"x"}""");
    }

    [Fact]
    public async Task A_refusal_needs_a_comment_that_may_be_blank()
    {
        await _site.RefusesField("comment", "Comment is required", "POST", $"{Path}{OfHugo}/refuse/", "ada", """{"comment":""}""");
        Reply refused = await _site.Ask(400, "POST", $"{Path}{OfHugo}/refuse/", "ada", """{"comment":5}""");
        Assert.Equal(
            """{"requests":{"0":{"refusal_comment":"StringField only accepts string values"}}}""",
            refused.Json["errors"]!.ToJsonString()
        );
        await _site.Ask(200, "POST", $"{Path}{OfHugo}/refuse/", "ada", """{"comment":"  "}""");
    }

    [Fact]
    public async Task An_id_may_be_written_without_its_dashes() =>
        await _site.Ask(200, "POST", $"{Path}{OfHugo.Replace("-", "").ToUpperInvariant()}/accept/", "ada");

    [Fact]
    public async Task A_request_is_accepted_once()
    {
        Reply member = await _site.Ask(200, "POST", $"{Path}{OfHugo}/accept/", "ada");
        Assert.Equal(("editor", "Editor"), (member.Text("role"), member.Text("label")));
        Assert.Equal("***@example.com", member.Json["user"]!["email"]!.GetValue<string>());
        Reply again = await _site.Ask(409, "POST", $"{Path}{OfHugo}/accept/", "ada");
        Assert.Equal(member.Body, again.Body);
        await _site.Ask(409, "POST", $"{Path}{OfDriss}/accept/", "ada");
        Assert.Equal(2, (await _site.Get(Path + "?status=accepted", "ada")).Count);
        Assert.Equal(7, (await _site.Get($"organizations/{Site.Main}/")).Json["metrics"]!["members"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_refused_request_can_be_accepted_later()
    {
        await _site.Ask(200, "POST", $"{Path}{Refused}/accept/", "ada");
        Assert.Equal(0, (await _site.Get(Path + "?status=refused", "ada")).Count);
    }

    [Fact]
    public async Task A_refusal_needs_a_comment()
    {
        await _site.RefusesField("comment", "Comment is required", "POST", $"{Path}{OfHugo}/refuse/", "ada", "{}");
        await _former.RefusesInForm("comment", "This field is required.", "POST", $"{Path}{OfHugo}/refuse/", "ada", "{}");
        foreach (Site site in new[] { _site, _former })
        {
            Assert.Equal("{}", (await site.Ask(200, "POST", $"{Path}{OfHugo}/refuse/", "ada", """{"comment":"No."}""")).Body);
            Assert.Equal(2, (await site.Get(Path + "?status=refused", "ada")).Count);
        }
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("refuse")]
    [InlineData("cancel")]
    public async Task Requests_that_nobody_made_are_404(string action)
    {
        await _site.Refuses(404, "Unknown membership request id", "POST", $"{Path}{Unknown}/{action}/", "ada", """{"comment":"x"}""");
        await _site.Refuses(
            403,
            "You do not have the permission to modify that object.",
            "POST",
            $"{Path}{Unknown}/{action}/",
            "chloe",
            """{"comment":"x"}"""
        );
        await _site.Ask(401, "POST", $"{Path}{Unknown}/{action}/", null, "{}");
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("refuse")]
    public async Task An_invitation_is_not_for_admins_to_accept_or_refuse(string action) =>
        await _site.Refuses(
            400,
            "Use the cancel endpoint for invitations",
            "POST",
            $"{Path}{OfKarim}/{action}/",
            "ada",
            """{"comment":"x"}"""
        );

    [Fact]
    public async Task Only_pending_invitations_are_canceled()
    {
        await _site.Refuses(400, "Only invitations can be canceled", "POST", $"{Path}{OfHugo}/cancel/", "ada");
        await _site.Refuses(400, "Only pending invitations can be canceled", "POST", $"{Path}{Canceled}/cancel/", "ada");
        Assert.Equal("{}", (await _site.Ask(200, "POST", $"{Path}{ByEmail}/cancel/", "ada")).Body);
        await _site.Refuses(400, "Only pending invitations can be canceled", "POST", $"{Path}{ByEmail}/cancel/", "ada");
        await _site.Ask(201, "POST", $"organizations/{Site.Main}/member/", "ada", """{"email":"lou.nouvelle@example.net"}""");
    }
}
