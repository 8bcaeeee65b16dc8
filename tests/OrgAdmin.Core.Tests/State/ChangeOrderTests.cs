using OrgAdmin.Core.State.Plans;
using Xunit;

namespace OrgAdmin.Core.Tests.State;

/// <summary>Which changes take an administrator away, and so come last.</summary>
public sealed class ChangeOrderTests
{
    [Theory]
    [InlineData("Member", "Change", "admin", "editor", true, 6)]
    [InlineData("Member", "Remove", "admin", null, true, 9)]
    [InlineData("Member", "Remove", "editor", null, false, 8)]
    [InlineData("Member", "Change", "editor", "admin", false, 3)]
    [InlineData("Member", "Change", "editor", "partial_editor", false, 4)]
    [InlineData("Member", "Change", "admin", "admin", false, 3)]
    [InlineData("Assignment", "Remove", "admin", null, false, 5)]
    [InlineData("Invitation", "Remove", "admin", null, false, 7)]
    public void An_administrator_goes_last(string kind, string action, string? before, string? after, bool takesAdmin, int order)
    {
        var change = new OrgChange
        {
            Kind = kind,
            Action = action,
            Before = before,
            After = after,
        };
        Assert.Equal(takesAdmin, ChangeOrder.TakesAdmin(change));
        Assert.Equal(order, ChangeOrder.Of(change));
    }
}
