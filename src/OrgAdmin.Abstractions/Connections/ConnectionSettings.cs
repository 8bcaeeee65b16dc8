using System;
using System.Net;
using System.Net.Http;

namespace OrgAdmin;

/// <summary>Everything that makes a connection. It holds the secret, so it stays between the cmdlet and Core and is never output.</summary>
internal sealed class ConnectionSettings
{
    private Uri _endpoint = new("http://localhost/");
    private string? _secret;

    /// <summary>The service.</summary>
    public OrgProvider Provider { get; init; }

    /// <summary>The connection's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The API's root with its version, such as <c>https://api.gandi.net/v5</c>.</summary>
    public Uri Endpoint
    {
        get => _endpoint;
        init => _endpoint = value;
    }

    /// <summary>How the credential is presented.</summary>
    public AuthScheme Scheme { get; init; }

    /// <summary>The login of a Basic or Jwt credential; <c>api</c> with an API secret (Munch).</summary>
    public string UserName { get; init; } = "api";

    /// <summary>The token, key or password; null connects without a credential, where the provider allows it.</summary>
    public string? Secret
    {
        get => _secret;
        init => _secret = value;
    }

    /// <summary>The line that opens the connection, for errors to repeat; null if no line was typed.</summary>
    public ConnectCall? Call { get; init; }

    /// <summary>The proxy; null leaves the choice to the system.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The proxy's credential.</summary>
    public NetworkCredential? ProxyCredential { get; init; }

    /// <summary>Accept any certificate. For test servers only.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>How long one attempt may take, its body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request is tried again where that is safe; 0 never does.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>True refuses every change.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The file that changes are written down in; null for none.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Who the credential belongs to, as the journal names them; null while that is not known.</summary>
    internal string? Caller { get; set; }

    /// <summary>The language for the server's messages, such as <c>fr-FR</c>; null sends none.</summary>
    public string? Language { get; init; }

    /// <summary>Answers in place of the network: the emulator, or a test. Null uses the network.</summary>
    public HttpMessageHandler? Transport { get; init; }

    /// <summary>The same connection with another credential.</summary>
    internal ConnectionSettings WithSecret(string secret)
    {
        var copy = (ConnectionSettings)MemberwiseClone();
        copy._secret = secret;
        return copy;
    }

    /// <summary>A connection to another place, without any credential, that changes nothing.</summary>
    internal ConnectionSettings WithoutCredential(Uri endpoint)
    {
        ConnectionSettings copy = WithEndpoint(endpoint);
        copy._secret = null;
        return copy;
    }

    /// <summary>The same connection to another API of the same provider.</summary>
    internal ConnectionSettings WithEndpoint(Uri endpoint)
    {
        var copy = (ConnectionSettings)MemberwiseClone();
        copy._endpoint = endpoint;
        return copy;
    }
}
