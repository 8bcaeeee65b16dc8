using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Gets the user that the connection's credential belongs to.</summary>
[Cmdlet(VerbsCommon.Get, "OrgUserInfo")]
[OutputType(typeof(OrgUserInfo))]
public sealed class GetOrgUserInfoCommand : ConnectedCmdlet<IUserReader>
{
    private protected override string Purpose => "tell who a credential belongs to";

    private protected override bool AllowsSeveralConnections => true;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(Connection, use => WriteObject(Await(use.Api.GetUserAsync(Context))));
}
