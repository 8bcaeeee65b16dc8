using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Gets the open connections.</summary>
[Cmdlet(VerbsCommon.Get, "OrgConnection", HelpUri = HelpPages.Address + "Get-OrgConnection.md")]
[OutputType(typeof(OrgConnection))]
public sealed class GetOrgConnectionCommand : OrgCmdlet
{
    /// <summary>The name, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
            Guard(name, () => WriteObject(ConnectionTable.Current.Match(name), enumerateCollection: true));
    }
}
