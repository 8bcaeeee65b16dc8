using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Revokes tokens of the caller. The one that the connection uses stays, unless -Force is given.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "OrgToken",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Remove-OrgToken.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RemoveOrgTokenCommand : ChangeCmdlet<ITokenManager>
{
    /// <summary>The token's id, as Get-OrgToken outputs it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RowId]
    [RowText]
    public object? Id { get; set; }

    /// <summary>Do not ask, and revoke even the token in use.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "revoke tokens";

    private protected override bool IsForced => Force;

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<ITokenManager> use, RowChange change)
    {
        string id = row.Required(nameof(Id), "token");
        List<OrgToken>? tokens = await change.TryAsync(() => use.Api.Tokens().ReadAllAsync(change.Context)).ConfigureAwait(false);
        OrgToken? token = tokens?.Find(known => known.Id == id);
        if (token?.IsInUse == true && !Force)
            throw new OrgException(
                OrgErrorKind.Yourself,
                $"Token '{DisplayText.Of(token.ToString())}' is the one that connection '{DisplayText.Of(use.Connection.Name)}' uses. "
                    + "Update-OrgToken puts a new one in its place; -Force revokes it all the same."
            );
        // As the server refuses it.
        if (change.IsWhatIf && token is null)
            throw new OrgException(
                OrgErrorKind.NotFound,
                DisplayText.Of($"There is no token '{id}' of yours at {use.Descriptor.DisplayName}. See which there are: Get-OrgToken")
            );
        string name = token?.ToString() ?? id;
        OrgChange what = use.Change("Token", "Remove", "", "", name, new OrgChangeDetail { Before = id });
        if (!await change.ConfirmAsync($"{name} ({id})", "Revoke token", what).ConfigureAwait(false))
            return null;
        await use.Api.RevokeTokenAsync(id, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }
}
