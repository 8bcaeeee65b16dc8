using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using OrgAdmin.Emulator.Tests.UData.Itself;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>What users are told on the site.</summary>
public sealed class NotificationTests
{
    private readonly EmptySite _site = new();
    private readonly UserRecord _admin;
    private readonly UserRecord _editor;
    private readonly UserRecord _zoe;
    private readonly OrganizationRecord _organization;

    public NotificationTests()
    {
        (_admin, _editor, _zoe) = (_site.User(), _site.User(), _site.User("zoe@example.org"));
        _organization = _site.Organization((_admin, "admin"), (_editor, "editor"));
    }

    [Fact]
    public async Task A_request_is_told_to_admins_once_and_until_it_is_answered()
    {
        await Ask();
        await Ask(200);
        JsonNode told = Assert.Single(await Of(_admin))!;
        Assert.Equal(["id", "created_at", "last_modified", "handled_at", "user", "details"], told.AsObject().Select(field => field.Key));
        Assert.Equal(_admin.Id, told["user"]!["id"]!.GetValue<string>());
        Assert.Equal(
            ("MembershipRequestNotificationDetails", "request", _zoe.Id, _organization.Id),
            (
                told["details"]!["class"]!.GetValue<string>(),
                told["details"]!["kind"]!.GetValue<string>(),
                told["details"]!["request_user"]!["id"]!.GetValue<string>(),
                told["details"]!["request_organization"]!["id"]!.GetValue<string>()
            )
        );
        Assert.Empty(await Of(_editor));
        Assert.Empty(await Of(_zoe));

        await Answer("refuse");
        Assert.Empty(await Of(_admin, "?handled=false"));
        Assert.NotNull(Assert.Single(await Of(_admin, "?handled=true"))!["handled_at"]);
        Assert.Equal("MembershipRefusedNotificationDetails", Assert.Single(await Of(_zoe))!["details"]!["class"]!.GetValue<string>());

        await Ask();
        Assert.Single(await Of(_admin, "?handled=false"));
        await Answer("accept");
        Assert.Equal((2, 0), ((await Of(_admin)).Count, (await Of(_admin, "?handled=false")).Count));
        Assert.Contains(
            "MembershipAcceptedNotificationDetails",
            (await Of(_zoe)).Select(one => one!["details"]!["class"]!.GetValue<string>())
        );
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("refuse")]
    public async Task An_invitation_waits_until_it_is_answered(string answer)
    {
        MembershipRecord invitation = _site.Invitation(_organization, _zoe);
        Assert.Equal("invitation", Assert.Single(await Of(_zoe, "?handled=false"))!["details"]!["kind"]!.GetValue<string>());
        await _site.Ask(200, "POST", $"me/org_invitations/{invitation.Id}/{answer}/", _zoe);
        Assert.Empty(await Of(_zoe, "?handled=false"));
        Assert.Empty(await Of(_admin));
    }

    [Fact]
    public async Task An_address_is_told_when_it_has_an_account()
    {
        _site.Invitation(_organization, null, "new@example.org");
        var user = new UserRecord(_site.World.NewId(), "new-one", "New", "One", "new@example.org");
        _site.World.Register(user, "emulator-udata-new-one");
        Assert.Single(await Of(user, "?handled=false"));
    }

    [Fact]
    public async Task A_badge_is_told_to_all_members()
    {
        UserRecord root = _site.User(isSysadmin: true);
        foreach (int status in new[] { 201, 200 })
            await _site.Ask(status, "POST", EmptySite.Path(_organization, "badges/"), root, """{"kind": "certified"}""");
        foreach (UserRecord member in new[] { _admin, _editor })
        {
            JsonNode details = Assert.Single(await Of(member))!["details"]!;
            Assert.Equal(
                ("NewBadgeNotificationDetails", "certified"),
                (details["class"]!.GetValue<string>(), details["kind"]!.GetValue<string>())
            );
        }
        Assert.Empty(await Of(root));
    }

    [Fact]
    public async Task Its_user_and_system_administrators_mark_it_as_read()
    {
        await Ask();
        string path = $"notifications/{Assert.Single(await Of(_admin))!["id"]}/read/";
        await _site.Ask(401, "POST", path);
        await _site.Ask(403, "POST", path, _editor);
        Assert.NotNull((await _site.Ask(200, "POST", path, _admin)).Text("handled_at"));
        Assert.Empty(await Of(_admin, "?handled=false"));
        await _site.Ask(200, "POST", path, _site.User(isSysadmin: true));
        await _site.Ask(404, "POST", $"notifications/{Guid.NewGuid()}/read/", _admin);
    }

    [Fact]
    public async Task They_are_the_callers_own_sorted_and_in_pages()
    {
        await _site.Ask(401, "GET", "notifications/");
        foreach (DateTimeOffset time in new[] { Day(2), Day(3), Day(1) })
            _site.World.Notifications.TellOfBadge(_organization, "certified", time);
        Assert.Equal("3 2 1", Days(await Of(_admin)));
        Assert.Equal("1 2 3", Days(await Of(_admin, "?sort=created")));
        Assert.Equal("2", Days(await Of(_admin, "?sort=-created&page_size=1&page=2")));
        Assert.Equal(3, (await Of(_admin, $"?user={_admin.Id}")).Count);
        Assert.Empty(await Of(_admin, $"?user={_editor.Id}"));
        await _site.Ask(400, "GET", "notifications/?user=person-1", _admin);
        await _site.Ask(400, "GET", "notifications/?sort=created_at", _admin);
        Reply refused = await _site.Ask(400, "GET", "notifications/?handled=maybe", _admin);
        Assert.Equal("Invalid literal for boolean(): maybe", refused.Json["errors"]!["handled"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_worlds_administrators_find_what_waits_for_them()
    {
        var site = new Site();
        Reply ada = await site.Get("notifications/?handled=false", "ada");
        Assert.Equal(
            ["ines-moreau", "hugo-lefevre"],
            ada.Json["data"]!.AsArray().Select(one => one!["details"]!["request_user"]!["slug"]!.GetValue<string>())
        );
        Assert.Equal(1, (await site.Get("notifications/", "karim")).Json["total"]!.GetValue<int>());
        Assert.Equal(0, (await site.Get("notifications/", "zoe")).Json["total"]!.GetValue<int>());
    }

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static string Days(JsonArray told) =>
        string.Join(" ", told.Select(one => one!["created_at"]!.GetValue<string>().Substring(9, 1)));

    private Task<Reply> Ask(int status = 201) =>
        _site.Ask(status, "POST", EmptySite.Path(_organization, "membership/"), _zoe, """{"comment": "please"}""");

    private Task<Reply> Answer(string answer)
    {
        MembershipRecord pending = _organization.Memberships.Single(membership => membership.IsPending);
        string path = EmptySite.Path(_organization, $"membership/{pending.Id}/{answer}/");
        return _site.Ask(200, "POST", path, _admin, """{"comment": "no"}""");
    }

    private async Task<JsonArray> Of(UserRecord user, string query = "") =>
        (await _site.Get("notifications/" + query, user)).Json["data"]!.AsArray();
}
