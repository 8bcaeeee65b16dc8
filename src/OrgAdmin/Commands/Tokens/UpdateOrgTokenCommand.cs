using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Loading;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>
/// Puts a new token in the place of the one that a connection uses: it is made, tried, stored in the vault that the old one came
/// from, and used from then on. What fails on the way leaves the old one in place. The token itself is never printed.
/// </summary>
[Cmdlet(VerbsData.Update, "OrgToken", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Update-OrgToken.md")]
[OutputType(typeof(OrgToken))]
public sealed class UpdateOrgTokenCommand : ChangeCmdlet<ITokenRenewer>
{
    private protected override string Purpose => "renew tokens";

    private protected override object? TargetOf(Row row) => Connection;

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<ITokenRenewer> use, RowChange change)
    {
        OrgConnection connection = use.Connection;
        if (connection.SecretName is not { } secretName)
            throw new OrgException(
                OrgErrorKind.SecretUnavailable,
                $"Connection '{DisplayText.Of(connection.Name)}' does not have its credential from a vault, so "
                    + "there is nowhere to put a new one. Nothing was sent. "
                    + "Connect with -SecretName, or with a profile that names a secret."
            );
        await change.RunAsync(() => new SecretVault(this).RequireWriting(secretName)).ConfigureAwait(false);
        OrgChange what = use.Change("Token", "Change", "", "", connection.Name);
        if (!await change.ConfirmAsync(connection.Name, $"Renew the token, and store it as '{secretName}'", what).ConfigureAwait(false))
            return null;
        OrgToken[] before = use.Api is ITokenManager ? await TokensAsync(use.Api, change).ConfigureAwait(false) : [];
        MadeToken made = await use.Api.RenewTokenAsync(change.Context).ConfigureAwait(false);
        try
        {
            ConnectionSettings settings = use.Settings.WithSecret(made.Secret);
            IOrgClient client = Engine.Core.Connect(settings);
            await ((IUserReader)client).GetUserAsync(change.Context).ConfigureAwait(false);
            await change.RunAsync(() => new SecretVault(this).Write(secretName, connection.VaultName, made.Secret)).ConfigureAwait(false);
            use.Replace(client, settings);
            connection.TokenExpiresAt = made.Token.ExpiresAt;
        }
        catch (OrgException error)
        {
            await TakeBackAsync(use, made, change).ConfigureAwait(false);
            throw error.WithMessage($"The token was not renewed, and the old one is still in use: {error.Message}");
        }
        await EndOldAsync(use, before, change).ConfigureAwait(false);
        return made.Token;
    }

    private static async Task<OrgToken[]> TokensAsync(ITokenReader api, RowChange change) =>
        [.. await api.Tokens().ReadAllAsync(change.Context).ConfigureAwait(false)];

    private static async Task TakeBackAsync(ConnectionUse<ITokenRenewer> use, MadeToken made, RowChange change)
    {
        // Where a token cannot be revoked by its id, it ends by itself.
        if (use.Api is not ITokenManager manager)
            return;
        try
        {
            await manager.RevokeTokenAsync(made.Token.Id, change.Context).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            change.Warn($"The new token '{made.Token}' ({made.Token.Id}) could not be revoked again: {error.Message}");
        }
    }

    private static async Task EndOldAsync(ConnectionUse<ITokenRenewer> use, OrgToken[] before, RowChange change)
    {
        if (use.Client is not ITokenManager manager || before.FirstOrDefault(token => token.IsInUse) is not { } old)
            return;
        try
        {
            await manager.RevokeTokenAsync(old.Id, change.Context).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            change.Warn($"The new token is in use. The old one, '{old}' ({old.Id}), could not be revoked: {error.Message}");
        }
    }
}
