using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the user that the connection's credential belongs to.</summary>
[Cmdlet(VerbsCommon.Get, "OrgUserInfo", HelpUri = HelpPages.Address + "Get-OrgUserInfo.md")]
[OutputType(typeof(OrgUserInfo))]
public sealed class GetOrgUserInfoCommand : ConnectedCmdlet<IUserReader>
{
    private protected override string Purpose => "tell who a credential belongs to";

    private protected override bool AllowsSeveralConnections => true;

    private protected override void ProcessRow(Row row, ConnectionUse<IUserReader> use) => Write(use, Await(use.Api.GetUserAsync(Context)));
}
