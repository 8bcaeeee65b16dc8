using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Asks to join organizations, as the user of the connection. Asking again changes the comment of the request that is waiting.</summary>
[Cmdlet(VerbsCommon.New, "MembershipRequest", SupportsShouldProcess = true)]
[OutputType(typeof(MembershipRequest))]
public sealed class NewMembershipRequestCommand : OrganizationBulkCmdlet<IMembershipRequestManager>
{
    /// <summary>Why, for those who decide.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Comment { get; set; } = "";

    private protected override string Purpose => "take membership requests";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        ForEachConnection(
            organizationId,
            use =>
            {
                if (Confirmed(use.Called(organizationId), "Ask to join"))
                    Start(
                        organizationId,
                        context => use.Api.RequestMembershipAsync(organizationId, Comment, context),
                        request => WriteObject(request)
                    );
            }
        );
    }
}
