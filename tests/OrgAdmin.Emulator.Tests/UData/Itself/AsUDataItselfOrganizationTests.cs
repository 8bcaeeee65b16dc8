using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>What uData's own tests hold of organizations: list, read, make, change, delete, and the logo.</summary>
public sealed class AsUDataItselfOrganizationTests
{
    private const string Siret = "13002526500013";

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_list_has_them_all(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        for (int i = 0; i < 3; i++)
            site.Organization();
        Assert.Equal(3, (await site.Get("organizations/")).Json["data"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task The_list_is_filtered_by_badge_name_and_business_number(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord numbered = site.Named("A numbered one");
        numbered.BusinessNumberId = Siret;
        OrganizationRecord publicService = site.Organization();
        publicService.Badges.Add("public-service");

        Assert.Equal([publicService.Id], (await site.Get("organizations/?badge=public-service")).EachOfPage("id"));
        await site.Ask(400, "GET", "organizations/?badge=bad-badge");
        Assert.Equal([numbered.Id], (await site.Get("organizations/?name=A%20numbered%20one")).EachOfPage("id"));
        Assert.Equal([numbered.Id], (await site.Get("organizations/?name=A%20NUMBERED%20ONE")).EachOfPage("id"));
        Assert.Empty((await site.Get("organizations/?name=Some%20other%20name")).EachOfPage("id"));
        Assert.Equal([numbered.Id], (await site.Get($"organizations/?business_number_id={Siret}")).EachOfPage("id"));
        Assert.Empty((await site.Get("organizations/?business_number_id=xxx")).EachOfPage("id"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Roles_are_listed(UDataGeneration generation) =>
        Assert.Equal(["admin", "editor", "partial_editor"], (await new EmptySite(generation).Get("organizations/roles/")).Each("id"));

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task One_is_read(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        Assert.Equal(organization.Id, (await site.Get(EmptySite.Path(organization))).Text("id"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_members_user_is_an_object(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord user = site.User();
        OrganizationRecord organization = site.Organization((user, "editor"));
        JsonNode shown = (await site.Get(EmptySite.Path(organization))).Json["members"]![0]!["user"]!;
        Assert.Equal(user.Id, shown["id"]!.GetValue<string>());
        Assert.Equal((user.FirstName, user.LastName), (shown["first_name"]!.GetValue<string>(), shown["last_name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_uploads_a_logo(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        Reply uploaded = await site.SendFile(200, organization, admin, EmptySite.Picture);
        Assert.True(uploaded.Json["success"]!.GetValue<bool>());
        string logo = (await site.Get(EmptySite.Path(organization))).Text("logo")!;
        Assert.Equal(uploaded.Text("image"), logo);
        // It is in the store of pictures, and so are its sizes.
        await site.Get(new Uri(logo).AbsolutePath);
        await site.Get(new Uri(logo.Replace("original", "100")).AbsolutePath);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_stranger_uploads_no_logo(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        await site.SendFile(403, site.Organization(), site.User(), EmptySite.Picture);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task What_is_no_picture_is_no_logo(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        await site.SendFile(400, site.Organization((admin, "admin")), admin, EmptySite.Upload("text/plain", "not an image"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Requests_are_no_part_of_an_organization(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        site.Request(organization, site.User());
        Assert.False((await site.Get(EmptySite.Path(organization))).Json.AsObject().ContainsKey("requests"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Requests_are_no_part_of_it_for_its_admins_either(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        site.Request(organization, site.User());
        Assert.False((await site.Get(EmptySite.Path(organization), admin)).Json.AsObject().ContainsKey("requests"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Requests_cannot_be_asked_for_by_name(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        site.Request(organization, site.User());
        Assert.False((await site.Whole(organization, fields: "requests")).Json.AsObject().ContainsKey("requests"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Requests_are_not_in_the_list(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        site.Request(site.Organization(), site.User());
        Assert.False((await site.Get("organizations/")).Json["data"]![0]!.AsObject().ContainsKey("requests"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_deleted_one_is_gone(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        await site.Ask(410, "GET", EmptySite.Path(Deleted(site)));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_deleted_one_is_read_by_its_members(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord editor = site.User();
        await site.Get(EmptySite.Path(Deleted(site, (editor, "editor"))), editor);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Who_makes_one_is_its_admin(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord user = site.User();
        await site.Ask(201, "POST", "organizations/", user, """{"name": "New", "description": "A description"}""");
        JsonNode made = Assert.Single((await site.Get("organizations/")).Json["data"]!.AsArray())!;
        JsonNode member = Assert.Single(made["members"]!.AsArray())!;
        Assert.Equal(
            (user.Id, "admin", 1),
            (member["user"]!["id"]!.GetValue<string>(), member["role"]!.GetValue<string>(), made["metrics"]!["members"]!.GetValue<int>())
        );
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_changes_it_by_sending_it_back(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        await site.SendBack(200, organization, admin, "description", "new description");
        Assert.Equal("new description", (await site.Get("organizations/")).EachOfPage("description").Single());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Sending_the_logos_address_back_keeps_the_logo(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        await site.SendFile(200, organization, admin, EmptySite.Picture);
        Reply before = await site.Get(EmptySite.Path(organization));
        Assert.NotNull(before.Text("logo"));
        await site.SendBack(200, organization, admin, "description", "new description");
        Reply after = await site.Get(EmptySite.Path(organization));
        Assert.Equal("new description", after.Text("description"));
        Assert.Equal((before.Text("logo"), before.Text("logo_thumbnail")), (after.Text("logo"), after.Text("logo_thumbnail")));
        await site.Get(new Uri(after.Text("logo_thumbnail")!).AbsolutePath);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task Sending_an_empty_logo_keeps_the_logo(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        await site.SendFile(200, organization, admin, EmptySite.Picture);
        string? logo = (await site.Get(EmptySite.Path(organization))).Text("logo");
        await site.Ask(
            200,
            "PUT",
            EmptySite.Path(organization),
            admin,
            $$"""{"name": "{{organization.Name}}", "logo": "", "description": "new description"}"""
        );
        Reply after = await site.Get(EmptySite.Path(organization));
        Assert.Equal(("new description", logo), (after.Text("description"), after.Text("logo")));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_business_number_is_added(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        await site.SendBack(200, organization, admin, "business_number_id", Siret);
        Assert.Equal(Siret, (await site.Get(EmptySite.Path(organization))).Text("business_number_id"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_business_number_is_checked(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        foreach (
            (string number, string problem) in new[]
            {
                ("110014016", "A siret number is made of 14 digits"),
                ("12345678901234", "Invalid Siret number"),
                ("tttttttttttttt", "A siret number is only made of digits"),
            }
        )
        {
            Reply refused = await site.SendBack(400, organization, admin, "business_number_id", number);
            Assert.Equal(problem, EmptySite.Problem(refused, "business_number_id"));
        }
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_deleted_one_is_not_changed(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = Deleted(site);
        UserRecord user = site.User();
        string body = $$"""{"name": "{{organization.Name}}", "description": "new description", "deleted": "2026-01-01T00:00:00+00:00"}""";
        await site.Ask(410, "PUT", EmptySite.Path(organization), user, body);
        Assert.Equal("A description", organization.Description);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_stranger_does_not_change_it(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        await site.SendBack(403, organization, site.User(), "description", "new description");
        Assert.Equal("A description", (await site.Get("organizations/")).EachOfPage("description").Single());
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_admin_deletes_it_and_it_stays_in_the_database(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord admin = site.User();
        OrganizationRecord organization = site.Organization((admin, "admin"));
        await site.Ask(204, "DELETE", EmptySite.Path(organization), admin);
        Assert.NotNull((await site.Get(EmptySite.Path(organization), admin)).Text("deleted"));
        Assert.Empty((await site.Get("organizations/")).EachOfPage("id"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_deleted_one_is_not_deleted_again(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = Deleted(site);
        await site.Ask(410, "DELETE", EmptySite.Path(organization), site.User());
        Assert.NotNull(organization.Deleted);
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task An_editor_does_not_delete_it(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        UserRecord editor = site.User();
        OrganizationRecord organization = site.Organization((editor, "editor"));
        await site.Ask(403, "DELETE", EmptySite.Path(organization), editor);
        Assert.Null((await site.Get(EmptySite.Path(organization))).Text("deleted"));
    }

    [Theory]
    [InlineData(UDataGeneration.Current)]
    [InlineData(UDataGeneration.Udata162)]
    public async Task A_stranger_does_not_delete_it(UDataGeneration generation)
    {
        var site = new EmptySite(generation);
        OrganizationRecord organization = site.Organization();
        await site.Ask(403, "DELETE", EmptySite.Path(organization), site.User());
        Assert.Null((await site.Get(EmptySite.Path(organization))).Text("deleted"));
    }

    private static OrganizationRecord Deleted(EmptySite site, params (UserRecord User, string Role)[] members)
    {
        OrganizationRecord organization = site.Organization(members);
        organization.Deleted = organization.Created.AddDays(1);
        return organization;
    }
}
