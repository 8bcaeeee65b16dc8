using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Handlers;

/// <summary>Asks for the server's messages and labels in the person's language (uData and Munch translate theirs).</summary>
internal sealed class LanguageHandler(string? language) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return base.SendAsync(request, cancellationToken);
    }
}
