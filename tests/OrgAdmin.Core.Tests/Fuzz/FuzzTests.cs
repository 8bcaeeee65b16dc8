using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Fuzz;

/// <summary>
/// Damaged answers to every operation of every provider: each ends in a result or in the contract's exception,
/// soon, and leaves nothing behind.
/// </summary>
public sealed class FuzzTests
{
    // A longer run: ORGADMIN_FUZZ_CASES=1000000.
    private static readonly int CasesPerProvider = int.Parse(
        Environment.GetEnvironmentVariable("ORGADMIN_FUZZ_CASES") ?? "20000",
        System.Globalization.CultureInfo.InvariantCulture
    );

    private static readonly HashSet<OrgErrorKind> FromServers =
    [
        OrgErrorKind.Unauthorized,
        OrgErrorKind.Forbidden,
        OrgErrorKind.NotFound,
        OrgErrorKind.Gone,
        OrgErrorKind.Conflict,
        OrgErrorKind.ValidationFailed,
        OrgErrorKind.RateLimited,
        OrgErrorKind.ReadOnly,
        OrgErrorKind.ServerError,
        OrgErrorKind.Timeout,
        OrgErrorKind.ConnectionFailed,
        OrgErrorKind.InvalidResponse,
        OrgErrorKind.CrossOriginRefused,
        OrgErrorKind.OperationNotSupported,
    ];

    public static TheoryData<OrgProvider> Providers => [.. new CoreEntry().Providers.Select(descriptor => descriptor.Provider)];

