using System.Collections.Generic;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Loading;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>The base of the cmdlets for organizations as files: their connections.</summary>
public abstract class StateCmdlet : ChangeHostCmdlet
{
    /// <summary>The connections to use; wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    public object? Connection { get; set; }

    private protected static IStates States => Engine.Core.States;

    /// <summary>The connections that -Connection names.</summary>
    /// <param name="otherwise">What it names if it was not given; null for the default connection.</param>
    private protected IReadOnlyList<TeamPlace> Places(string? otherwise) => PlacesOf(Connection ?? otherwise);
}
