using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>
/// Invites people to organizations, one by one or from a CSV, and tells for each how it ended. Being a member
/// or invited already is an outcome, not an error.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "MemberInvite", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Invoke-MemberInvite.md")]
[OutputType(typeof(MemberInviteResult))]
public sealed class InvokeMemberInviteCommand : OrganizationChangeCmdlet<IMemberInviter>
{
    /// <summary>The person's address. Give this or -UserId.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Mail", "EmailAddress")]
    [Column("e-mail", "e-mail address", "Email Address [Required]", "courriel", "adresse e-mail")]
    [RowText]
    public object? Email { get; set; }

    /// <summary>The registered user to invite. Give this or -Email.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public object? UserId { get; set; }

    /// <summary>The role that acceptance gives. Left out, the provider's choice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [Column(Decides = true)]
    [SupportedBy(OrgProvider.UData, OrgProvider.EquinixMetal)]
    public object? Role { get; set; }

    /// <summary>A message to the person. A script block is evaluated for each piped object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData, OrgProvider.EquinixMetal)]
    public object? Message { get; set; }

    /// <summary>
    /// Objects that a partial editor may edit: @{ class = 'Dataset'; id = '…' }, or a text such as <c>Dataset:1; Reuse:2</c>.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public object? Assignment { get; set; }

    /// <summary>Invite those again who have declined an invitation.</summary>
    [Parameter]
    public SwitchParameter IncludeDeclined { get; set; }

    private Teams.ITeams Teams => field ??= Loading.Engine.Core.CreateTeams();

    private protected override string Purpose => "invite people";

    private protected override RowRules Rules { get; } = new() { Changes = true, IsAboutPeople = true };

    private protected override object? TargetOf(Row row) => row.Value(nameof(Email)) ?? row.Value(nameof(UserId)) ?? $"row {row.Number}";

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IMemberInviter> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        MemberInvitation invitation = InvitationOf(row, use.Descriptor);
        string organization = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        await change.CheckUserAsync(use.Client, invitation.UserId).ConfigureAwait(false);
        await change.CheckRoleAsync(use.Client, row, invitation.Role).ConfigureAwait(false);
        await change
            .CheckAssignmentsAsync(use.Client, row, organizationId, invitation.ToString(), invitation.Role, invitation.Assignments ?? [])
            .ConfigureAwait(false);
        if (
            !IncludeDeclined
            && await Teams.DeclinedAsync(use.Client, organizationId, invitation, change.Context).ConfigureAwait(false) is { } declined
        )
        {
            declined.Row = row.Number;
            return declined;
        }
        string action = invitation.Role is null ? "Invite" : "Invite as " + invitation.Role;
        var detail = new OrgChangeDetail
        {
            UserId = invitation.UserId,
            Email = invitation.Email,
            After = invitation.Role,
        };
        OrgChange what = use.Change("Invitation", "Add", organizationId, organization, invitation.ToString(), detail);
        if (!await change.ConfirmAsync($"{invitation} to {organization}", action, what).ConfigureAwait(false))
            return null;
        MemberInviteResult result;
        try
        {
            result = await use.Api.InviteAsync(organizationId, invitation, change.Context).ConfigureAwait(false);
        }
        catch (OrgException error) when (!OrgError.IsTerminating(error.Kind) && !RepeatedRefusals.HoldsForAll(error))
        {
            // The server's words alone do not say which of many rows they are about; what holds for all of them is about none.
            throw error.WithMessage($"{(row.IsPiped ? $"{row.Label} ({invitation})" : invitation)}: {error.Message}");
        }
        result.Row = row.Number;
        return result;
    }

    private protected override OrgObject? FailureOf(Row row, OrgConnection? connection, OrgException error) =>
        OrgError.IsTerminating(error.Kind)
            ? null
            : new MemberInviteResult
            {
                Row = row.Number,
                Service = connection?.Service ?? default,
                Connection = connection?.Name ?? "",
                OrganizationId = row.Shown(nameof(OrganizationId)) ?? "",
                Email = row.Shown(nameof(Email)),
                UserId = row.Shown(nameof(UserId)),
                Role = row.Shown(nameof(Role)),
                Outcome = InviteOutcome.Failed,
                // The server's own words are enough in a table of rows; the error record has the whole sentence.
                Error = error.ForRow,
            };

    private MemberInvitation InvitationOf(Row row, ProviderDescriptor provider)
    {
        string? email = row.Text(nameof(Email));
        string? userId = row.Text(nameof(UserId));
        if (email is null && userId is null)
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                $"{row.Label} names nobody: it has neither an e-mail address nor a user."
            );
        if (email is not null && userId is not null)
        {
            // A member or a request that is piped has both, and the id leaves no doubt.
            if (row.Kind is null)
                throw new OrgException(
                    OrgErrorKind.ValidationFailed,
                    $"{row.Label} has both an e-mail address ({email}) and a user ({userId}). Give one of them."
                );
            email = null;
        }
        return new MemberInvitation
        {
            Email = email is null ? null : Teams.CheckAddress(row.Label, email),
            UserId = userId,
            Role = row.Text(nameof(Role)),
            Message = row.Text(nameof(Message)),
            Assignments = RowAssignments.Of(row, nameof(Assignment)),
        };
    }
}
