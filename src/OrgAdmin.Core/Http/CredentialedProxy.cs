using System;
using System.Net;

namespace OrgAdmin.Core.Http;

/// <summary>
/// The system's proxy with a connection's own credential. .NET Framework would put a handler's default proxy credential
/// on the proxy object that the whole process shares.
/// </summary>
internal sealed class CredentialedProxy(IWebProxy system, ICredentials credential) : IWebProxy
{
    public ICredentials? Credentials { get; set; } = credential;

    public Uri? GetProxy(Uri destination) => system.GetProxy(destination);

    public bool IsBypassed(Uri host) => system.IsBypassed(host);
}
