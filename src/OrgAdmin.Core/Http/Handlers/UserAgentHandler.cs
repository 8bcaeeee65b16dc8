using System.Net.Http;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Handlers;

/// <summary>Says who is asking, so that a provider's operators can tell this module from a browser.</summary>
internal sealed class UserAgentHandler : DelegatingHandler
{
    private static readonly string UserAgent =
        $"OrgAdmin/{typeof(UserAgentHandler).Assembly.GetName().Version?.ToString(3)} ({RuntimeInformation.FrameworkDescription})";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return base.SendAsync(request, cancellationToken);
    }
}
