using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers;

/// <summary>Sends a request that a person wrote, and recognizes the provider's pages in its answer.</summary>
internal static class RestCalls
{
    // A download is not held in memory, so it may be larger than a page; it must still end.
    private const long LargestDownload = 4L * 1024 * 1024 * 1024;

    public static Task<RestAnswer> InvokeAsync(ApiClient api, Uri endpoint, IPageConvention pages, RestCall call, OperationContext context)
    {
        bool isText = call.Body is string;
        var request = new ApiRequest
        {
            Method = new HttpMethod(call.Method.ToUpperInvariant()),
            Route = WithQuery(Route.Verbatim(call.Path, endpoint), call.Query),
            Body =
                call.Body is string text ? Encoding.UTF8.GetBytes(text)
                : call.Body is null ? null
                : PlainJson.ToUtf8(call.Body),
            ContentType =
                isText && PlainJson.TryParse(Encoding.UTF8.GetBytes((string)call.Body!)) is null
                    ? "text/plain; charset=utf-8"
                    : "application/json",
            Accept = call.Destination is null ? "application/json" : "*/*",
            AcceptsAnyStatus = call.AcceptAnyStatus,
        };
        return api.SendAsync(
            request,
            (response, cancellationToken) => ReadAsync(api, response, call.Destination, pages, cancellationToken),
            context
        );
    }

    private static Route WithQuery(Route route, IDictionary<string, object?>? query)
    {
        foreach (KeyValuePair<string, object?> parameter in query ?? new Dictionary<string, object?>())
        {
            IEnumerable<object?> values = parameter.Value is IEnumerable list and not string ? list.Cast<object?>() : [parameter.Value];
            foreach (object? value in values)
                route = route.With(
                    parameter.Key,
                    value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
                );
        }
        return route;
    }

    private static async Task<RestAnswer> ReadAsync(
        ApiClient api,
        HttpResponseMessage response,
        Stream? destination,
        IPageConvention pages,
        CancellationToken cancellationToken
    )
    {
        object? content = null;
        if (destination is not null)
            await ResponseReader.CopyAsync(response, destination, LargestDownload, cancellationToken).ConfigureAwait(false);
        else
            content = api.Redaction.Value(await ParseAsync(response, cancellationToken).ConfigureAwait(false));
        var page = content as Dictionary<string, object?>;
        return new RestAnswer
        {
            StatusCode = (int)response.StatusCode,
            Headers = Headers(response),
            Content = content,
            Items = content as List<object?> ?? (page is null ? null : pages.ItemsOf(page)),
            Next = (page is null ? null : pages.NextOf(page)) ?? ResponseHeaders.NextLink(response),
        };
    }

    private static async Task<object?> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        using (Stream body = await ResponseReader.OpenAsync(response).ConfigureAwait(false))
            await body.CopyToAsync(bytes, 81_920, cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0)
            return null;
        return PlainJson.TryParse(bytes.ToArray()) ?? (Charset.OtherThanUtf8(response) ?? Encoding.UTF8).GetString(bytes.ToArray());
    }

    private static Dictionary<string, string[]> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (HttpHeaders group in new HttpHeaders?[] { response.Headers, response.Content?.Headers }.OfType<HttpHeaders>())
        {
            foreach (KeyValuePair<string, IEnumerable<string>> header in group)
                headers[header.Key] = [.. header.Value];
        }
        return headers;
    }
}
