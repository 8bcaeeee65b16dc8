using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OrgAdmin.Core.State;

/// <summary>
/// Reads what a snapshot keeps of connections, as it is written: what is in memory besides the lists is what is in flight.
/// </summary>
internal sealed class SnapshotExporter(SnapshotExport export, ISnapshotHost host, OperationContext context)
{
    /// <summary>True once anything could be read.</summary>
    public bool HasRead { get; private set; }

    /// <summary>The snapshot. Its connections are read while it is walked through.</summary>
    public OrgSnapshot Take() => new() { TakenAt = DateTimeOffset.UtcNow, Connections = export.Sources.Select(Take) };

    private SnapshotConnection Take(SnapshotSource source)
    {
        var taker = new SnapshotTaker(source.Api, context);
        string[] ids = [.. source.OrganizationIds.Distinct(StringComparer.OrdinalIgnoreCase)];
        SnapshotGap? unread = null;
        List<FoundOrganization> found = [];
        try
        {
            found = ids.Length == 0 ? List(taker) : Find(ids, taker);
            HasRead |= ids.Length == 0 || found.Exists(one => one.Organization is not null);
        }
        catch (OrgException error)
        {
            host.Report(error, source.Name);
            unread = SnapshotGap.Of(error);
        }
        foreach (FoundOrganization one in found)
        {
            if (one.Organization is { } organization)
                source.Found?.Invoke(one.Id, organization.Name);
        }
        return new SnapshotConnection
        {
            Provider = source.Provider,
            Name = source.Name,
            Endpoint = source.Endpoint.AbsoluteUri,
            User = source.User,
            OrganizationIds = ids.Length == 0 ? null : [.. ids.OrderBy(id => id, StringComparer.Ordinal)],
            Unread = unread,
            Organizations = Take([.. found.OrderBy(one => one.Id, StringComparer.Ordinal)], taker),
        };
    }

    private List<FoundOrganization> List(SnapshotTaker taker) =>
        [.. host.Await(taker.ListAsync(export.ThrottleLimit)).Select(organization => new FoundOrganization(organization.Id, organization))];

    private List<FoundOrganization> Find(IReadOnlyList<string> ids, SnapshotTaker taker)
    {
        List<FoundOrganization> found = [];
        HashSet<string> seen = [];
        foreach ((string id, Task<Organization> asked) in InFlight(ids, taker.GetAsync))
        {
            try
            {
                Organization organization = host.Await(asked);
                // One may have been named twice: by its id, and by its slug.
                if (seen.Add(organization.Id))
                    found.Add(new FoundOrganization(organization.Id, organization));
            }
            catch (OrgException error)
            {
                host.Report(error, id);
                found.Add(new FoundOrganization(id, null, SnapshotGap.Of(error)));
            }
        }
        return found;
    }

    private IEnumerable<SnapshotOrganization> Take(IReadOnlyList<FoundOrganization> found, SnapshotTaker taker)
    {
        foreach ((FoundOrganization one, Task<TakenOrganization?> asked) in InFlight(found, TakeAsync))
        {
            if (host.Await(asked) is not { } taken)
            {
                yield return new SnapshotOrganization { Id = one.Id, Unread = one.Unread };
                continue;
            }
            foreach (OrgException error in taken.Errors)
                host.Report(error, one.Id);
            host.Count();
            yield return taken.Organization;
        }

        async Task<TakenOrganization?> TakeAsync(FoundOrganization one) =>
            one.Organization is null ? null : await taker.TakeAsync(one.Organization).ConfigureAwait(false);
    }

    // In the order of the items, each with its task; up to the limit of them are under way.
    private IEnumerable<(TItem Item, Task<T> Task)> InFlight<TItem, T>(IEnumerable<TItem> items, Func<TItem, Task<T>> start)
    {
        var window = new OrderedWindow<(TItem, Task<T>)>(export.ThrottleLimit);
        foreach (TItem item in items)
        {
            while (window.IsOldestDone)
                yield return window.Take();
            while (!window.HasRoom)
            {
                _ = host.Await(Task.WhenAny(window.WhenAnyAsync()));
                while (window.IsOldestDone)
                    yield return window.Take();
            }
            Task<T> task = start(item);
            window.Add((item, task), task);
        }
        while (window.Count > 0)
            yield return window.Take();
    }
}
