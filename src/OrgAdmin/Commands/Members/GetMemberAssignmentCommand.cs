using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets what the partial editors of organizations may edit.</summary>
[Cmdlet(VerbsCommon.Get, "MemberAssignment", SupportsPaging = true)]
[OutputType(typeof(MemberAssignment))]
public sealed class GetMemberAssignmentCommand : PagedCmdlet<IMemberAssignmentManager>
{
    /// <summary>The organization.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string OrganizationId { get; set; } = "";

    private protected override string Purpose => "list assignments";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(OrganizationId, use => WritePages(use.Api.Assignments(OrganizationId)));
}
