using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets what the partial editors of organizations may edit.</summary>
[Cmdlet(VerbsCommon.Get, "MemberAssignment", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-MemberAssignment.md")]
[OutputType(typeof(MemberAssignment))]
public sealed class GetMemberAssignmentCommand : OrganizationPagedCmdlet<IMemberAssignmentManager>
{
    private protected override string Purpose => "list assignments";

    private protected override void ProcessRow(Row row, ConnectionUse<IMemberAssignmentManager> use) =>
        WritePages(use, use.Api.Assignments(OrganizationOf(row)));
}
