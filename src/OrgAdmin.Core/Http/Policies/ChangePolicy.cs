using System;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Journal;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>
/// Nothing is changed past this place: a connection that is read-only refuses the request, and one with a journal writes it down
/// before the first byte is sent. Retries come below, so that a change is one change however often it is tried.
/// </summary>
internal sealed class ChangePolicy(ConnectionSettings settings, ProviderDescriptor descriptor, IChangeJournal? journal) : HttpPolicy
{
    public override Task SendAsync(ApiCall call)
    {
        if (IsSafe(call.Request.Method))
            return Next.SendAsync(call);
        if (settings.IsReadOnly)
            throw Refusal(settings.Name, descriptor);
        return journal is null ? Next.SendAsync(call) : RecordedAsync(call, journal);
    }

    /// <summary>The error for a change through a connection that is read-only.</summary>
    public static OrgException Refusal(string connection, ProviderDescriptor descriptor) =>
        new(
            OrgErrorKind.ReadOnlyConnection,
            DisplayText.Of($"Connection '{connection}' was opened with -ReadOnly: nothing is changed through it, and nothing was sent.")
        )
        {
            Provider = descriptor.Provider,
            NothingWasSent = true,
        };

    private async Task RecordedAsync(ApiCall call, IChangeJournal journal)
    {
        // Who described the change ends it as well; a request that nobody described is a change of its own.
        PendingChange? described = call.Context.Change;
        PendingChange change = described ?? new PendingChange(Undescribed(call));
        change.Begin(journal);
        try
        {
            await Next.SendAsync(call).ConfigureAwait(false);
            change.Answered(call.StatusCode, call.RequestId);
            if (described is null)
                change.End(null, null);
        }
        catch (Exception error) when (described is null)
        {
            change.End(null, error);
            throw;
        }
    }

    private OrgChange Undescribed(ApiCall call) =>
        new()
        {
            Provider = settings.Provider.ToString(),
            Connection = settings.Name,
            Kind = "Request",
            Action = call.Request.Method.Method,
            Target = call.Request.Route.ToUri(settings.Endpoint).AbsolutePath,
            Cmdlet = call.Context.Cmdlet,
        };

    private static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options;
}
