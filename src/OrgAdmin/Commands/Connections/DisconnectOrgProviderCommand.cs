using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Closes connections and forgets their credentials.</summary>
[Cmdlet(
    VerbsCommunications.Disconnect,
    "OrgProvider",
    DefaultParameterSetName = NameSet,
    HelpUri = HelpPages.Address + "Disconnect-OrgProvider.md"
)]
[OutputType(typeof(void))]
public sealed class DisconnectOrgProviderCommand : OrgCmdlet
{
    private const string NameSet = "Name";
    private const string ObjectSet = "InputObject";

    private bool _hadDefault;

    /// <summary>The connections' names, with wildcards. Left out, the default connection.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>The connections themselves.</summary>
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public OrgConnection[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing() => _hadDefault = ConnectionTable.Current.Default is not null;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ConnectionTable table = ConnectionTable.Current;
        if (_hadDefault && table.Default is null && table.All.Count > 0)
            WriteWarning($"There is no default connection now. Open: {string.Join(", ", table.All)}. Select-OrgConnection chooses one.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ConnectionTable table = ConnectionTable.Current;
        foreach (OrgConnection connection in InputObject)
            table.Close(connection);
        if (ParameterSetName != NameSet)
            return;
        if (Name.Length == 0 && table.Default is { } chosen)
            table.Close(chosen);
        foreach (string name in Name)
        {
            Guard(
                name,
                () =>
                {
                    foreach (OrgConnection connection in table.Match(name))
                        table.Close(connection);
                }
            );
        }
    }
}
