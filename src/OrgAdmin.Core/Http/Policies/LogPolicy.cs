using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>One verbose line a request; with debug, the headers that may be shown. Never a body, never a credential.</summary>
internal sealed class LogPolicy(Redaction redaction) : HttpPolicy
{
    public override Task SendAsync(ApiCall call) =>
        call.Context.Log is { } log && (log.IsVerboseEnabled || log.IsDebugEnabled) ? SendLoggedAsync(call, log) : Next.SendAsync(call);

    private async Task SendLoggedAsync(ApiCall call, IOperationLog log)
    {
        HttpRequestMessage request = call.Message;
        string what = $"{request.Method} {redaction.PathAndQuery(request.RequestUri!)}";
        if (log.IsDebugEnabled)
            log.Debug($"{what} > {Headers(request.Headers, request.Content?.Headers)}");
        long started = Stopwatch.GetTimestamp();
        try
        {
            await Next.SendAsync(call).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.Verbose($"{what} failed after {Milliseconds(started)} ms: {redaction.Text(error.GetBaseException().Message)}");
            throw;
        }
        HttpResponseMessage response = call.Response;
        log.Verbose($"{what} {(int)response.StatusCode} {Milliseconds(started)} ms{RequestId(response)}");
        if (log.IsDebugEnabled)
            log.Debug($"{what} < {Headers(response.Headers, response.Content?.Headers)}");
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
