using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Sessions;

/// <summary>Reads secrets through SecretManagement, which is called by name: the module works without it.</summary>
internal sealed class SecretVault(PSCmdlet cmdlet)
{
    private const string Command = "Microsoft.PowerShell.SecretManagement\\Get-Secret";

    /// <summary>The secret's value: a SecureString, a PSCredential or a text.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.SecretUnavailable"/>, saying what to do.</exception>
    public object Read(string name, string? vault)
    {
        if (cmdlet.InvokeCommand.GetCommand(Command, CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            throw new OrgException(
                OrgErrorKind.SecretUnavailable,
                $"The secret '{name}' cannot be read: the module Microsoft.PowerShell.SecretManagement is not "
                    + "installed. Install it (Install-Module Microsoft.PowerShell.SecretManagement), or give -Token."
            );
        }
        string where = vault is null ? "the default vault" : $"vault '{vault}'";
        try
        {
            using var powershell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            powershell.AddCommand(Command).AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Stop);
            if (vault is not null)
                powershell.AddParameter("Vault", vault);
            return powershell.Invoke().FirstOrDefault()?.BaseObject
                ?? throw new OrgException(OrgErrorKind.SecretUnavailable, $"There is no secret '{name}' in {where}.");
        }
        catch (RuntimeException error)
        {
            // A locked vault and a missing secret both end here; the vault's own words say which.
            throw new OrgException(OrgErrorKind.SecretUnavailable, $"The secret '{name}' could not be read from {where}: {error.Message}");
        }
    }
}
