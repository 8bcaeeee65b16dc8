using System.Collections.Generic;

namespace OrgAdmin.Core.Members;

/// <summary>What has to be done to make a team match a list, and what speaks against it. A plan is made once.</summary>
internal sealed class TeamPlan(
    Team team,
    IReadOnlyList<TeamStep> rows,
    IReadOnlyList<TeamStep> removals,
    IReadOnlyList<string> warnings,
    OrgException? refusal
)
{
    public Team Team { get; } = team;

    /// <summary>A step for each row of the list, in its order.</summary>
    public IReadOnlyList<TeamStep> Rows { get; } = rows;

    /// <summary>A step for each member who is not in the list.</summary>
    public IReadOnlyList<TeamStep> Removals { get; } = removals;

    /// <summary>What the person should know although the plan goes on.</summary>
    public IReadOnlyList<string> Warnings { get; } = warnings;

    /// <summary>Why nothing of it is done; null if a guard does not speak against the whole.</summary>
    public OrgException? Refusal { get; } = refusal;

    /// <summary>Why nobody is removed although that was asked for; null if nothing speaks against it.</summary>
    public OrgException? RemovalProblem { get; init; }
}
