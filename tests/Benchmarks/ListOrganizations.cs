using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
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
    [Params(OrgProvider.Gandi, OrgProvider.UData)]
    public OrgProvider Provider { get; set; }

    /// <summary>Connects.</summary>
    [GlobalSetup]
    public void Connect() => _reader = (IOrganizationReader)new CoreEntry().Connect(new ConnectionSettings
    {
        Provider = Provider,
        Name = "benchmark",
        Endpoint = new Uri("http://127.0.0.1/api"),
        Scheme = Provider == OrgProvider.Gandi ? AuthScheme.Bearer : AuthScheme.ApiKey,
        Secret = "benchmark",
        Transport = new Answers(Provider),
    });

    /// <summary>Reads the whole list.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<int> List()
    {
        int read = 0;
        using var reader = new PageReader<Organization>(_reader.Organizations(new OrganizationQuery()), new ReadOptions { ThrottleLimit = 1 }, OperationContext.None);
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

        private byte[] Make(System.Collections.Specialized.NameValueCollection query)
        {
            var writer = new ArrayBufferWriter<byte>();
            if (provider == OrgProvider.Gandi)
            {
                writer.Write("["u8);
                SampleOrganizations.Gandi.Write(writer, 0, Count);
                writer.Write("]"u8);
                return writer.WrittenSpan.ToArray();
            }
            int page = int.Parse(query["page"]!, CultureInfo.InvariantCulture);
            int size = int.Parse(query["page_size"]!, CultureInfo.InvariantCulture);
            writer.Write("{\"data\":["u8);
            SampleOrganizations.UData.Write(writer, (page - 1) * size, size);
            writer.Write(Encoding.UTF8.GetBytes($"],\"page\":{page},\"page_size\":{size},\"total\":{Count},\"next_page\":null,\"previous_page\":null}}"));
            return writer.WrittenSpan.ToArray();
        }
    }
}
