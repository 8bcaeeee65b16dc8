using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Handlers;

/// <summary>One verbose line a request; with debug, the headers that may be shown. Never a body, never a credential.</summary>
internal sealed class LoggingHandler(Redaction redaction) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request is ApiMessage { Context.Log: { } log } && (log.IsVerboseEnabled || log.IsDebugEnabled)
            ? SendLoggedAsync(request, log, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendLoggedAsync(
        HttpRequestMessage request,
        IOperationLog log,
        CancellationToken cancellationToken
    )
    {
        string what = $"{request.Method} {redaction.PathAndQuery(request.RequestUri!)}";
        if (log.IsDebugEnabled)
            log.Debug($"{what} > {Headers(request.Headers, request.Content?.Headers)}");
        long started = Stopwatch.GetTimestamp();
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            log.Verbose($"{what} {(int)response.StatusCode} {Milliseconds(started)} ms{RequestId(response)}");
            if (log.IsDebugEnabled)
                log.Debug($"{what} < {Headers(response.Headers, response.Content?.Headers)}");
            return response;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.Verbose($"{what} failed after {Milliseconds(started)} ms: {redaction.Text(error.GetBaseException().Message)}");
            throw;
        }
    }

    private static long Milliseconds(long started) => (Stopwatch.GetTimestamp() - started) * 1000 / Stopwatch.Frequency;

    private string RequestId(HttpResponseMessage response) =>
        ResponseHeaders.RequestId(response) is { } id ? $" (request id {redaction.Text(id)})" : "";

    private string Headers(HttpHeaders headers, HttpHeaders? contentHeaders) =>
        string.Join(
            "; ",
            headers
                .Concat(contentHeaders ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .Select(header => $"{header.Key}: {redaction.Header(header.Key, header.Value)}")
        );
}
