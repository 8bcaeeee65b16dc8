using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.State;

/// <summary>
/// Finds what has changed. Not known is not the same as not there: what one of the two snapshots does not know is
/// never taken for removed or added, but named in a warning.
/// </summary>
internal sealed class SnapshotComparison(SnapshotComparisonOptions options, IOperationLog log)
{
    // Counters, and times that move with everything else.
    private static readonly string[] Volatile = ["Metrics", "UpdatedAt", "LastLoginAt"];

    // These fields repeat who the members are: a number, and Equinix Metal's links.
    private static readonly string[] RepeatingMembers = ["MemberCount", "members", "memberships"];

    private static readonly SnapshotGap NotIncluded = new("", "does not have them");

    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    private readonly SnapshotLog _log = new(log);

    public IEnumerable<OrgSnapshotDifference> Compare(OrgSnapshot reference, OrgSnapshot difference)
    {
        foreach (
            (SnapshotConnection before, SnapshotConnection after) in new SnapshotPairs(_log).Of(
                [.. reference.Connections],
                [.. difference.Connections]
            )
        )
        {
            var unknown = new SnapshotUnknowns(after.Name, _log);
            foreach (OrgSnapshotDifference found in Compare(before, after, unknown))
                yield return found;
            unknown.Tell();
        }
    }

    private IEnumerable<OrgSnapshotDifference> Compare(SnapshotConnection before, SnapshotConnection after, SnapshotUnknowns unknown)
    {
        if (before.Unread is not null || after.Unread is not null)
        {
            unknown.Add("", "its organizations", before.Unread, after.Unread);
            yield break;
        }
        Dictionary<string, SnapshotOrganization> was = ById(before),
            now = ById(after);
        bool isElsewhere = !string.Equals(before.Endpoint, after.Endpoint, StringComparison.OrdinalIgnoreCase);
        foreach (
            string id in was
                .Keys.Union(now.Keys)
                .OrderBy(id => NameOf(id, now, was), StringComparer.OrdinalIgnoreCase)
                .ThenBy(id => id, StringComparer.Ordinal)
        )
        {
            was.TryGetValue(id, out SnapshotOrganization? one);
            now.TryGetValue(id, out SnapshotOrganization? other);
            var subject = new Subject(after, id, NameOf(id, now, was), isElsewhere);
            if (IsUnknown(one, before) || IsUnknown(other, after))
                unknown.Add("", subject.Name, one is null ? Limited(before) : one.Unread, other is null ? Limited(after) : other.Unread);
            else if (IsThere(one) && IsThere(other))
                foreach (OrgSnapshotDifference found in Compare(subject, one!, other!, unknown))
                    yield return found;
            else if (IsThere(one) || IsThere(other))
                yield return subject.Whole(
                    SnapshotKind.Organization,
                    IsThere(other) ? SnapshotChange.Added : SnapshotChange.Removed,
                    (IsThere(other) ? other : one)!.Properties
                );
        }
    }

    private IEnumerable<OrgSnapshotDifference> Compare(
        Subject subject,
        SnapshotOrganization before,
        SnapshotOrganization after,
        SnapshotUnknowns unknown
    )
    {
        bool knowsMembers = before.Members is not null && after.Members is not null;
        foreach ((string property, object? was, object? now) in Changes(before.Properties, after.Properties, "", subject.IsElsewhere))
        {
            if (!knowsMembers || options.IncludeVolatile || !RepeatingMembers.Contains(property))
                yield return subject.Changed(SnapshotKind.Organization, after.Properties, property, was, now);
        }
        foreach (
            OrgSnapshotDifference found in People(
                subject,
                "the members of ",
                "UserId",
                before.Members,
                after.Members,
                before.UnreadMembers,
                after.UnreadMembers,
                unknown
            )
        )
            yield return found;
        foreach (
            OrgSnapshotDifference found in People(
                subject,
                "the invitations and requests of ",
                "Id",
                before.Requests,
                after.Requests,
                before.UnreadRequests,
                after.UnreadRequests,
                unknown
            )
        )
            yield return found;
    }

