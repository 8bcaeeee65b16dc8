using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>
/// Makes the members of organizations match a list: invites who is missing, gives the roles that the list says and,
/// with -Prune, takes out who is not in it. The same line again changes nothing more.
/// </summary>
[Cmdlet(VerbsData.Sync, "OrganizationMember", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Sync-OrganizationMember.md")]
[OutputType(typeof(MemberSyncResult))]
public sealed class SyncOrganizationMemberCommand : ConnectedCmdlet<IMemberSynchronizer>
{
    private readonly List<TeamRow> _rows = [];

    /// <summary>The organization. Rows may name different ones.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [RowId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? OrganizationId { get; set; }

    /// <summary>The person's address. Give this, -UserId, or both.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Mail", "EmailAddress")]
    [Column("e-mail", "e-mail address", "Email Address [Required]", "courriel", "adresse e-mail")]
    [RowText]
    public object? Email { get; set; }

    /// <summary>The person's user id, which leaves no doubt who is meant.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public object? UserId { get; set; }

    /// <summary>
    /// The role that the person is to have. Left out, members keep theirs, and an invitation gives the provider's choice.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [Column(Decides = true)]
    public object? Role { get; set; }

    /// <summary>Take members out who are not in the list. Each one is asked for.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>Do not ask. The guards below are not overridden.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many of a hundred members may be removed at the most, where more than two people would go.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRemovalPercent { get; set; } = 25;

    /// <summary>How many administrators an organization must have afterwards; 0 lets the last one go.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MinimumAdmin { get; set; } = 1;

    /// <summary>Who must be an administrator afterwards: addresses, ids or slugs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] RequiredAdmin { get; set; } = [];

    /// <summary>Invite those again who have declined an invitation.</summary>
    [Parameter]
    public SwitchParameter IncludeDeclined { get; set; }

    /// <summary>How many changes of different organizations may be in flight.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override string Purpose => "make members match a list";

    private protected override RowRules Rules { get; } = new() { Changes = true, IsAboutPeople = true };

    private protected override void ProcessRow(Row row, ConnectionUse<IMemberSynchronizer> use) =>
        _rows.Add(
            new TeamRow
            {
                Number = row.Number,
                Place = new TeamPlace(use.Connection.Name, use.Connection.Place, use.Client),
                OrganizationId = row.Required(nameof(OrganizationId), "organization"),
                Email = row.Text(nameof(Email)),
                UserId = row.Text(nameof(UserId)),
                Name = row.Called,
                Role = row.Text(nameof(Role)),
            }
        );

    // Whoever a row is about that cannot be read may be in the list: nobody is removed then.
    private protected override void Refuse(Row row, OrgConnection? connection, OrgException error)
    {
        if (OrgError.IsTerminating(error.Kind))
            Report(error, TargetOf(row));
        _rows.Add(
            new TeamRow
            {
                Number = row.Number,
                Place = connection is null ? null : new TeamPlace(connection.Name, connection.Place, null),
                OrganizationId = row.Shown(nameof(OrganizationId)),
                Email = row.Shown(nameof(Email)),
                UserId = row.Shown(nameof(UserId)),
                Role = row.Shown(nameof(Role)),
                Problem = error,
            }
        );
    }

    private protected override void End()
    {
        if (_rows.Count == 0 && Prune)
            Report(EmptyList(), OrganizationId);
        else
            Guard(null, () => Await(Loading.Engine.Core.CreateTeams().SyncAsync(_rows, Options, new SyncHost(this, Force), Context)));
    }

    private TeamOptions Options =>
        new()
        {
            Prune = Prune,
            Force = Force,
            MaximumRemovalPercent = MaximumRemovalPercent,
            MinimumAdmin = MinimumAdmin,
            RequiredAdmins = RequiredAdmin,
            IncludeDeclined = IncludeDeclined,
            ThrottleLimit = ThrottleLimit,
        };

    private OrgException EmptyList() =>
        new(
            OrgErrorKind.ValidationFailed,
            $"The list is empty, and -Prune would remove every member of {OrganizationId ?? "the organization"}. Nothing was done, and "
                + "-Force does not change that."
        );
}
