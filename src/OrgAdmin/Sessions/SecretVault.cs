using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace OrgAdmin.Sessions;

/// <summary>Reads and writes secrets through SecretManagement, which is called by name: the module works without it.</summary>
internal sealed class SecretVault(PSCmdlet cmdlet)
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>The secret's value: a SecureString, a PSCredential or a text.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.SecretUnavailable"/>, saying what to do.</exception>
    public object Read(string name, string? vault)
    {
        RequireModule("Get-Secret", $"The secret '{name}' cannot be read", "or give -Token");
        string where = Where(vault);
        try
        {
            using PowerShell powershell = Command("Get-Secret", name, vault);
            return powershell.Invoke().FirstOrDefault()?.BaseObject
                ?? throw new OrgException(OrgErrorKind.SecretUnavailable, $"There is no secret '{name}' in {where}.");
        }
        catch (RuntimeException error)
        {
            // A locked vault and a missing secret both end here; the vault's own words say which.
            throw new OrgException(OrgErrorKind.SecretUnavailable, $"The secret '{name}' could not be read from {where}: {Said(error)}");
        }
    }

    /// <summary>Makes sure that there is something that writes secrets, before there is a secret to write.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.SecretUnavailable"/>, saying what to do.</exception>
    public void RequireWriting(string name) =>
        RequireModule("Set-Secret", $"The secret '{name}' cannot be written", "and register a vault");

    /// <summary>Writes a secret in the form that the one before had, and reads it back.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.SecretUnavailable"/>: it is not there as it should be.</exception>
    public void Write(string name, string? vault, string secret)
    {
        RequireWriting(name);
        string where = Where(vault);
        object? before = TryRead(name, vault);
        var secure = new NetworkCredential("", secret).SecurePassword;
        object value = before is PSCredential login ? new PSCredential(login.UserName, secure) : secure;
        try
        {
            using PowerShell powershell = Command("Set-Secret", name, vault);
            powershell.AddParameter("Secret", value);
            powershell.Invoke();
        }
        catch (RuntimeException error)
        {
            throw new OrgException(OrgErrorKind.SecretUnavailable, $"The secret '{name}' could not be written to {where}: {Said(error)}");
        }
        string written = Read(name, vault) switch
        {
            PSCredential found => found.GetNetworkCredential().Password,
            SecureString found => new NetworkCredential("", found).Password,
            var other => other.ToString() ?? "",
        };
        if (written != secret)
            throw new OrgException(OrgErrorKind.SecretUnavailable, $"The secret '{name}' in {where} is not what was written to it.");
    }

    /// <summary>
    /// The vaults that are registered, without unlocking one; null where that cannot be known, as without SecretManagement.
    /// </summary>
    public static IReadOnlyList<string>? Registered()
    {
        using var powershell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        powershell.AddCommand($"{Module}\\Get-SecretVault").AddParameter("ErrorAction", ActionPreference.Stop);
        try
        {
            return [.. powershell.Invoke().Select(vault => vault.Properties["Name"]?.Value?.ToString()).OfType<string>()];
        }
        catch (RuntimeException)
        {
            // There is no such module, or its registry cannot be read: whoever reads a secret is told.
            return null;
        }
    }

    // What a module meant to say, and not that PowerShell stopped there because it was told to.
    private static string Said(RuntimeException error)
    {
        string said = DisplayText.Of(
            (error is ActionPreferenceStopException ? error.ErrorRecord?.Exception : null)?.Message ?? error.Message
        );
        return said.EndsWith(".", StringComparison.Ordinal) ? said : said + ".";
    }

    private object? TryRead(string name, string? vault)
    {
        try
        {
            return Read(name, vault);
        }
        catch (OrgException)
        {
            // A new secret has none before it.
            return null;
        }
    }

    private void RequireModule(string command, string what, string orElse)
    {
        if (cmdlet.InvokeCommand.GetCommand($"{Module}\\{command}", CommandTypes.Cmdlet | CommandTypes.Function) is not null)
            return;
        throw new OrgException(
            OrgErrorKind.SecretUnavailable,
            $"{what}: the module {Module} is not installed. Install it (Install-Module {Module}), {orElse}."
        );
    }

    private static PowerShell Command(string command, string name, string? vault)
    {
        var powershell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        powershell.AddCommand($"{Module}\\{command}").AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Stop);
        if (vault is not null)
            powershell.AddParameter("Vault", vault);
        return powershell;
    }

    private static string Where(string? vault) => vault is null ? "the default vault" : $"vault '{vault}'";
}