    private IEnumerable<OrgSnapshotDifference> People(
        Subject subject,
        string what,
        string key,
        IReadOnlyList<IReadOnlyDictionary<string, object?>>? before,
        IReadOnlyList<IReadOnlyDictionary<string, object?>>? after,
        SnapshotGap? unreadBefore,
        SnapshotGap? unreadAfter,
        SnapshotUnknowns unknown
    )
    {
        if (before is null || after is null)
        {
            // Where neither knows and nothing went wrong, the provider does not tell: that is no news.
            if (before is not null || after is not null || unreadBefore is not null || unreadAfter is not null)
                unknown.Add(
                    what,
                    subject.Name,
                    before is null ? unreadBefore ?? NotIncluded : null,
                    after is null ? unreadAfter ?? NotIncluded : null
                );
            yield break;
        }
        Dictionary<string, IReadOnlyDictionary<string, object?>> was = ByKey(before, key),
            now = ByKey(after, key);
        foreach (KeyValuePair<string, IReadOnlyDictionary<string, object?>> gone in was.Where(entry => !now.ContainsKey(entry.Key)))
            yield return subject.Whole(KindOf(gone.Value, key), SnapshotChange.Removed, gone.Value);
        foreach (KeyValuePair<string, IReadOnlyDictionary<string, object?>> person in now)
        {
            if (!was.TryGetValue(person.Key, out IReadOnlyDictionary<string, object?>? earlier))
            {
                yield return subject.Whole(KindOf(person.Value, key), SnapshotChange.Added, person.Value);
                continue;
            }
            foreach ((string property, object? one, object? other) in Changes(earlier, person.Value, "", subject.IsElsewhere))
                yield return subject.Changed(KindOf(person.Value, key), person.Value, property, one, other);
        }
    }

    private IEnumerable<(string Property, object? Before, object? After)> Changes(
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> after,
        string prefix,
        bool isElsewhere
    )
    {
        foreach (string key in before.Keys.Union(after.Keys))
        {
            string property = prefix + key;
            before.TryGetValue(key, out object? was);
            after.TryGetValue(key, out object? now);
            if (options.Excludes(property) || (!options.IncludeVolatile && prefix.Length == 0 && Volatile.Contains(key)))
                continue;
            if (was is Dictionary<string, object?> or null && now is Dictionary<string, object?> or null && (was ?? now) is not null)
            {
                // Fields that only the server names have no other name.
                string within = key == "AdditionalProperties" && prefix.Length == 0 ? "" : property + ".";
                foreach (
                    (string, object?, object?) change in Changes(
                        was as Dictionary<string, object?> ?? Nothing,
                        now as Dictionary<string, object?> ?? Nothing,
                        within,
                        isElsewhere
                    )
                )
                    yield return change;
            }
            else if (!Same(was, now) && !(key == "Email" && SameMasked(was, now)) && !(isElsewhere && SameElsewhere(was, now)))
                yield return (property, was, now);
        }
    }

    private static bool Same(object? one, object? other) =>
        Equals(one, other)
        || (
            one is not (null or string)
            && other is not (null or string)
            && PlainJson.ToUtf8(one).AsSpan().SequenceEqual(PlainJson.ToUtf8(other))
        );

    // uData masks addresses, and how much of them depends on who asks and by which route.
    private static bool SameMasked(object? one, object? other) =>
        one is string before && other is string after && SnapshotPerson.CanBeSameAddress(before, after);

    // The same page of another server: production and its copy.
    private static bool SameElsewhere(object? one, object? other) =>
        one is string before
        && other is string after
        && Uri.TryCreate(before, UriKind.Absolute, out Uri? was)
        && Uri.TryCreate(after, UriKind.Absolute, out Uri? now)
        && was.Scheme is "http" or "https"
        && now.Scheme is "http" or "https"
        && was.PathAndQuery == now.PathAndQuery;

