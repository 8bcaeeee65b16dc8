using System;
using System.Collections.Generic;
using Xunit;

namespace OrgAdmin.Core.Tests;

/// <summary>A change says on one line what changes, in a table and in a plan.</summary>
public sealed class OrgChangeTests
{
    [Theory]
    [InlineData("Member", "Change", null, "editor", "admin", "role: editor -> admin")]
    [InlineData("Invitation", "Change", "Role", "editor", "admin", "role: editor -> admin")]
    [InlineData("Organization", "Change", "Acronym", "", null, "acronym: (empty) -> (none)")]
    [InlineData("Assignment", "Change", null, null, "Dataset:1", "(none) -> Dataset:1")]
    [InlineData("Member", "Remove", null, "editor", null, "editor")]
    [InlineData("Badge", "Add", null, null, "certified", "certified")]
    [InlineData("Follower", "Add", null, null, null, "")]
    public void The_detail_has_the_field_and_both_values(
        string kind,
        string action,
        string? property,
        string? before,
        string? after,
        string detail
    ) =>
        Assert.Equal(
            detail,
            new OrgChange
            {
                Kind = kind,
                Action = action,
                Property = property,
                Before = before,
                After = after,
            }.Detail
        );

    [Fact]
    public void Several_fields_are_told_one_by_one()
    {
        var change = new OrgChange
        {
            Kind = "Organization",
            Action = "Change",
            Before = new Dictionary<string, object?> { ["Acronym"] = "A", ["Website"] = null },
            After = new Dictionary<string, object?> { ["Acronym"] = "B", ["Website"] = "https://example.org" },
        };
        Assert.Equal("acronym: A -> B; website: (none) -> https://example.org", change.Detail);
    }

    [Fact]
    public void What_the_fields_were_is_not_made_up()
    {
        var change = new OrgChange
        {
            Kind = "Organization",
            Action = "Change",
            After = new Dictionary<string, object?> { ["Acronym"] = "B" },
        };
        Assert.Equal("acronym: B", change.Detail);
    }

    [Fact]
    public void A_long_value_is_shortened_and_steers_no_terminal()
    {
        var change = new OrgChange
        {
            Kind = "Organization",
            Action = "Change",
            Property = "Description",
            Before = "a\u001b[31m\nb",
            After = new string('x', 500),
        };
        Assert.StartsWith("description: a [31m b -> xxx", change.Detail, StringComparison.Ordinal);
        Assert.EndsWith("x…", change.Detail, StringComparison.Ordinal);
        Assert.True(change.Detail.Length < 120);
    }
}
