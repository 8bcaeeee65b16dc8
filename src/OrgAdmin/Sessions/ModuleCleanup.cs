using System.Management.Automation;

namespace OrgAdmin.Sessions;

/// <summary>Closes the runspace's connections when the module is removed, so that no token outlives it.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ConnectionTable.Current.CloseOwn();
        // A served emulator is this process's, and nobody could stop it any more.
        Loading.Engine.StopEmulator();
    }
}
