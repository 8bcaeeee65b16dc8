using System;
using System.Globalization;
using System.Linq;
using OrgAdmin.Sessions;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>What tab completion remembers of a long list.</summary>
public sealed class LastSeenTests
{
    [Fact]
    public void Of_a_long_list_the_last_five_hundred_stay()
    {
        var seen = new LastSeen<int>(StringComparer.OrdinalIgnoreCase);
        foreach (int number in Enumerable.Range(0, 1200))
            seen.Add(number.ToString(CultureInfo.InvariantCulture), number);
        Assert.Equal(Enumerable.Range(700, 500), seen.All.Select(thing => thing.Value).Order());
    }

    [Fact]
    public void What_is_seen_again_takes_no_further_room_and_is_known_by_its_latest_name()
    {
        var seen = new LastSeen<string>(StringComparer.OrdinalIgnoreCase);
        seen.Add("a", "old");
        foreach (int _ in Enumerable.Range(0, 1000))
            seen.Add("A", "new");
        Assert.True(seen.TryGet("a", out string name));
        Assert.Equal("new", name);
        Assert.Single(seen.All);
    }

    [Fact]
    public void What_was_seen_too_long_ago_may_be_seen_again()
    {
        var seen = new LastSeen<int>(StringComparer.Ordinal);
        foreach (int number in Enumerable.Range(0, 501))
            seen.Add(number.ToString(CultureInfo.InvariantCulture), number);
        Assert.False(seen.TryGet("0", out _));
        seen.Add("0", 0);
        Assert.True(seen.TryGet("0", out _));
        Assert.False(seen.TryGet("1", out _));
        Assert.Equal(500, seen.All.Count);
    }
}
