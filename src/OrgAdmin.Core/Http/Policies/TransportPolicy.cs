using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>Puts the message on the network, and returns as soon as the answer's headers are there.</summary>
internal sealed class TransportPolicy(Transport transport) : HttpPolicy
{
    public override async Task SendAsync(ApiCall call) =>
        call.Response = await transport.Invoker.SendAsync(call.Message, call.CancellationToken).ConfigureAwait(false);
}
