using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace OrgAdmin.Core.Tests.UDataEmulator;

/// <summary>Rows 1 to 5 of uData's routes: organizations.</summary>
public sealed class OrganizationTests
{
    private readonly Site _site = new();

    [Fact]
    public async Task The_list_has_pages_of_20_and_leaves_out_what_is_deleted()
    {
        Reply first = await _site.Get("organizations/");
        Assert.Equal(44, first.Json["total"]!.GetValue<int>());
        Assert.Equal((1, 20, 20), (first.Json["page"]!.GetValue<int>(), first.Json["page_size"]!.GetValue<int>(), first.Json["data"]!.AsArray().Count));
        Assert.Null(first.Json["previous_page"]);
        Assert.Equal("http://localhost/api/1/organizations/?page=2", first.Text("next_page"));
        Reply last = await _site.Get("organizations/?page=3");
        Assert.Equal(4, last.Json["data"]!.AsArray().Count);
        Assert.Null(last.Json["next_page"]);
        string?[] names = [.. (await _site.Get("organizations/?page_size=1000")).EachOfPage("name")];
        Assert.Equal(44, names.Length);
        Assert.DoesNotContain("Comité des anciens tarifs", names);
    }

    [Fact]
    public async Task Page_addresses_keep_the_other_arguments()
    {
        Reply page = await _site.Get("organizations/?sort=-name&page=2&page_size=5&badge=local-authority");
        Assert.Equal("http://localhost/api/1/organizations/?sort=-name&page_size=5&badge=local-authority&page=1", page.Text("previous_page"));
    }
}
