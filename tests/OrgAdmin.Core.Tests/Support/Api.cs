using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Providers.Gandi;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>The HTTP client itself, without a provider in front of it.</summary>
internal static class Api
{
    public static ApiClient To(
        string endpoint,
        int retries = 0,
        TimeSpan? timeout = null,
        HttpMessageHandler? transport = null,
        TimeProvider? time = null,
        Uri? proxy = null,
        NetworkCredential? proxyCredential = null,
        bool skipCertificateCheck = false
    ) =>
        new(
            new ConnectionSettings
            {
                Provider = OrgProvider.Gandi,
                Name = "test",
                Endpoint = new Uri(endpoint),
                Secret = Connect.Canary,
                MaximumRetryCount = retries,
                Timeout = timeout ?? TimeSpan.FromSeconds(20),
                Transport = transport,
                Proxy = proxy,
                ProxyCredential = proxyCredential,
                SkipCertificateCheck = skipCertificateCheck,
            },
            GandiProvider.Descriptor,
            HeaderAuthenticator.Authorization("Bearer", Connect.Canary),
            time
        );

    /// <summary>A client whose answers come from a script.</summary>
    public static ApiClient To(Script script, int retries = 0, TimeProvider? time = null) =>
        To("https://api.example.net/v5", retries, transport: script, time: time);

    /// <summary>Sends a request to "thing" and reads the answer's "message".</summary>
    public static async Task<string?> SendAsync(
        this ApiClient api,
        string method = "GET",
        OperationContext? context = null,
        string? query = null
    )
    {
        Route route = Route.To($"thing").With("q", query);
        byte[]? body = method is "POST" or "PUT" ? Encoding.UTF8.GetBytes("""{"a":1}""") : null;
        return (
            await api.SendAsync(
                new ApiRequest
                {
                    Method = new HttpMethod(method),
                    Route = route,
                    Body = body,
                },
                GandiJson.Default.GandiMessage,
                context ?? OperationContext.None
            )
        ).Message;
    }
}
