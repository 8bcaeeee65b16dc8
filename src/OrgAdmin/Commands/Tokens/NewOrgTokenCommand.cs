using System;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Makes a token. It goes into a vault, or is output this once as a SecureString.</summary>
[Cmdlet(VerbsCommon.New, "OrgToken", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-OrgToken.md")]
[OutputType(typeof(OrgToken))]
public sealed class NewOrgTokenCommand : ChangeCmdlet<ITokenManager>
{
    /// <summary>What the token is called.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RowText]
    public object? Name { get; set; }

    /// <summary>When it ends. Left out, never.</summary>
    [Parameter]
    [IsoDate]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>What it may be used for. Left out, the provider's choice.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Scope { get; set; }

    /// <summary>The name under which the token goes into a vault of SecretManagement.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault. Left out, the default vault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VaultName { get; set; }

    private protected override string Purpose => "make tokens";

    private protected override object? TargetOf(Row row) => row.Value(nameof(Name));

    private protected override void Begin()
    {
        if (VaultName is not null && SecretName is null)
            ThrowTerminatingError(
                OrgError.Record(
                    new OrgException(OrgErrorKind.InvalidValue, "-VaultName needs -SecretName, the name that the token has there."),
                    VaultName
                )
            );
    }

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<ITokenManager> use, RowChange change)
    {
        string name = row.Required(nameof(Name), "name");
        if (ExpiresAt <= DateTimeOffset.Now)
            throw new OrgException(OrgErrorKind.InvalidValue, $"-ExpiresAt {ExpiresAt:yyyy-MM-dd HH:mm} is not in the future.");
        if (SecretName is not null)
            await change.RunAsync(() => Vault.RequireWriting(SecretName)).ConfigureAwait(false);
        OrgChange what = use.Change(
            "Token",
            "Add",
            "",
            "",
            name,
            new OrgChangeDetail { After = ExpiresAt?.ToString("o", CultureInfo.InvariantCulture) }
        );
        string until = ExpiresAt is { } end ? $" until {end:yyyy-MM-dd}" : "";
        if (!await change.ConfirmAsync(name, $"Create token{until}", what).ConfigureAwait(false))
            return null;
        MadeToken made = await use.Api.CreateTokenAsync(name, ExpiresAt, Scope, change.Context).ConfigureAwait(false);
        if (SecretName is null)
        {
            made.Token.Secret = new NetworkCredential("", made.Secret).SecurePassword;
            return made.Token;
        }
        try
        {
            await change.RunAsync(() => Vault.Write(SecretName, VaultName, made.Secret)).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            // A token that nobody has is good for nobody but a thief.
            await use.Api.RevokeTokenAsync(made.Token.Id, change.Context).ConfigureAwait(false);
            throw error.WithMessage($"{error.Message} The token '{name}' was revoked again.");
        }
        return made.Token;
    }

    private SecretVault Vault => new(this);
}
