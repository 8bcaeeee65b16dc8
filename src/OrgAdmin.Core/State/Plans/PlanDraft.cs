using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.State.Files;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>The plan of one organization while it is made: what the file says, what is there, and what comes of it.</summary>
/// <param name="place">Where the organization is.</param>
/// <param name="wanted">What the file says.</param>
/// <param name="world">What was read.</param>
internal sealed class PlanDraft(TeamPlace place, OrgState wanted, World world)
{
    private readonly List<OrgChange> _changes = [];
    private readonly List<OrgChange> _refused = [];
    private readonly List<OrgChange> _unknown = [];

    /// <summary>What the file says.</summary>
    public OrgState Wanted => wanted;

    /// <summary>What was read.</summary>
    public World World => world;

    /// <summary>The provider's client.</summary>
    public IOrgClient Client => place.Client!;

    /// <summary>What the provider can do.</summary>
    public ProviderDescriptor Provider => Client.Descriptor;

    /// <summary>The error id of a guard that refuses the whole organization; otherwise null.</summary>
    public string? ErrorId { get; set; }

    /// <summary>What the person should know besides.</summary>
    public IReadOnlyList<string> Warnings { get; set; } = [];

    /// <summary>What will be done, in the order in which it is done. Where a guard refuses the organization, nothing.</summary>
    public IReadOnlyList<OrgChange> Changes => ErrorId is null ? [.. _changes.OrderBy(ChangeOrder.Of)] : [];

    /// <summary>What the file asks for and is not done.</summary>
    public IReadOnlyList<OrgChange> Refused => _refused;

    /// <summary>What cannot be told, because it could not be read or may be meant for somebody else.</summary>
    public IReadOnlyList<OrgChange> Unknown => _unknown;

    /// <summary>True if the file says nothing of the part, leaves it alone, or it is not there.</summary>
    /// <remarks>What the file says and the provider does not have, or what could not be read, becomes a line of the plan.</remarks>
    public bool Skips(string part, object? said, object? read)
    {
        if (said is null || Ignores(part))
            return true;
        if (read is not null)
            return false;
        string kind = char.ToUpperInvariant(part[0]) + part.Substring(1).TrimEnd('s');
        OrgChange change = Change(kind, "Change", world.Organization.Name);
        if (world.State.Unread.TryGetValue(part, out OrgException? why))
            Doubt(change, $"The {part} could not be read: {why.Message}");
        else if (said is not ICollection { Count: 0 })
            Refuse(change, $"{Provider.DisplayName} has no {part} that could be managed.");
        return true;
    }

    /// <summary>True if the file leaves the part as it is.</summary>
    public bool Ignores(string part) => wanted.Manage[part] == StateManage.Ignore;

    /// <summary>True if what the file does not name is removed.</summary>
    public bool IsExact(string part) => wanted.Manage[part] == StateManage.Exact;

    /// <summary>Takes a change into the plan.</summary>
    public void Add(OrgChange change) => _changes.Add(change);

    /// <summary>Tells of a change that is not made, and why.</summary>
    public void Refuse(OrgChange change, string why) => Tell(_refused, change, ChangeOutcome.Refused, why);

    /// <summary>Tells of a change of which nobody can say whether it is meant.</summary>
    public void Doubt(OrgChange change, string why) => Tell(_unknown, change, ChangeOutcome.Unknown, why);

    /// <summary>A planned change of this organization.</summary>
    public OrgChange Change(
        string kind,
        string action,
        string target,
        string? userId = null,
        string? email = null,
        string? property = null,
        object? before = null,
        object? after = null
    ) =>
        new()
        {
            Provider = Provider.Provider.ToString(),
            Connection = place.Name,
            Endpoint = place.Endpoint,
            OrganizationId = world.State.Id ?? "",
            OrganizationName = world.Organization.Name,
            Kind = kind,
            Action = action,
            Target = target,
            UserId = userId,
            Email = email,
            Property = property,
            Before = before,
            After = after,
            Outcome = ChangeOutcome.Planned,
        };

    private static void Tell(List<OrgChange> list, OrgChange change, string outcome, string why)
    {
        (change.Outcome, change.Error) = (outcome, DisplayText.Of(why));
        list.Add(change);
    }
}
