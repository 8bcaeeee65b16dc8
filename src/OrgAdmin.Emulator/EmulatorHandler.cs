using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation;

/// <summary>Answers requests in place of the network.</summary>
internal sealed class EmulatorHandler(OrgEmulator emulator) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers = request.Headers;
        if (request.Content is not null)
            headers = headers.Concat(request.Content.Headers);
        var call = new ApiCall
        {
            Method = request.Method.Method,
            Root = request.RequestUri!.GetLeftPart(UriPartial.Authority),
            Path = request.RequestUri.AbsolutePath,
            QueryString = request.RequestUri.Query.TrimStart('?'),
            Headers = headers.ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase
            ),
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            Body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync().ConfigureAwait(false),
        };
        // The caller of a real network always comes back on another thread; so does the caller of this one.
        await Task.Yield();
        ApiAnswer answer = await emulator.AnswerAsync(call, cancellationToken).ConfigureAwait(false);
        return answer.ToResponse(request);
    }
}
