using OrgAdmin.Core.Http;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>Where a Link header (RFC 8288) says that the next page is.</summary>
public sealed class LinkHeaderTests
{
    [Theory]
    [InlineData("</x?page=2>; rel=\"next\"", "/x?page=2")]
    [InlineData("</x?page=2>;rel=next", "/x?page=2")]
    [InlineData("<?page=2>; rel=\"next last\"", "?page=2")]
    [InlineData("<?page=2>; rel=\"last NEXT\"", "?page=2")]
    [InlineData("</a>; rel=\"prev\", </b>; rel=\"next\"", "/b")]
    [InlineData("</a>; title=\"one, <two>; rel=next\"; rel=prev, </b>; rel=next", "/b")]
    [InlineData("</a>; title=\"a; b, c\"; rel=\"next\"", "/a")]
    [InlineData("</a>; title=\"a \\\" b\"; rel=\"next\"", "/a")]
    [InlineData("</a,b;c>; rel = \"next\"", "/a,b;c")]
    [InlineData("</a>; crossorigin; rel=next", "/a")]
    [InlineData("</a>; rel=prev; rel=next", null)]
    [InlineData("</a>; rel=nextish", null)]
    [InlineData("</a>; rev=next", null)]
    [InlineData("<><>;;rel=next", "")]
    [InlineData("</a; rel=next", null)]
    [InlineData("rel=next", null)]
    [InlineData("</a>; title=\"open; rel=next", null)]
    [InlineData("", null)]
    public void The_next_page_is_found(string header, string? next) => Assert.Equal(next, LinkHeader.Find(header, "next"));
}
