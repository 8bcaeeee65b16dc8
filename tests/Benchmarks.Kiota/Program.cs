using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using OrgAdmin.Benchmarks.Kiota.Client;
using OrgAdmin.Benchmarks.Kiota.Client.Models;

namespace OrgAdmin.Benchmarks.Kiota;

/// <summary>
/// <c>ADDRESS SIZE RUNS</c> reads the list of organizations below an address, page by page of a size, as many times, and prints how
/// long each run took, in milliseconds, and how many organizations came.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = arguments[0] };
        var client = new OrganizationsClient(adapter);
        int size = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        int runs = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        for (int run = 0; run < runs; run++)
        {
            var watch = Stopwatch.StartNew();
            int read = 0;
            OrganizationPage page;
            for (int number = 1; ; number++)
            {
                int asked = number;
                page = (
                    await client.Organizations.EmptyPathSegment.GetAsync(request =>
                    {
                        request.QueryParameters.Page = asked;
                        request.QueryParameters.PageSize = size;
                    })
                )!;
                read += page.Data!.Count;
                if (page.NextPage is null)
                    break;
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:0.0} {read}"));
        }
    }
}
