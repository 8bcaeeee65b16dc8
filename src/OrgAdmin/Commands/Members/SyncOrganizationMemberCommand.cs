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
public sealed class SyncOrganizationMemberCommand : ConnectedCmdlet<IMemberSynchronizer>, ITeamHost
{
    private readonly List<TeamRow> _rows = [];
    private readonly Dictionary<string, OrgConnection> _connections = [];
    private readonly HashSet<string> _told = [];
    private bool _yesToAll;
    private bool _noToAll;

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

    private protected override void ProcessRow(Row row, ConnectionUse<IMemberSynchronizer> use)
    {
        _connections[use.Connection.Name] = use.Connection;
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
    }

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
        {
            Report(
                new OrgException(
                    OrgErrorKind.ValidationFailed,
                    DisplayText.Of(
                        "The list is empty, and -Prune would remove every member of "
                            + $"{OrganizationId ?? "the organization"}. Nothing was done, and -Force does not change that."
                    )
                ),
                OrganizationId
            );
            return;
        }
        var options = new TeamOptions
        {
            Prune = Prune,
            Force = Force,
            MaximumRemovalPercent = MaximumRemovalPercent,
            MinimumAdmin = MinimumAdmin,
            RequiredAdmins = RequiredAdmin,
            IncludeDeclined = IncludeDeclined,
            ThrottleLimit = ThrottleLimit,
        };
        try
        {
            Await(Loading.Engine.Core.CreateTeams().SyncAsync(_rows, options, this, Context));
        }
        catch (OrgException error)
        {
            // What was done has been told; this ends the run.
            Report(error, null);
        }
    }

    bool ITeamHost.StopsAtError => Preferences.StopsAtError;

    Task<bool> ITeamHost.ConfirmAsync(string target, string action, bool isRemoval) =>
        Queue.RunAsync(() => isRemoval ? RemovalConfirmed(DisplayText.Of(target), action) : Confirmed(DisplayText.Of(target), action));

    Task ITeamHost.WarnAsync(string message) =>
        Queue.RunAsync(() =>
        {
            WriteWarning(DisplayText.Of(message));
            return true;
        });

    Task ITeamHost.WriteAsync(MemberSyncResult result, OrgException? error) =>
        Queue.RunAsync(() =>
        {
            if (_connections.TryGetValue(result.Connection, out OrgConnection? connection))
                result.Endpoint = connection.Place;
            WriteObject(result);
            if (error is not null)
                Tell(error, result);
            return true;
        });

    Task ITeamHost.FailAsync(string organizationId, OrgException error) =>
        Queue.RunAsync(() =>
        {
            Report(error, organizationId);
            return true;
        });

    // A refusal that holds for all rows is told once and whole.
    private void Tell(OrgException error, MemberSyncResult result)
    {
        string? target = result.Email ?? result.UserId ?? result.Name;
        if (!RepeatedRefusals.HoldsForAll(error))
        {
            if (result.Row is { } row && MyInvocation.ExpectingInput)
                ReportBesideResult(error, target, $"Row {row}");
            else
                Report(error, target);
        }
        else if (Preferences.StopsAtError || _told.Add(error.CommonSummary ?? error.Message))
        {
            Report(error, target);
        }
    }

    private bool Confirmed(string target, string action)
    {
        if (!Force || Preferences.IsWhatIf || Preferences.IsConfirm)
            return ShouldProcess(target, action);
        WriteVerbose($"{action}: {target}");
        return true;
    }

    // As Remove-OrganizationMember asks, whose impact is high; a cmdlet has but one impact, and inviting is not as grave.
    private bool RemovalConfirmed(string target, string action) =>
        Confirmed(target, action)
        && (
            Force
            || !Preferences.AsksAtHighImpact
            || ShouldContinue(
                $"Are you sure you want to perform this action?\nPerforming the operation \"{action}\" on target \"{target}\".",
                "Confirm",
                ref _yesToAll,
                ref _noToAll
            )
        );
}
