using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>
/// What it takes to make organizations what files say they are. It is made once, can be reviewed, and exactly it is applied.
/// </summary>
public sealed class OrgPlan
{
    /// <summary>Tells it from every other plan; the journal names it.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.Now;

    /// <summary>The file or the folder that it was made from.</summary>
    public string Path { get; init; } = "";

    /// <summary>The organizations that it is about, those without a change included.</summary>
    public IReadOnlyList<OrgPlanOrganization> Organizations { get; init; } = [];

    /// <summary>What is to be done, in the order in which it will be.</summary>
    public IReadOnlyList<OrgChange> Changes => [.. Organizations.SelectMany(organization => organization.Changes)];

    /// <summary>What is not done, and why: a guard, a rule, or something that the provider cannot write.</summary>
    public IReadOnlyList<OrgChange> Refused => [.. Organizations.SelectMany(organization => organization.Refused)];

    /// <summary>What could not be read, so that nothing is done about it.</summary>
    public IReadOnlyList<OrgChange> Unknown => [.. Organizations.SelectMany(organization => organization.Unknown)];

    /// <summary>How many additions there are.</summary>
    public int AddCount => Count("Add");

    /// <summary>How many changes of something that is there.</summary>
    public int ChangeCount => Count("Change");

    /// <summary>How many removals.</summary>
    public int RemoveCount => Count("Remove");

    /// <summary>The plan as people read it.</summary>
    public override string ToString() => PlanText.Of(this);

    private int Count(string action) => Organizations.Sum(organization => organization.Changes.Count(change => change.Action == action));
}
