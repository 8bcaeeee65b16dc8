using System;
using System.Buffers;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrgAdmin.Benchmarks;

/// <summary>
/// A server that is never the bottleneck. The first two segments of a path say how many organizations its world
/// has and how long it thinks, in milliseconds: <c>/100000/20/api/1/organizations/?page=3&amp;page_size=100</c>. With <c>20-500</c>
/// every twentieth request takes 500.
/// </summary>
internal static class TestServer
{
    private static int _requests;

    /// <summary>Serves until the standard input ends, which it does when whoever started it is gone.</summary>
    public static async Task RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        string[] path = context.Request.Path.Value!.Split('/', 4);
        int count = int.Parse(path[1], CultureInfo.InvariantCulture);
        string[] latencies = path[2].Split('-');
        bool isSlow = latencies.Length > 1 && Interlocked.Increment(ref _requests) % 20 == 10;
        int latency = int.Parse(latencies[isSlow ? 1 : 0], CultureInfo.InvariantCulture);
        if (latency > 0)
            await Task.Delay(latency);
        context.Response.ContentType = "application/json";
        string route = context.Request.Method + " " + path[3];
        if (route == "GET api/1/organizations/")
            WritePage(context, count);
        else if (route == "GET v5/organization/organizations")
            WriteWhole(context, count);
        else if (
            route.StartsWith("POST api/1/organizations/", StringComparison.Ordinal) && route.EndsWith("/member/", StringComparison.Ordinal)
        )
            await InviteAsync(context);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        await context.Response.BodyWriter.FlushAsync();
    }

    private static void WritePage(HttpContext context, int count)
    {
        int page = Number(context, "page", 1);
        int size = Number(context, "page_size", 20);
        int from = (page - 1) * size;
        if (from >= count && page > 1)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        string address = $"http://{context.Request.Host}{context.Request.Path}?page_size={size}&page=";
        string next = from + size < count ? $"\"{address}{page + 1}\"" : "null";
        string previous = page > 1 ? $"\"{address}{page - 1}\"" : "null";
        Write(context, "{\"data\":[");
        SampleOrganizations.UData.Write(context.Response.BodyWriter, from, Math.Min(size, count - from));
        Write(context, $"],\"page\":{page},\"page_size\":{size},\"total\":{count},\"next_page\":{next},\"previous_page\":{previous}}}");
    }

    private static void WriteWhole(HttpContext context, int count)
    {
        Write(context, "[");
        SampleOrganizations.Gandi.Write(context.Response.BodyWriter, 0, count);
        Write(context, "]");
    }

    private static async Task InviteAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(System.IO.Stream.Null);
        context.Response.StatusCode = StatusCodes.Status201Created;
        Write(
            context,
            """
            {"id":"2f0a9c1e-7d5b-4d7b-9f3e-0c4c2b1f7a10","user":null,"email":"somebody@example.org","kind":"invitation","status":"pending","role":"editor","comment":null,"created":"2026-02-11T17:40:03.552000+00:00","assignments":[]}
            """
        );
    }

    private static int Number(HttpContext context, string name, int otherwise) =>
        int.TryParse(context.Request.Query[name], CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private static void Write(HttpContext context, string text) => Encoding.UTF8.GetBytes(text, context.Response.BodyWriter);
}
