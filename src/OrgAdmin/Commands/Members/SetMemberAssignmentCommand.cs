using System.Linq;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Replaces everything that partial editors may edit.</summary>
[Cmdlet(VerbsCommon.Set, "MemberAssignment", SupportsShouldProcess = true)]
[OutputType(typeof(MemberAssignment))]
public sealed class SetMemberAssignmentCommand : OrganizationBulkCmdlet<IMemberAssignmentManager>
{
    /// <summary>The member, by id or slug.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string UserId { get; set; } = "";

    /// <summary>What the member is called. It is only shown in the question, and comes with a piped member.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Name { get; set; }

    /// <summary>All objects that the member may edit from now on, such as @{ class = 'Dataset'; id = '…' }; an empty array for none.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public AssignmentReference[] Assignment { get; set; } = [];

    /// <summary>Output the assignments as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "assign objects to members";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string organizationId = OrganizationId;
        string userId = UserId;
        ForEachConnection(
            userId,
            use =>
            {
                if (Assignment.Any(assignment => assignment.Class.Length == 0 || assignment.Id.Length == 0))
                    throw new OrgException(
                        OrgErrorKind.InvalidValue,
                        "An assignment names the class and the id of an object: @{ class = 'Dataset'; id = '…' }. One of these lacks a part."
                    );
                string who = string.IsNullOrEmpty(Name) ? userId : Name!;
                string what =
                    Assignment.Length == 0
                        ? "Clear assignments"
                        : "Assign " + string.Join(", ", Assignment.Select(assignment => assignment.ToString()));
                if (!Confirmed($"{who} in {use.Called(organizationId)}", what))
                    return;
                Start(
                    userId,
                    context => use.Api.SetAssignmentsAsync(organizationId, userId, Assignment, context),
                    assignments =>
                    {
                        if (PassThru)
                            WriteObject(assignments, enumerateCollection: true);
                    }
                );
            }
        );
    }
}
