using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers;

/// <summary>A provider as Core knows it.</summary>
/// <param name="descriptor">What there is to know about it before connecting.</param>
/// <param name="create">Makes its client.</param>
/// <param name="listOfOne">A body by which it lists one organization.</param>
internal sealed class KnownProvider(ProviderDescriptor descriptor, Func<ConnectionSettings, IOrgClient> create, string listOfOne)
{
    private Task<IReadOnlyList<Organization>?>? _rehearsal;

    public ProviderDescriptor Descriptor => descriptor;

    /// <summary>The rehearsal, once a connection has begun it.</summary>
    public Task<IReadOnlyList<Organization>?>? Rehearsal => _rehearsal;

    /// <summary>
    /// A connection to it. The first one over the network begins the rehearsal, which runs on another processor while the caller goes on.
    /// </summary>
    public IOrgClient Connect(ConnectionSettings settings)
    {
        if (settings.Transport is null)
            _ = LazyInitializer.EnsureInitialized(ref _rehearsal, () => Task.Run(RehearseAsync));
        return create(settings);
    }

    /// <summary>
    /// Reads a list of one organization that no server has sent. What a first list takes is nearly all loading and compiling, and that is
    /// done then when the first one comes. Nothing is sent. Should it fail, the first list fails alike, and tells why.
    /// </summary>
    private async Task<IReadOnlyList<Organization>?> RehearseAsync()
    {
        HandlerFactory.Prepare();
        using var answers = new ListOfOne(listOfOne);
        using IOrgClient client = create(
            new ConnectionSettings
            {
                Provider = descriptor.Provider,
                Endpoint = descriptor.DefaultEndpoint,
                Scheme = descriptor.DefaultScheme,
                Secret = "rehearsal",
                Transport = answers,
            }
        );
        PageSource<Organization> list = ((IOrganizationReader)client).Organizations(new OrganizationQuery());
        using var reader = new PageReader<Organization>(list, new ReadOptions { First = 1 }, OperationContext.None);
        return await reader.NextAsync().ConfigureAwait(false);
    }

    private sealed class ListOfOne(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK)
                {
                    RequestMessage = request,
                    Content = new StringContent(body, Encoding.UTF8, "application/json"),
                }
            );
    }
}
