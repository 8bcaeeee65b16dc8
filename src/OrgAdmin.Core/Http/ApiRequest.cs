using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;

namespace OrgAdmin.Core.Http;

/// <summary>
/// A request as a provider describes it. A request is only a description: each attempt makes a fresh message
/// from it, so that a retry sends exactly the same again.
/// </summary>
internal sealed class ApiRequest
{
    public required HttpMethod Method { get; init; }

    public required Route Route { get; init; }

    /// <summary>The body, already written; null for none.</summary>
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/json";

    /// <summary>True reads an answer that is not a success like one. Redirects are followed all the same.</summary>
    public bool AcceptsAnyStatus { get; init; }

    /// <summary>Headers of this request only, such as <c>X-Fields</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>True if sending the request twice does no more than sending it once (RFC 9110, 9.2.2).</summary>
    public bool IsIdempotent => IsIdempotentMethod(Method);

    /// <summary>A message for one attempt.</summary>
    public ApiMessage ToMessage(Uri address, HttpMethod method, OperationContext context)
    {
        var message = new ApiMessage(method, address, context);
        message.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(Accept));
        foreach (KeyValuePair<string, string> header in Headers)
        {
            if (header.Value.Any(c => c is < ' ' or > '~'))
                throw new OrgException(
                    OrgErrorKind.InvalidValue,
                    $"The value for {header.Key} cannot be sent: it has a line break, a control character or a letter outside ASCII."
                );
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        if (Body is not null && method != HttpMethod.Get)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }
        else if (method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options)
        {
            // Both frameworks' transports send a request without content again, unasked, when the connection breaks
            // before the answer. With content, even an empty one, they do not, and RetryPolicy knows of every attempt.
            message.Content = new ByteArrayContent([]);
        }
        return message;
    }

    private static bool IsIdempotentMethod(HttpMethod method) =>
        method == HttpMethod.Get
        || method == HttpMethod.Head
        || method == HttpMethod.Put
        || method == HttpMethod.Delete
        || method == HttpMethod.Options;
}
