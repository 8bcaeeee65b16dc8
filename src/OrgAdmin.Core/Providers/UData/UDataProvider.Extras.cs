using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>
/// The extras of organizations. <c>/api/2</c> changes them key by key; where a site does not have it, they are read, merged
/// and written whole.
/// </summary>
internal sealed partial class UDataProvider
{
    private readonly System.Uri _endpoint = settings.Endpoint;

    private async Task MergeExtrasAsync(string id, IDictionary<string, object?> changes, OperationContext context)
    {
        Route route = Route.RelativeTo(_endpoint, $"2/organizations/{id}/extras/");
        HashSet<string> before;
        try
        {
            before = [.. (await Api.GetAsync(route, UDataJson.Default.DictionaryStringObject, context).ConfigureAwait(false)).Keys];
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.NotFound or OrgErrorKind.Gone)
        {
            // There is no such route, or no such organization, which the other route tells.
            await ReplaceExtrasAsync(id, changes, context).ConfigureAwait(false);
            return;
        }
        Dictionary<string, object?> set = changes
            .Where(extra => extra.Value is not null)
            .ToDictionary(extra => extra.Key, extra => extra.Value);
        // A key that is not there cannot be taken out: the server answers 404 to the whole list then.
        List<object?> removed = [.. changes.Where(extra => extra.Value is null && before.Contains(extra.Key)).Select(extra => extra.Key)];
        if (set.Count > 0)
            await Api.SendAsync(Change(HttpMethod.Put, route, set), context).ConfigureAwait(false);
        if (removed.Count > 0)
            await Api.SendAsync(Change(HttpMethod.Delete, route, removed), context).ConfigureAwait(false);
    }

    private async Task ReplaceExtrasAsync(string id, IDictionary<string, object?> changes, OperationContext context)
    {
        UDataOrganizationRead organization = await ReadOrganizationAsync(id, "{id,name,extras}", context).ConfigureAwait(false);
        Dictionary<string, object?> extras = organization.Extras ?? throw Incomplete("the organization has no extras in it.");
        foreach (KeyValuePair<string, object?> change in changes)
        {
            if (change.Value is null)
                extras.Remove(change.Key);
            else
                extras[change.Key] = change.Value;
        }
        await PutAsync(id, new UDataOrganizationWrite { Extras = extras }, organization, context).ConfigureAwait(false);
    }

    private static ApiRequest Change(HttpMethod method, Route route, object body) =>
        new()
        {
            Method = method,
            Route = route,
            Body = PlainJson.ToUtf8(body),
        };
}
