using System;
using System.Collections.Concurrent;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Makes the handlers of pools by name, and disposes of a handler when no connection holds it any more. There is one
/// factory for all connections: a container for each of them would cost more than a request.
/// </summary>
internal static class HandlerFactory
{
    private static readonly ConcurrentDictionary<string, ConnectionSettings> Pools = new();
    private static readonly Lazy<IHttpMessageHandlerFactory> Factory = new(Build);

    /// <summary>The handler of a pool.</summary>
    /// <param name="pool">The pool's name: the same name is the same handler.</param>
    /// <param name="settings">The pool's proxy and certificate rule, and no secret: the factory keeps them.</param>
    public static HttpMessageHandler Create(string pool, ConnectionSettings settings)
    {
        Pools[pool] = settings;
        return Factory.Value.CreateHandler(pool);
    }

    /// <summary>Makes the factory, if nobody has yet. Loading it takes longer than the rest of a connect.</summary>
    public static void Prepare() => _ = Factory.Value;

    private static IHttpMessageHandlerFactory Build()
    {
        var services = new ServiceCollection();
        services.AddHttpClient();
        // The factory's own logging would write headers by deny-list; LogPolicy writes by allow-list.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(NullLoggerFactory.Instance));
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(new PoolOptions());
        return services.BuildServiceProvider().GetRequiredService<IHttpMessageHandlerFactory>();
    }

    private sealed class PoolOptions : IConfigureNamedOptions<HttpClientFactoryOptions>
    {
        public void Configure(HttpClientFactoryOptions options) { }

        public void Configure(string name, HttpClientFactoryOptions options) =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = TransportHandler.Create(Pools[builder.Name]));
    }
}
