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
        MultipartBody? form = call.Form is null ? null : MultipartBody.Of(call.Form);
        var request = new ApiRequest
        {
            Method = new HttpMethod(call.Method.ToUpperInvariant()),
            Route = RouteOf(api, call, endpoint),
            Body =
                form is not null ? form.Content
                : call.Body is string text ? Encoding.UTF8.GetBytes(text)
                : call.Body is null ? null
                : PlainJson.ToUtf8(call.Body),
            ContentType =
                form is not null ? form.ContentType
                : isText && !PlainJson.TryParse(Encoding.UTF8.GetBytes((string)call.Body!), out _) ? "text/plain; charset=utf-8"
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

    // The path may be a server's own link, and a server may repeat the credential in it.
    private static Route RouteOf(ApiClient api, RestCall call, Uri endpoint)
    {
        try
        {
            return RouteOf(call, endpoint);
        }
        catch (OrgException error)
        {
            throw error.WithMessage(api.Redaction.Text(error.Message));
        }
    }

    /// <summary>Where a request goes.</summary>
    public static Route RouteOf(RestCall call, Uri endpoint)
    {
        Route route = Route.Verbatim(call.Path, endpoint);
        foreach (KeyValuePair<string, object?> parameter in call.Query ?? new Dictionary<string, object?>())
        {
            IEnumerable<object?> values = parameter.Value is List<object?> list ? list : [parameter.Value];
            foreach (object? value in values)
                route = route.With(parameter.Key, QueryText(parameter.Key, value));
        }
        return route;
    }

    private static string QueryText(string name, object? value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            // A date without a time zone is what it is at the server, which nobody here knows.
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
            IDictionary or IEnumerable and not string => throw new OrgException(
                OrgErrorKind.InvalidValue,
                $"The query parameter '{name}' is more than a list of values. Nothing was sent."
            ),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

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
            content = await ParseAsync(response, cancellationToken).ConfigureAwait(false);
        // A link may need the credential that it repeats; nothing else of the answer keeps it.
        string? next =
            (content is Dictionary<string, object?> said ? Link(pages.NextOf(said)) : null) ?? ResponseHeaders.NextLink(response);
        content = api.Redaction.Value(content);
        var page = content as Dictionary<string, object?>;
        return new RestAnswer
        {
            StatusCode = (int)response.StatusCode,
            Headers = Headers(response, api.Redaction),
            Content = content,
            Items = content as List<object?> ?? (page is null ? null : pages.ItemsOf(page)),
            Next = Absolute(response, next),
        };
    }

    // An empty text is how some say that there is none.
    private static string? Link(string? link) => string.IsNullOrWhiteSpace(link) ? null : link;

    // A link that is only a query is relative to what was asked for (RFC 3986, 5.3). A fragment is never part of a request.
    private static string? Absolute(HttpResponseMessage response, string? address)
    {
        string? link = address?.Split('#')[0];
        return link?.StartsWith("?", StringComparison.Ordinal) == true && response.RequestMessage?.RequestUri is { } asked
            ? asked.GetLeftPart(UriPartial.Path) + link
            : link;
    }

    private static async Task<object?> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        using (Stream body = await ResponseReader.OpenAsync(response).ConfigureAwait(false))
            await body.CopyToAsync(bytes, 81_920, cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0)
            return null;
        return PlainJson.TryParse(bytes.ToArray(), out object? value)
            ? value
            : (Charset.OtherThanUtf8(response) ?? Encoding.UTF8).GetString(bytes.ToArray());
    }

    private static Dictionary<string, string[]> Headers(HttpResponseMessage response, Redaction redaction)
    {
        var headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (HttpHeaders group in new HttpHeaders?[] { response.Headers, response.Content?.Headers }.OfType<HttpHeaders>())
        {
            foreach (KeyValuePair<string, IEnumerable<string>> header in group)
                headers[header.Key] = [.. header.Value.Select(redaction.Text)];
        }
        return headers;
    }
}
