using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>
/// Invites people to organizations, one by one or from a CSV, and tells for each how it ended. Being a member
/// or invited already is an outcome, not an error.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "MemberInvite", SupportsShouldProcess = true)]
[OutputType(typeof(MemberInviteResult))]
public sealed class InvokeMemberInviteCommand : BulkCmdlet<IMemberInviter>
{
    private long _row;

    /// <summary>The organization.</summary>
    // An empty cell is refused below and not by PowerShell, so that it is an outcome of its row.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [AllowEmptyString]
    public string OrganizationId { get; set; } = "";

    /// <summary>The address to invite. Give this or -UserId.</summary>
    // One parameter set, not two: a CSV may have both columns, filled in turns.
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextOf("Email")]
    public string? Email { get; set; }

    /// <summary>The registered user to invite. Give this or -Email.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public string? UserId { get; set; }

    /// <summary>The role that acceptance gives. Left out, the provider's choice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [SupportedBy(OrgProvider.UData, OrgProvider.EquinixMetal)]
    public string? Role { get; set; }

    /// <summary>A message to the person.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData, OrgProvider.EquinixMetal)]
    public string? Message { get; set; }

    /// <summary>Objects that a partial editor may edit, such as @{ class = 'Dataset'; id = '…' }.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public AssignmentReference[]? Assignment { get; set; }

    private protected override string Purpose => "invite people";

    // An empty cell of a CSV means "not given".
    private MemberInvitation Invitation =>
        new()
        {
            Email = Filled(Email),
            UserId = Filled(UserId),
            Role = Filled(Role),
            Message = Filled(Message),
            Assignments = Assignment,
        };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        long row = ++_row;
        string organizationId = OrganizationId;
        MemberInvitation invitation = Invitation;
        object target = invitation.Email is null && invitation.UserId is null ? $"row {row}" : invitation.ToString();
        ForEachConnection(
            target,
            use =>
            {
                OrgException? problem = ProblemOf(organizationId, invitation, row);
                string action = invitation.Role is null ? "Invite" : "Invite as " + invitation.Role;
                if (problem is null && !Confirmed($"{invitation} to {use.Called(organizationId)}", action))
                    return;
                Start(
                    target,
                    context =>
                        problem is null
                            ? use.Api.InviteAsync(organizationId, invitation, context)
                            : Task.FromException<MemberInviteResult>(problem),
                    result => Write(result, row),
                    error => Write(Failure(error, use.Connection, organizationId, invitation), row)
                );
            }
        );
    }

    private protected override void Refused(OrgConnection connection, OrgException error)
    {
        base.Refused(connection, error);
        if (!OrgError.IsTerminating(error.Kind))
            Write(Failure(error, connection, OrganizationId, Invitation), _row);
    }

    private void Write(MemberInviteResult result, long row)
    {
        result.Row = row;
        WriteObject(result);
    }

    private static OrgException? ProblemOf(string organizationId, MemberInvitation invitation, long row)
    {
        if (organizationId.Trim().Length == 0)
            return new OrgException(OrgErrorKind.ValidationFailed, $"Row {row} names no organization.");
        if (invitation.Email is null && invitation.UserId is null)
            return new OrgException(OrgErrorKind.ValidationFailed, $"Row {row} names nobody: it has neither an e-mail address nor a user.");
        if (invitation.Email is not null && invitation.UserId is not null)
            return new OrgException(
                OrgErrorKind.ValidationFailed,
                $"Row {row} has both an e-mail address ({invitation.Email}) and a user ({invitation.UserId}). Give one of them."
            );
        if (invitation.Assignments?.Any(assignment => assignment.Class.Length == 0 || assignment.Id.Length == 0) == true)
            return new OrgException(
                OrgErrorKind.ValidationFailed,
                $"Row {row} has an assignment without a class or an id. It looks like @{{ class = 'Dataset'; id = '…' }}."
            );
        return null;
    }

    private static MemberInviteResult Failure(
        OrgException error,
        OrgConnection connection,
        string organizationId,
        MemberInvitation invitation
    ) =>
        new()
        {
            Provider = connection.Provider,
            Connection = connection.Name,
            OrganizationId = organizationId,
            Email = invitation.Email,
            UserId = invitation.UserId,
            Role = invitation.Role,
            Outcome = InviteOutcome.Failed,
            // The server's own words are enough in a table of rows; the error record has the whole sentence.
            Error = error.ServerMessage ?? error.Message,
        };

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