    private static ProviderDescriptor Descriptor(OrgProvider provider) =>
        new CoreEntry().Providers.First(descriptor => descriptor.Provider == provider);

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_operation_that_reads_has_its_documented_answer_here(OrgProvider provider) =>
        Assert.Empty(
            Operation
                .Of(Descriptor(provider))
                .Where(operation => operation.Reads && operation.Answer is null)
                .Select(operation => operation.ToString())
        );

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_documented_answers_themselves_are_understood(OrgProvider provider)
    {
        foreach (Operation operation in Operation.Of(Descriptor(provider)).Where(operation => operation.Answer is not null))
        {
            var server = new DamagedServer();
            server.Expect(operation.Answer!, 200, []);
            // An operation of several requests gets the same answer to all of them, which it may refuse; Gandi has to find an id in its
            // list.
            Exception? error = await Record.ExceptionAsync(() => operation.RunAsync(Client(provider, server), OperationContext.None));
            Assert.True(
                error is null
                    || error is OrgException { Kind: OrgErrorKind.NotFound }
                    || (error is OrgException { Kind: OrgErrorKind.InvalidResponse } && server.Count > 1)
                    || !operation.Reads,
                $"{operation}: {error}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Ends_only_in_a_result_or_in_an_error_of_the_contract(OrgProvider provider)
    {
        Operation[] operations = [.. Operation.Of(Descriptor(provider)).Where(operation => operation.Answer is not null)];
        int cases = (CasesPerProvider + operations.Length - 1) / operations.Length;
        var ends = new ConcurrentDictionary<string, int>();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForEachAsync(
            operations,
            async (operation, _) =>
            {
                var server = new DamagedServer();
                using IOrgClient client = Client(provider, server);
                // One after the other: the answer is what the server has to give now.
                await Gen.Select(Mutator.Damages, Status, Headers)
                    .SampleAsync(
                        async test =>
                        {
                            (Damage[] damages, int status, (string Name, string Value)[] headers) = test;
                            server.Expect(Mutator.Apply(operation.Answer!, damages), status, headers);
                            Exception? error = await EndAsync(operation, client);
                            Assert.True(IsContract(error), $"{operation}: {error}");
                            ends.AddOrUpdate((error as OrgException)?.Kind.ToString() ?? "result", 1, (_, count) => count + 1);
                        },
                        iter: cases,
                        threads: 1,
                        print: test =>
                            $"{test.Item2} {string.Join(", ", test.Item3)}\n"
                            + Encoding.UTF8.GetString(Mutator.Apply(operation.Answer!, test.Item1))
                    );
            }
        );
        Assert.InRange(ends.Values.Sum(), CasesPerProvider, int.MaxValue);
        // The damage is neither so light that all is understood nor so heavy that nothing is.
        Assert.True(ends["result"] > CasesPerProvider / 20, string.Join(", ", ends));
        Assert.True(ends["InvalidResponse"] > CasesPerProvider / 20, string.Join(", ", ends));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 64L * 1024 * 1024);
    }

    private static async Task<Exception?> EndAsync(Operation operation, IOrgClient client)
    {
        try
        {
            IReadOnlyList<OrgObject> objects = await operation.RunAsync(client, OperationContext.None).WaitAsync(TimeSpan.FromSeconds(30));
            // Whoever reads may go on to remove: an object without its id would stand for anything.
            OrgObject? nameless = operation.Reads ? objects.FirstOrDefault(item => item.Identity is { Length: 0 }) : null;
            return nameless is null ? null : new InvalidOperationException($"A {nameless.GetType().Name} has no id.");
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static bool IsContract(Exception? error) =>
        error is null
        || (
            error is OrgException known
            && FromServers.Contains(known.Kind)
            && known.Message.Length < 4000
            && !known.Message.Any(c => char.IsControl(c) || c is '\u202E')
            && !known.ToString().Contains(Connect.Canary, StringComparison.Ordinal)
        );

    private static IOrgClient Client(OrgProvider provider, DamagedServer server) =>
        Connect.Client(provider, "https://api.example.net/v1", transport: server);

    // Not 429: a connection slows down after it, in real time, and AdaptiveRateLimiterTests and RetryTests are about that.
    private static Gen<int> Status { get; } =
        Gen.Frequency(
            (7, Gen.Const(200)),
            (1, Gen.OneOfConst(200, 201, 204, 206, 302, 308, 400, 401, 403, 404, 405, 409, 410, 418, 422, 423, 500, 503, 599))
        );

    private static Gen<(string Name, string Value)[]> Headers { get; } =
        Gen.Frequency(
            (7, Gen.Const(Array.Empty<(string, string)>())),
            (
                1,
                Gen.Select(
                    Gen.OneOfConst(
                        ("Total-Count", "-1"),
                        ("Total-Count", "9223372036854775807"),
                        ("Total-Count", "5"),
                        ("Link", "<https://elsewhere.example/?page=2>; rel=\"next\""),
                        ("Link", "<><>;;rel=next")
                    ),
                    Gen.OneOfConst(
                        ("Retry-After", "NaN"),
                        ("Retry-After", "-1"),
                        ("Retry-After", "99999999999"),
                        ("X-Request-Id", "canary-7c41e0d9"),
                        ("Location", "//"),
                        ("Location", "https://elsewhere.example/"),
                        ("Location", "/v1/x")
                    ),
                    Gen.OneOfConst(
                        ("Content-Type", "text/html"),
                        ("Content-Type", "application/json; charset=utf-16"),
                        ("Content-Type", "x"),
                        ("Content-Language", "xx")
                    ),
                    (paging, other, content) => new[] { paging, other, content }
                )
            )
        );

    /// <summary>Answers every request of a case alike; a list without end becomes 404, as it does past a real list's end.</summary>
    private sealed class DamagedServer : HttpMessageHandler
    {
        private byte[] _answer = [];
        private (string Name, string Value)[] _headers = [];
        private int _status;
        private int _count;

        public int Count => _count;

        public void Expect(byte[] answer, int status, (string Name, string Value)[] headers) =>
            (_answer, _status, _headers, _count) = (answer, status, headers, 0);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _count) > 5)
                return Task.FromResult(
                    new HttpResponseMessage(HttpStatusCode.NotFound)
                    {
                        Content = new StringContent("""{"detail":"Invalid page."}""", Encoding.UTF8, "application/json"),
                    }
                );
            var response = new HttpResponseMessage((HttpStatusCode)_status) { Content = new ByteArrayContent(_answer) };
            string accepted = request.Headers.Accept.FirstOrDefault()?.MediaType is "text/csv" ? "text/csv" : "application/json";
            response.Content.Headers.TryAddWithoutValidation("Content-Type", accepted);
            foreach ((string name, string value) in _headers)
            {
                if (name.StartsWith("Content-", StringComparison.Ordinal))
                {
                    response.Content.Headers.Remove(name);
                    response.Content.Headers.TryAddWithoutValidation(name, value);
                }
                else
                {
                    response.Headers.TryAddWithoutValidation(name, value);
                }
            }
            return Task.FromResult(response);
        }
    }
}
