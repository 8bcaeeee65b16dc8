using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Replaces everything that partial editors may edit.</summary>
[Cmdlet(VerbsCommon.Set, "MemberAssignment", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Set-MemberAssignment.md")]
[OutputType(typeof(MemberAssignment))]
public sealed class SetMemberAssignmentCommand : OrganizationChangeCmdlet<IMemberAssignmentManager>
{
    /// <summary>The member, by id or slug.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [RowId]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public object? UserId { get; set; }

    /// <summary>
    /// All objects that the member may edit from now on, such as @{ class = 'Dataset'; id = '…' }, datasets and reuses themselves,
    /// or a text such as <c>Dataset:1; Reuse:2</c>; an empty array for none.
    /// </summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public object? Assignment { get; set; }

    /// <summary>Output the assignments as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "assign objects to members";

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IMemberAssignmentManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        string userId = row.Required(nameof(UserId), "member");
        IReadOnlyList<AssignmentReference> assignments =
            RowAssignments.Of(row, nameof(Assignment))
            ?? throw new OrgException(
                OrgErrorKind.ValidationFailed,
                $"{row.Label} names no objects (-Assignment). An empty array, -Assignment @(), clears what is assigned."
            );
        string organization = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        OrganizationMember? member = await MemberAsync(row, use, organizationId, userId, change).ConfigureAwait(false);
        string who = member?.Name ?? userId;
        await change.CheckAssignmentsAsync(use.Client, row, organizationId, who, member?.Role, assignments).ConfigureAwait(false);
        string what =
            assignments.Count == 0
                ? "Clear assignments"
                : "Assign " + string.Join(", ", assignments.Select(assignment => assignment.ToString()));
        var detail = new OrgChangeDetail
        {
            UserId = userId,
            Before = use.HasJournal ? await BeforeAsync(use, organizationId, userId, change).ConfigureAwait(false) : null,
            After = Texts(assignments.Select(assignment => assignment.ToString())),
        };
        OrgChange assigned = use.Change("Assignment", "Change", organizationId, organization, who, detail);
        if (!await change.ConfirmAsync($"{who} in {organization}", what, assigned).ConfigureAwait(false))
            return null;
        IReadOnlyList<MemberAssignment> now = await use
            .Api.SetAssignmentsAsync(organizationId, userId, assignments, change.Context)
            .ConfigureAwait(false);
        return PassThru ? now : null;
    }

    // Which objects it was before, for the journal.
    private static async Task<object?> BeforeAsync(
        ConnectionUse<IMemberAssignmentManager> use,
        string organizationId,
        string userId,
        RowChange change
    )
    {
        List<MemberAssignment>? before = await change
            .TryAsync(() => use.Api.Assignments(organizationId).ReadAllAsync(change.Context))
            .ConfigureAwait(false);
        return before is null
            ? null
            : Texts(before.Where(assignment => assignment.UserId == userId).Select(assignment => assignment.ToString()));
    }

    private static string[] Texts(IEnumerable<string> assignments) => [.. assignments];

    private async Task<OrganizationMember?> MemberAsync(
        Row row,
        ConnectionUse<IMemberAssignmentManager> use,
        string organizationId,
        string userId,
        RowChange change
    )
    {
        if (use.Client is not IMemberReader)
            return null;
        OrganizationMember? member = await change
            .TryAsync(() => Teams.FindAsync(use.Client, organizationId, userId, change.Context))
            .ConfigureAwait(false);
        if (member is not null)
            RowPerson.RefuseContradiction(row, member.Name, member.Email, null);
        return member;
    }

    private Teams.ITeams Teams => field ??= Loading.Engine.Core.CreateTeams();
}
