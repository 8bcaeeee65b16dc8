using System;
using System.Net.Http;
using OrgAdmin.Emulation;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>Clients for tests: on a real socket, or on an emulator of the test's own.</summary>
internal static class Connect
{
    /// <summary>A token that must never be seen anywhere but in its header.</summary>
    public const string Canary = "canary-7c41e0d9";

    /// <summary>A client for a server.</summary>
    public static T To<T>(
        OrgProvider provider,
        string endpoint,
        AuthScheme? scheme = null,
        int retries = 0,
        TimeSpan? timeout = null,
        string userName = "api",
        string? secret = Canary,
        HttpMessageHandler? transport = null,
        string? language = null
    )
        where T : class => (T)Client(provider, endpoint, scheme, retries, timeout, userName, secret, transport, language);

    /// <summary>A client for an emulator, as one of its users.</summary>
    public static T To<T>(
        OrgProvider provider,
        OrgEmulator emulator,
        string? secret = null,
        AuthScheme? scheme = null,
        string userName = "api",
        string? language = null
    )
        where T : class =>
        To<T>(
            provider,
            emulator.EndpointOf(provider).AbsoluteUri,
            scheme,
            userName: userName,
            secret: secret ?? emulator.DefaultSecretOf(provider),
            transport: emulator.CreateHandler(),
            language: language
        );

    public static IOrgClient Client(
        OrgProvider provider,
        string endpoint,
        AuthScheme? scheme = null,
        int retries = 0,
        TimeSpan? timeout = null,
        string userName = "api",
        string? secret = Canary,
        HttpMessageHandler? transport = null,
        string? language = null
    )
    {
        var core = new CoreEntry();
        AuthScheme standard = default;
        foreach (ProviderDescriptor descriptor in core.Providers)
        {
            if (descriptor.Provider == provider)
                standard = descriptor.DefaultScheme;
        }
        return core.Connect(
            new ConnectionSettings
            {
                Provider = provider,
                Name = "test",
                Endpoint = new Uri(endpoint),
                Scheme = scheme ?? standard,
                UserName = userName,
                Secret = secret,
                MaximumRetryCount = retries,
                Timeout = timeout ?? TimeSpan.FromSeconds(20),
                Transport = transport,
                Language = language,
            }
        );
    }
}
