using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Gets what the partial editors of organizations may edit.</summary>
[Cmdlet(VerbsCommon.Get, "MemberAssignment", SupportsPaging = true)]
[OutputType(typeof(MemberAssignment))]
public sealed class GetMemberAssignmentCommand : OrganizationPagedCmdlet<IMemberAssignmentManager>
{
    private protected override string Purpose => "list assignments";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(OrganizationId, use => WritePages(use.Api.Assignments(OrganizationId)));
}
