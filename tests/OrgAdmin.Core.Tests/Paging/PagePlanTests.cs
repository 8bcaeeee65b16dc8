using Xunit;

namespace OrgAdmin.Core.Tests.Paging;

/// <summary>Which pages -Skip and -First need, at an endpoint with pages of 100 that allows 1,000.</summary>
public sealed class PagePlanTests
{
    [Theory]
    // skip, first, page size asked for; size, first page, dropped
    [InlineData(0, long.MaxValue, null, 100, 1, 0)]
    [InlineData(250, long.MaxValue, null, 100, 3, 50)]
    [InlineData(0, 100, null, 100, 1, 0)]
    [InlineData(0, 101, null, 100, 1, 0)]
    [InlineData(0, 200, null, 100, 1, 0)]
    [InlineData(100, 100, null, 100, 2, 0)]
    [InlineData(99, 102, null, 100, 1, 99)]
    // Less than a page: the smallest page that holds the whole part, so that one request does.
    [InlineData(0, 1, null, 1, 1, 0)]
    [InlineData(0, 7, null, 7, 1, 0)]
    [InlineData(7, 7, null, 7, 2, 0)]
    [InlineData(12, 5, null, 6, 3, 0)]
    [InlineData(1000, 1, null, 1, 1001, 0)]
    [InlineData(13, 5, null, 6, 3, 1)]
    // No page smaller than the default holds it: two of the default size do.
    [InlineData(99, 2, 100, 100, 1, 99)]
    // The caller's page size counts, up to the endpoint's limit.
    [InlineData(0, 7, 50, 50, 1, 0)]
    [InlineData(0, long.MaxValue, 5000, 1000, 1, 0)]
    [InlineData(0, 10, 3, 3, 1, 0)]
    [InlineData(0, 0, 10, 10, 1, 0)]
    [InlineData(long.MaxValue, long.MaxValue, 10, 10, int.MaxValue, 7)]
    public void Needs_these_pages(long skip, long first, int? pageSize, int size, int firstPage, long drop)
    {
        PagePlan plan = PagePlan.For(
            new ReadOptions
            {
                Skip = skip,
                First = first,
                PageSize = pageSize,
            },
            100,
            1000
        );
        Assert.Equal((size, firstPage, drop), (plan.Size, plan.FirstPage, plan.Drop));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(40, 5)]
    public void An_endpoint_without_pages_is_asked_once(long skip, long first)
    {
        PagePlan plan = PagePlan.For(
            new ReadOptions
            {
                Skip = skip,
                First = first,
                PageSize = 3,
            },
            PageSource.Unpaged,
            PageSource.Unpaged
        );
        Assert.Equal((1, skip), (plan.FirstPage, plan.Drop));
    }
}
