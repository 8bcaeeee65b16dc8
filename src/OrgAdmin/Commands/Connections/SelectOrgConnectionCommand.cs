using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Makes a connection the default.</summary>
[Cmdlet(VerbsCommon.Select, "OrgConnection", HelpUri = HelpPages.Address + "Select-OrgConnection.md")]
[OutputType(typeof(void))]
public sealed class SelectOrgConnectionCommand : OrgCmdlet
{
    /// <summary>The connection's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(Name, () => ConnectionTable.Current.Select(ConnectionTable.Current.Get(Name)));
}
