using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;
using Xunit;

namespace OrgAdmin.Emulator.Tests.UData;

/// <summary>A world that is large, for tests of bulk work.</summary>
public sealed class LoadTests
{
    private readonly Site _site = new();

    [Fact]
    public async Task A_world_can_be_made_to_measure()
    {
        _site.Emulator.UData.World = UDataSeed.Build(5044);
        Reply page = await _site.Get("organizations/?page_size=100&page=51");
        Assert.Equal(5044, page.Json["total"]!.GetValue<int>());
        Assert.Equal(44, page.Json["data"]!.AsArray().Count);
        Assert.Equal("70ad00000000000000001388", (await _site.Get("organizations/organisation-de-charge-005000/")).Text("id"));
    }

    [Fact]
    public async Task Every_page_of_a_large_world_has_its_own_items()
    {
        _site.Emulator.UData.World = UDataSeed.Build(5044);
        HashSet<string> ids = [];
        string? next = "organizations/?sort=name&page_size=50";
        while (next is not null)
        {
            Reply page = await _site.Get(next);
            Assert.All(page.EachOfPage("id"), id => Assert.True(ids.Add(id!)));
            next = page.Text("next_page");
        }
        Assert.Equal(5044, ids.Count);
    }

    [Fact]
    public async Task Thousands_of_organizations_and_invitations_can_be_made()
    {
        for (int i = 0; i < 3000; i++)
        {
            await _site.Ask(201, "POST", "organizations/", "ada", """{"name":"Always the same","description":"d"}""");
            await _site.Ask(201, "POST", $"organizations/{Site.Main}/member/", "ada", $$"""{"email":"someone{{i}}@example.net"}""");
        }
        Assert.Equal("always-the-same-2999", (await _site.Get("organizations/always-the-same-2999/")).Text("slug"));
    }
}
