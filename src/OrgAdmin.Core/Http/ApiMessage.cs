using System;
using System.Net.Http;
using System.Runtime.InteropServices;

namespace OrgAdmin.Core.Http;

/// <summary>A message that knows the call it belongs to, and says who is asking: operators can tell this module from a browser.</summary>
internal sealed class ApiMessage : HttpRequestMessage
{
    private static readonly string UserAgent =
        $"OrgAdmin/{typeof(ApiMessage).Assembly.GetName().Version?.ToString(3)} ({RuntimeInformation.FrameworkDescription})";

    public ApiMessage(HttpMethod method, Uri address, OperationContext context)
        : base(method, address)
    {
        Context = context;
        Headers.TryAddWithoutValidation("User-Agent", UserAgent);
#if NET
        // HTTP/2 where TLS negotiates it; over plain http there is nothing to negotiate with.
        Version = System.Net.HttpVersion.Version20;
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#else
        // .NET Framework would ask "may I?" before every body, and wait for servers that do not answer that.
        Headers.ExpectContinue = false;
#endif
    }

    public OperationContext Context { get; }
#if !NET

    /// <summary>What was wrong with the certificate that the server showed for this message; null if nothing.</summary>
    public string? CertificateProblem { get; set; }
#endif
}