    // A server that says so itself does know that something is not there.
    private static bool IsThere(SnapshotOrganization? organization) => organization is { Unread: null };

    private static bool IsUnknown(SnapshotOrganization? organization, SnapshotConnection connection) =>
        organization is null
            ? connection.OrganizationIds is not null
            : organization.Unread is { ErrorId: not (nameof(OrgErrorKind.NotFound) or nameof(OrgErrorKind.Gone)) };

    private static SnapshotGap? Limited(SnapshotConnection connection) =>
        connection.OrganizationIds is null ? null : new SnapshotGap("", "was limited to other organizations");

    private static string KindOf(IReadOnlyDictionary<string, object?> person, string key) =>
        key == "UserId" ? SnapshotKind.Member
        : person.Text("Kind") == "request" ? SnapshotKind.Request
        : SnapshotKind.Invitation;

    private static string NameOf(string id, params Dictionary<string, SnapshotOrganization>[] known) =>
        known
            .Select(organizations =>
                organizations.TryGetValue(id, out SnapshotOrganization? organization) ? organization.Properties.Text("Name") : null
            )
            .FirstOrDefault(name => !string.IsNullOrEmpty(name))
        ?? id;

    private static Dictionary<string, SnapshotOrganization> ById(SnapshotConnection connection)
    {
        var organizations = new Dictionary<string, SnapshotOrganization>(StringComparer.OrdinalIgnoreCase);
        foreach (SnapshotOrganization organization in connection.Organizations)
            organizations[organization.Id] = organization;
        return organizations;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, object?>> ByKey(
        IReadOnlyList<IReadOnlyDictionary<string, object?>> people,
        string key
    )
    {
        var known = new Dictionary<string, IReadOnlyDictionary<string, object?>>(StringComparer.OrdinalIgnoreCase);
        foreach (IReadOnlyDictionary<string, object?> person in people)
        {
            // Who has nothing but a masked address is nobody else's equal: each has a place of its own.
            string identity = SnapshotPerson.KeyOf(person, key);
            known[identity.Length > 0 ? identity : $"\0{known.Count}"] = person;
        }
        return known;
    }

    /// <summary>The organization that differences are about.</summary>
    private sealed class Subject(SnapshotConnection connection, string id, string name, bool isElsewhere)
    {
        public string Name => name;

        public bool IsElsewhere => isElsewhere;

        public OrgSnapshotDifference Whole(string kind, string change, IReadOnlyDictionary<string, object?> what) =>
            Make(kind, change, what, null, null, null);

        public OrgSnapshotDifference Changed(
            string kind,
            IReadOnlyDictionary<string, object?> what,
            string property,
            object? before,
            object? after
        ) => Make(kind, SnapshotChange.Changed, what, property, before, after);

        private OrgSnapshotDifference Make(
            string kind,
            string change,
            IReadOnlyDictionary<string, object?> what,
            string? property,
            object? before,
            object? after
        )
        {
            bool isOrganization = kind == SnapshotKind.Organization;
            string? userId = isOrganization ? null : what.Text("UserId");
            string? email = isOrganization ? null : what.Text("Email");
            string?[] names = isOrganization ? [name] : [what.Text("Name"), email, userId];
            return new OrgSnapshotDifference
            {
                Service = connection.Provider,
                Connection = connection.Name,
                OrganizationId = id,
                Organization = DisplayText.Of(name),
                Change = change,
                Kind = kind,
                Id = isOrganization ? id : (kind == SnapshotKind.Member ? userId : what.Text("Id")) ?? "",
                UserId = userId,
                Name = DisplayText.Of(names.FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? ""),
                Email = email,
                Role = isOrganization ? null : what.Text("Role"),
                Property = property,
                Before = before,
                After = after,
            };
        }
    }
}
