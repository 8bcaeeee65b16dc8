using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Http;

/// <summary>The same faults at every provider: its own list of organizations and its own user, over a raw socket.</summary>
public sealed class EveryProviderTests
{
    private static readonly (string Name, string Answer, OrgErrorKind Kind)[] Faults =
    [
        ("an empty body", Answer(200, ""), OrgErrorKind.InvalidResponse),
        ("no content", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", OrgErrorKind.InvalidResponse),
        ("truncated JSON", Answer(200, "{\"data\":[{\"id\":\"1\",\"na"), OrgErrorKind.InvalidResponse),
        ("a number in place of everything", Answer(200, "7"), OrgErrorKind.InvalidResponse),
        ("null", Answer(200, "null"), OrgErrorKind.InvalidResponse),
        (
            "6,000 levels",
            Answer(200, string.Concat(Enumerable.Repeat("{\"data\":", 6000)) + "1" + new string('}', 6000)),
            OrgErrorKind.InvalidResponse
        ),
        ("a page in place of JSON", Answer(200, "<html><title>Log in</title>", "text/html"), OrgErrorKind.InvalidResponse),
        ("a page of a proxy", Answer(502, "<html><title>Bad Gateway</title>", "text/html"), OrgErrorKind.ServerError),
        ("compressed nonsense", Answer(200, "~~~~~~~~~~", extra: "Content-Encoding: gzip\r\n"), OrgErrorKind.InvalidResponse),
        ("not HTTP", "hello\r\n\r\n", OrgErrorKind.InvalidResponse),
        ("nothing at all", "", OrgErrorKind.ConnectionFailed),
        (
            "a body that breaks off",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
            OrgErrorKind.ConnectionFailed
        ),
        ("a redirect elsewhere", Answer(302, "", extra: "Location: https://elsewhere.example/\r\n"), OrgErrorKind.CrossOriginRefused),
        ("400", Answer(400, "{\"message\":\"said\"}"), OrgErrorKind.ValidationFailed),
        ("401", Answer(401, "{\"detail\":\"said\"}"), OrgErrorKind.Unauthorized),
        ("403", Answer(403, "{\"errors\":[\"said\"]}"), OrgErrorKind.Forbidden),
        ("409", Answer(409, "{\"error\":\"said\"}"), OrgErrorKind.Conflict),
        ("422", Answer(422, "{\"errors\":{\"field\":[\"said\"]}}"), OrgErrorKind.ValidationFailed),
        ("423", Answer(423, "{\"message\":\"said\"}"), OrgErrorKind.ReadOnly),
        ("429", Answer(429, "said", "text/plain"), OrgErrorKind.RateLimited),
        ("500", Answer(500, "{\"detail\":\"said\"}"), OrgErrorKind.ServerError),
        ("599", Answer(599, "{\"detail\":\"said\"}"), OrgErrorKind.ServerError),
    ];

    // See Runtime.FailuresMisread.
    private static readonly string[] MisreadByMono = ["compressed nonsense", "not HTTP"];

    public static TheoryData<OrgProvider, string> Cases()
    {
        var cases = new TheoryData<OrgProvider, string>();
        foreach (ProviderDescriptor descriptor in new CoreEntry().Providers)
        {
            foreach ((string name, _, _) in Faults.Where(fault => !Runtime.IsMono || !MisreadByMono.Contains(fault.Name)))
                cases.Add(descriptor.Provider, name);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Ends_in_the_error_of_the_contract(OrgProvider provider, string fault)
    {
        (_, string answer, OrgErrorKind kind) = Faults.First(candidate => candidate.Name == fault);
        await using RawServer server = RawServer.Saying(answer);
        IOrgClient client = Connect.Client(provider, server.Root + "/v1");
        foreach (
            Func<Task> call in new Func<Task>[]
            {
                () => ((IUserReader)client).GetUserAsync(OperationContext.None),
                () => ((IOrganizationReader)client).Organizations(new OrganizationQuery()).ReadAsync(),
            }
        )
        {
            OrgException error = await Assert.ThrowsAsync<OrgException>(call);
            Assert.Equal(kind, error.Kind);
            Assert.Equal((provider, "GET"), (error.Provider, error.Method));
            Assert.StartsWith(server.Root, error.Uri);
            Assert.DoesNotContain(ObjectGraph.Texts(error), text => text.Contains(Connect.Canary, StringComparison.Ordinal));
            if (answer.Contains("said", StringComparison.Ordinal))
                Assert.Contains("said", error.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_server_that_stalls_ends_with_the_time_for_one_attempt(OrgProvider provider)
    {
        await using RawServer server = RawServer.Start(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.StallAsync();
        });
        var api = Connect.To<IUserReader>(provider, server.Root + "/v1", timeout: TimeSpan.FromMilliseconds(200));
        Assert.Equal(OrgErrorKind.Timeout, (await Assert.ThrowsAsync<OrgException>(() => api.GetUserAsync(OperationContext.None))).Kind);
    }

    public static TheoryData<OrgProvider> Providers => [.. new CoreEntry().Providers.Select(descriptor => descriptor.Provider)];

    private static string Answer(int status, string body, string contentType = "application/json", string extra = "") =>
        $"HTTP/1.1 {status} Status\r\nContent-Type: {contentType}\r\nContent-Length: "
        + $"{Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{extra}\r\n{body}";
}
