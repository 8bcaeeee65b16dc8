using System;
using System.Collections.Generic;

namespace OrgAdmin.Mutation;

/// <summary>A part of the tests that runs in one process: a class of an xunit program, or a Pester file.</summary>
internal sealed record TestRun(string Name, IReadOnlyList<string> Command)
{
    /// <summary>How long it took on the unbroken code.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The mutants whose places it reached on the unbroken code. No other one can make it fail.</summary>
    public IReadOnlySet<int> Reached { get; init; } = new HashSet<int>();

    /// <summary>When it counts as hanging. A machine that is busy is slow, not broken.</summary>
    public TimeSpan Limit => TimeSpan.FromSeconds(60) + (Took * 4);
}
