using System;
using System.Net.Http;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using OrgAdmin.Core.Http.Handlers;

namespace OrgAdmin.Core.Http;

/// <summary>Makes a connection's named HTTP client: user agent and language, then credential, then log, then transport.</summary>
internal static class HttpClients
{
    public static HttpClient Create(ConnectionSettings settings, Authenticator authenticator, Redaction redaction)
    {
        var services = new ServiceCollection();
        services
            .AddHttpClient(settings.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => Transport.For(settings))
            .AddHttpMessageHandler(() => new UserAgentHandler())
            .AddHttpMessageHandler(() => new LanguageHandler(settings.Language))
            .AddHttpMessageHandler(() => new AuthenticationHandler(settings.Endpoint, authenticator))
            .AddHttpMessageHandler(() => new LoggingHandler(redaction))
            // The transport renews its own sockets (PooledConnectionLifetime), so the chain need not be rebuilt.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        // The factory's own logging would write headers by deny-list; ours is the one above.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(settings.Name);
    }
}
