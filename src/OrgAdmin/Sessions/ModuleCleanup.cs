using System.Management.Automation;

namespace OrgAdmin.Sessions;

/// <summary>Closes the runspace's connections when the module is removed, so that no token outlives it.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ConnectionTable table = ConnectionTable.Current;
        foreach (OrgConnection connection in table.All)
            table.Close(connection);
    }
}
