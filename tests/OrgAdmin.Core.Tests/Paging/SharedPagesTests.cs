using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Paging;

/// <summary>A list that several rows of a pipeline ask for.</summary>
public sealed class SharedPagesTests
{
    [Fact]
    public async Task The_first_pages_are_asked_for_once_and_the_rest_by_each()
    {
        var server = new PagedServer(55);
        var shared = new SharedPages<int>(server.Source());
        foreach (int _ in Enumerable.Range(0, 3))
            Assert.Equal(Enumerable.Range(0, 55), await shared.Source.ReadAsync());
        Assert.Equal([1, 2, 3, 4, 5, 5, 5, 6, 6, 6], server.Numbers.OrderBy(number => number));
    }

    [Fact]
    public async Task Who_needs_no_more_ends_nothing_for_those_who_do()
    {
        var held = new TaskCompletionSource<bool>();
        var server = new PagedServer(30) { Before = async (page, stop) => await Task.WhenAny(held.Task, Task.Delay(-1, stop)) };
        var shared = new SharedPages<int>(server.Source());
        var first = new PageReader<int>(shared.Source, new ReadOptions { First = 5 }, OperationContext.None);
        Task<IReadOnlyList<int>?> page = first.NextAsync();
        Task<List<int>> other = shared.Source.ReadAsync();
        first.Dispose();
        await Assert.ThrowsAnyAsync<System.OperationCanceledException>(() => page);
        held.SetResult(true);
        Assert.Equal(Enumerable.Range(0, 30), await other);
    }

    [Fact]
    public async Task An_error_is_the_error_of_each()
    {
        var source = new PageSource<int>(10, 10, (_, _) => throw new OrgException(OrgErrorKind.NotFound, "No such thing."));
        var shared = new SharedPages<int>(source);
        foreach (int _ in Enumerable.Range(0, 2))
            Assert.Equal(OrgErrorKind.NotFound, (await Assert.ThrowsAsync<OrgException>(() => shared.Source.ReadAsync())).Kind);
    }
}
