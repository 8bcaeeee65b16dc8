using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using BenchmarkDotNet.Attributes;
using OrgAdmin.Capabilities;
using OrgAdmin.Core;

namespace OrgAdmin.Benchmarks;

/// <summary>
/// Core alone: from the bytes of 10,000 organizations to the objects, through the whole pipeline but the socket.
/// Time and memory are those of one organization.
/// </summary>
[MemoryDiagnoser]
public class ListOrganizations
{
    private const int Count = 10_000;

    private IOrganizationReader _reader = null!;

    /// <summary>The provider whose JSON is read.</summary>
    [Params(OrgProvider.Gandi, OrgProvider.EquinixMetal, OrgProvider.Munch, OrgProvider.UData)]
    public OrgProvider Provider { get; set; }

    /// <summary>Connects.</summary>
    [GlobalSetup]
    public void Connect()
    {
        var core = new CoreEntry();
        _reader = (IOrganizationReader)
            core.Connect(
                new ConnectionSettings
                {
                    Provider = Provider,
                    Name = "benchmark",
                    Endpoint = new Uri("http://127.0.0.1/api"),
                    Scheme = core.Providers.First(descriptor => descriptor.Provider == Provider).DefaultScheme,
                    UserName = "api",
                    Secret = "benchmark",
                    Transport = new Answers(Provider),
                }
            );
    }

    /// <summary>Reads the whole list.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<int> List()
    {
        int read = 0;
        using var reader = new PageReader<Organization>(
            _reader.Organizations(new OrganizationQuery()),
            new ReadOptions { ThrottleLimit = 1 },
            OperationContext.None
        );
        while (await reader.NextAsync() is { } page)
            read += page.Count;
        return read == Count ? read : throw new InvalidOperationException($"{read} of {Count} organizations.");
    }

    // Answers are made beforehand, so that making them is not measured.
    private sealed class Answers(OrgProvider provider) : HttpMessageHandler
    {
        private readonly Dictionary<string, byte[]> _made = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string query = request.RequestUri!.Query;
            if (!_made.TryGetValue(query, out byte[]? body))
                _made[query] = body = Make(HttpUtility.ParseQueryString(query));
            var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }

        private byte[] Make(NameValueCollection query)
        {
            int page = int.Parse(query["page"] ?? "1", CultureInfo.InvariantCulture);
            int size = int.Parse(
                query["page_size"] ?? query["per_page"] ?? Count.ToString(CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            );
            bool isLast = page * size >= Count;
            string next = isLast ? "null" : "\"http://127.0.0.1/api?page=next\"";
            return provider switch
            {
                OrgProvider.Gandi => Between("[", SampleOrganizations.Gandi, "]"),
                OrgProvider.EquinixMetal => Between(
                    "{\"organizations\":[",
                    SampleOrganizations.EquinixMetal,
                    $"],\"meta\":{{\"total\":{Count},\"current_page\":{page},\"last_page\":{(Count + size - 1) / size},"
                        + $"\"next\":{(isLast ? "null" : "{\"href\":\"/organizations?page=next\"}")}}}}}"
                ),
                OrgProvider.Munch => Between(
                    "{\"results\":[",
                    SampleOrganizations.Munch,
                    $"],\"count\":{Count},\"page_count\":{(Count + size - 1) / size},\"next\":{next},\"previous\":null}}"
                ),
                _ => Between(
                    "{\"data\":[",
                    SampleOrganizations.UData,
                    $"],\"page\":{page},\"page_size\":{size},\"total\":{Count},\"next_page\":{next},\"previous_page\":null}}"
                ),
            };

            byte[] Between(string start, SampleOrganizations organizations, string end)
            {
                var writer = new ArrayBufferWriter<byte>();
                Encoding.UTF8.GetBytes(start, writer);
                organizations.Write(writer, (page - 1) * size, Math.Min(size, Count - ((page - 1) * size)));
                Encoding.UTF8.GetBytes(end, writer);
                return writer.WrittenSpan.ToArray();
            }
        }
    }
}
