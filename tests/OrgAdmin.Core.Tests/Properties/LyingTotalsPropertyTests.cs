using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using CsCheck;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Properties;

/// <summary>
/// Whatever a server says in its totals, by any of the four conventions: every item of the part comes once and in order, or
/// something is said.
/// </summary>
public sealed class LyingTotalsPropertyTests
{
    private static readonly Gen<ReadOptions> Options = Gen.Select(
        Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[0, 60])),
        Gen.Frequency((2, Gen.Const(long.MaxValue)), (1, Gen.Long[1, 40])),
        Gen.Int[1, 30].Nullable(),
        Gen.Int[1, 6],
        (skip, first, size, throttle) =>
            new ReadOptions
            {
                Skip = skip,
                First = first,
                PageSize = size,
                ThrottleLimit = throttle,
            }
    );

    private static readonly Gen<LyingServer> Servers = Gen.Select(
        Gen.OneOfConst(OrgProvider.Gandi, OrgProvider.EquinixMetal, OrgProvider.Munch, OrgProvider.UData),
        Gen.Int[0, 60],
        Gen.Int[1, 25],
        Gen.OneOf(
            Gen.Const("none"),
            Gen.Const("true"),
            Gen.Const("page"),
            Gen.OneOfConst(
                "0",
                "-1",
                "1",
                "7",
                "20",
                "59",
                "100",
                "9223372036854775807",
                "9223372036854775808",
                "\"x\"",
                "null",
                "[]",
                "1.5"
            )
        ),
        Gen.Bool,
        (provider, count, cap, total, refuses) => new LyingServer(provider, count, cap, total, refuses)
    );

    [Fact]
    public async Task Every_item_comes_once_and_in_order_or_something_is_said()
    {
        await Gen.Select(Servers, Options)
            .SampleAsync(
                async test =>
                {
                    (LyingServer like, ReadOptions options) = test;
                    if (LooksHonest(like, options))
                        return;
                    var log = new RecordingLog();
                    using LyingServer server = new(like.Provider, like.Count, like.Cap, like.Total, like.RefusesPastEnd);
                    var reader = Connect.To<IOrganizationReader>(like.Provider, "https://api.example.net/v1", transport: server);
                    List<Organization> items = [];
                    OrgException? error = null;
                    try
                    {
                        using var pages = new PageReader<Organization>(
                            reader.Organizations(new OrganizationQuery()),
                            options,
                            log.Context()
                        );
                        await pages.ReadIntoAsync(items);
                    }
                    catch (OrgException caught)
                    {
                        error = caught;
                    }
                    int[] part =
                    [
                        .. Enumerable.Range(1, like.Count).Skip((int)options.Skip).Take((int)Math.Min(options.First, int.MaxValue)),
                    ];
                    int[] got = [.. items.Select(item => int.Parse(item.Id, System.Globalization.CultureInfo.InvariantCulture))];
                    bool said = error is not null || log.Lines.Any(line => line.StartsWith("warning", StringComparison.Ordinal));
                    Assert.True(
                        part.SequenceEqual(got) || said,
                        $"got {string.Join(" ", got)}, wanted {string.Join(" ", part)}, asked {string.Join(" ", server.Asked)}"
                    );
                    // The lies are in the totals only, so nothing is lost whatever is said about it.
                    Assert.Equal(part, got);
                    Assert.InRange(server.Asked.Count, 0, 3 + like.Count + (options.ThrottleLimit * 5));
                    if (like.Total == "true")
                        Assert.False(said, $"{error?.Message} {string.Join("; ", log.Lines)}");
                },
                iter: 4_000,
                print: test =>
                    $"{test.Item1.Provider} {test.Item1.Count} items, pages of {test.Item1.Cap}, total {test.Item1.Total}, refuses "
                    + $"{test.Item1.RefusesPastEnd}; skip {test.Item2.Skip}, first {test.Item2.First}, size {test.Item2.PageSize}, "
                    + $"throttle {test.Item2.ThrottleLimit}"
            );
    }

    // A lie that nothing tells from the truth: a server that sends smaller pages than it was asked for, and whose last page is just as
    // long as its total would have the page that was asked for.
    private static bool LooksHonest(LyingServer server, ReadOptions options)
    {
        if (options.PageSize is not { } size || size <= server.Cap || !long.TryParse(server.Total, out long total))
            return false;
        long before = options.Skip / size;
        long last = server.Count - (before * server.Cap);
        return before > 0 && last > 0 && last <= server.Cap && total == (before * size) + last;
    }

    /// <summary>A list by one of the four conventions. Its word for the next page is true, its total is whatever a test says.</summary>
    private sealed class LyingServer(OrgProvider provider, int count, int cap, string total, bool refusesPastEnd) : HttpMessageHandler
    {
        private readonly List<string> _asked = [];

        public OrgProvider Provider => provider;

        public int Count => count;

        public int Cap => cap;

        public string Total => total;

        public bool RefusesPastEnd => refusesPastEnd;

        public IReadOnlyList<string> Asked
        {
            get
            {
                lock (_asked)
                    return [.. _asked];
            }
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (_asked)
                _asked.Add(request.RequestUri!.Query);
            System.Collections.Specialized.NameValueCollection query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
            int number = int.Parse(query["page"] ?? "1", System.Globalization.CultureInfo.InvariantCulture);
            int size = Math.Min(
                cap,
                int.Parse(query["page_size"] ?? query["per_page"] ?? "10", System.Globalization.CultureInfo.InvariantCulture)
            );
            long from = (number - 1L) * size;
            if (from >= count && number > 1 && refusesPastEnd)
                return Task.FromResult(
                    new HttpResponseMessage(System.Net.HttpStatusCode.NotFound) { Content = Json("""{"message": "no such page"}""") }
                );
            int[] ids = [.. Enumerable.Range(1, count).Skip((int)Math.Min(from, count)).Take(size)];
            bool hasNext = from + size < count;
            string told = total switch
            {
                "true" => count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "page" => ids.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => total,
            };
            var response = new HttpResponseMessage { Content = Json(Body(ids, hasNext, told)) };
            if (provider == OrgProvider.Gandi)
            {
                if (total != "none")
                    response.Headers.TryAddWithoutValidation("Total-Count", told);
                response.Headers.TryAddWithoutValidation(
                    "Link",
                    hasNext ? $"<?page={number + 1}>; title=\"a, b; rel=x\"; rel=\"next last\"" : "<?page=1>; rel=first"
                );
            }
            return Task.FromResult(response);
        }

        private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

        private string Body(int[] ids, bool hasNext, string told)
        {
            string items = string.Join(
                ",",
                ids.Select(id =>
                    provider == OrgProvider.Munch
                        ? $$"""{"url": "https://api.example.net/v1/organizations/{{id}}/", "name": "n"}"""
                        : $$"""{"id": "{{id}}", "name": "n"}"""
                )
            );
            string member(string name) => total == "none" ? "" : $", \"{name}\": {told}";
            return provider switch
            {
                OrgProvider.Gandi => $"[{items}]",
                OrgProvider.Munch => $$"""{"results": [{{items}}], "next": {{(hasNext ? "\"/x\"" : "null")}}{{member("count")}}}""",
                OrgProvider.UData =>
                    $$"""{"data": [{{items}}], "page_size": 100, "next_page": {{(hasNext ? "\"/x\"" : "null")}}{{member("total")}}}""",
                _ =>
                    $$"""
                    {"organizations": [{{items}}], "meta": {"x": 1{{(hasNext ? ", \"next\": {\"href\": \"/x\"}" : "")}}{{member(
                        "total"
                    )}} } }
                    """,
            };
        }
    }
}
