using System;

namespace OrgAdmin;

/// <summary>
/// A provider's client. What it can do is the set of interfaces of OrgAdmin.Capabilities that it implements;
/// there is no other list. Safe to use from several threads.
/// </summary>
public interface IOrgClient : IDisposable
{
    /// <summary>What there is to know about the provider.</summary>
    ProviderDescriptor Descriptor { get; }

    /// <summary>The API's root.</summary>
    Uri Endpoint { get; }
}
