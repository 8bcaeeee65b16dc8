using System;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Gets the tokens of the caller, says which one is in use, and warns of one that ends soon.</summary>
[Cmdlet(VerbsCommon.Get, "OrgToken", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrgToken.md")]
[OutputType(typeof(OrgToken))]
public sealed class GetOrgTokenCommand : PagedCmdlet<ITokenReader>
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private protected override string Purpose => "tell of tokens";

    private protected override void ProcessRow(Row row, ConnectionUse<ITokenReader> use) =>
        WritePages(use, use.Api.Tokens(), written: token => Note(use.Connection, token));

    private void Note(OrgConnection connection, OrgToken token)
    {
        if (!token.IsInUse)
            return;
        connection.TokenExpiresAt = token.ExpiresAt;
        if (token.ExpiresAt - DateTimeOffset.Now < Soon)
            WriteWarning(
                $"The token of connection '{DisplayText.Of(connection.Name)}' ends on {token.ExpiresAt:yyyy-MM-dd}. "
                    + "Update-OrgToken renews it."
            );
    }
}
