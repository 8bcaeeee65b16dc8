using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>The base of every cmdlet that changes what a member is or may do.</summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class MemberChangeCmdlet<TCapability> : OrganizationChangeCmdlet<TCapability>
    where TCapability : class
{
    /// <summary>The member: user id, slug, e-mail address or name, as long as exactly one member fits.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [RowId]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public object? UserId { get; set; }

    /// <summary>The member's address, where a row names it by nothing else.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Column("mail", "e-mail", "emailaddress")]
    public object? Email { get; set; }

    /// <summary>Who is who, for this run.</summary>
    private protected ITeams Teams => field ??= Loading.Engine.Core.CreateTeams();

    private protected override RowRules Rules { get; } = new() { Changes = true, ChangesMembers = true };

    private protected override object? TargetOf(Row row) => row.Value(nameof(UserId)) ?? row.Value(nameof(Email)) ?? base.TargetOf(row);

    /// <summary>The member that a row means, as the server knows it.</summary>
    private protected async Task<OrganizationMember> MemberOfAsync(
        Row row,
        ConnectionUse<TCapability> use,
        RowChange change,
        bool takesNothingAway = false
    )
    {
        string organizationId = OrganizationOf(row);
        string who = row.Text(nameof(UserId)) ?? row.Text(nameof(Email)) ?? row.Required(nameof(UserId), "member");
        OrganizationMember member;
        try
        {
            member = await Teams.FindAsync(use.Client, organizationId, who, change.Context).ConfigureAwait(false);
        }
        catch (OrgException error) when (MayGoOn(error, who, takesNothingAway))
        {
            // Who is no member is nobody's admin, and the server has the last word.
            change.Context.Log.Verbose(error.Message);
            return new OrganizationMember
            {
                OrganizationId = organizationId,
                UserId = who,
                Name = who,
            };
        }
        if (row.Text(nameof(UserId)) is not null)
        {
            RowPerson.RefuseContradiction(row, member.Name, null, null);
            RefuseOtherAddress(row, member);
        }
        use.Seen.Add(member.OrganizationId, member.OrganizationName ?? use.Called(organizationId), organizationId);
        return member;
    }

    /// <summary>
    /// True if a row has to wait for all others: it is about the caller, who could change nothing more afterwards.
    /// </summary>
    private protected async Task<bool> ComesLastAsync(
        Row row,
        ConnectionUse<TCapability> use,
        OrganizationMember member,
        RowChange change
    ) =>
        IsForced
        && row.IsPiped
        && !IsEnding
        && await Teams.IsCallerAsync(use.Client, OrganizationOf(row), member, change.Context).ConfigureAwait(false);

    // The id decides; an address beside it that cannot be the member's is somebody else's.
    private void RefuseOtherAddress(Row row, OrganizationMember member)
    {
        if (row.Text(nameof(Email)) is not { } email || string.IsNullOrWhiteSpace(member.Email))
            return;
        bool isSame =
            string.Equals(email, member.Email, StringComparison.OrdinalIgnoreCase)
            || email.IndexOf('*') >= 0
            || Teams.MatchOf(member, email) is not null;
        if (!isSame)
            throw new OrgException(
                OrgErrorKind.InvalidValue,
                DisplayText.Of(
                    $"{row.Label} names two people: '{row.Text(nameof(UserId))}' is {member.Name}, whose address is {member.Email}, "
                        + $"and not '{email}'. Nothing was changed."
                )
            );
    }

    // An id that the list does not have is the server's to refuse; a name or an address is nothing that a server would take. A list
    // that cannot be read leaves no guard, so that only -Force goes on without it.
    // Where the organization itself is not there, nobody of it is.
    private bool MayGoOn(OrgException error, string who, bool takesNothingAway) =>
        !Preferences.IsWhatIf
        && error.CommonSummary is null
        && (IsForced || takesNothingAway || error.Kind == OrgErrorKind.NotFound)
        && error.Kind is not (OrgErrorKind.Unauthorized or OrgErrorKind.InvalidValue)
        && !who.Any(c => c == '@' || char.IsWhiteSpace(c));
}
