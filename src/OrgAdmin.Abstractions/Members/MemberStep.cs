using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>A person that a list wants in an organization, and as what.</summary>
/// <param name="row">The place in the input, from 1.</param>
/// <param name="email">The address; null if none was given.</param>
/// <param name="userId">The user; null if none was given.</param>
/// <param name="role">The role; null if any will do.</param>
internal sealed class WantedMember(long row, string? email, string? userId, string? role)
{
    public long Row { get; } = row;

    public string? Email { get; } = email;

    public string? UserId { get; } = userId;

    public string? Role { get; internal set; } = role;

    /// <summary>The person as the list names it.</summary>
    public override string ToString() => Email is not null && !ShownEmail.IsMasked(Email) ? Email : UserId ?? Email ?? $"row {Row}";
}

/// <summary>What is done about one person.</summary>
internal enum MemberAction
{
    /// <summary>Nothing: the person has the role.</summary>
    Keep,

    /// <summary>Nothing: an invitation or a request is waiting for an answer.</summary>
    Wait,

    /// <summary>Invite.</summary>
    Invite,

    /// <summary>Take the waiting invitation back and send one for another role.</summary>
    InviteAnew,

    /// <summary>Give another role.</summary>
    SetRole,

    /// <summary>Take out of the organization.</summary>
    Remove,

    /// <summary>Nothing: an earlier row says the same of the same person.</summary>
    Repeat,

    /// <summary>Nothing: there is a problem.</summary>
    Refuse,
}

/// <summary>One step of a plan: what is done about one row of the list, or about a member who is not in it.</summary>
internal sealed class MemberStep
{
    /// <summary>The turn of the step that comes last of all.</summary>
    public const int LastTurn = 6;

    /// <summary>The turn at which members are taken out.</summary>
    public const int RemovalTurn = 4;

    /// <summary>The row; null for a member who is not in the list.</summary>
    public WantedMember? Wanted { get; init; }

    /// <summary>What is done.</summary>
    public MemberAction Action { get; internal set; }

    /// <summary>The member; null if the person is none, or cannot be told.</summary>
    public OrganizationMember? Member { get; init; }

    /// <summary>Whether the member is only assumed, by what is shown of the address. Then the server is asked first.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>Everybody whose address can be that of the row, where none certainly is.</summary>
    public IReadOnlyList<OrganizationMember> Candidates { get; init; } = [];

    /// <summary>The invitation or request of the person that is waiting; null if there is none, or it cannot be told.</summary>
    public MembershipRequest? Pending { get; init; }

    /// <summary>The invitations and requests whose address can be that of the row, where none certainly is.</summary>
    public IReadOnlyList<MembershipRequest> PendingCandidates { get; init; } = [];

    /// <summary>The step that this one repeats.</summary>
    public MemberStep? First { get; internal set; }

    /// <summary>Why nothing is done; null unless <see cref="MemberAction.Refuse"/>.</summary>
    public OrgException? Problem { get; private set; }

    /// <summary>Whether the person is the one whose credential is used.</summary>
    public bool IsOneself { get; init; }

    /// <summary>Whether the question has been answered by an earlier step of the same row.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Whether an administrator is one no more afterwards.</summary>
    public bool TakesAdmin =>
        Member?.IsAdmin == true
        && Action switch
        {
            MemberAction.Remove => true,
            MemberAction.SetRole => !OrganizationMember.IsAdminRole(Wanted!.Role),
            MemberAction.Invite => IsAssumed && Wanted!.Role is { } role && !OrganizationMember.IsAdminRole(role),
            _ => false,
        };

    /// <summary>Whether the person is an administrator afterwards, as far as can be told.</summary>
    public bool GivesAdmin =>
        Member is not null && OrganizationMember.IsAdminRole(Wanted?.Role) && Action is MemberAction.SetRole or MemberAction.Invite;

    /// <summary>
    /// When the step has its turn: who comes in and who becomes administrator first, who goes last, so that there is
    /// an administrator at any moment. Taking oneself's own rights comes at the very end: nothing could come after it.
    /// </summary>
    public int Turn =>
        Action switch
        {
            MemberAction.Keep or MemberAction.Wait or MemberAction.Invite or MemberAction.InviteAnew or MemberAction.Refuse => 0,
            MemberAction.SetRole or MemberAction.Remove when IsOneself && TakesAdmin => LastTurn,
            MemberAction.SetRole => OrganizationMember.IsAdminRole(Wanted!.Role) ? 1
            : TakesAdmin ? 3
            : 2,
            MemberAction.Remove => TakesAdmin ? RemovalTurn + 1 : RemovalTurn,
            _ => LastTurn,
        };

    /// <summary>What is done, in the words of a question.</summary>
    public string Description =>
        Action switch
        {
            MemberAction.InviteAnew => $"Invite as {Wanted!.Role} instead of {Pending!.Role}",
            MemberAction.SetRole => $"Set role {Wanted!.Role}",
            MemberAction.Remove => "Remove member",
            _ => InviteDescription,
        };

    private string InviteDescription
    {
        get
        {
            string invite = Wanted?.Role is { } role ? "Invite as " + role : "Invite";
            if (Member is not null)
                return Wanted!.Role is null || Member.HasRole(Wanted.Role)
                    ? $"{invite} unless it is {Member.Name}"
                    : $"{invite}, or set role {Wanted.Role} if it is {Member.Name}";
            if (Candidates.Count > 0)
                return invite + " unless a member already";
            if (PendingCandidates.Count != 1)
                return PendingCandidates.Count > 0 ? invite + " unless invited already" : invite;
            MembershipRequest only = PendingCandidates[0];
            string who = only.Name ?? only.Email ?? only.Id;
            return only.IsAsWanted(Wanted?.Role) ? $"{invite} unless it is {who}" : $"{invite}, instead of {only.Role} if it is {who}";
        }
    }

    /// <summary>Does nothing instead, and says why.</summary>
    public void Refuse(OrgException problem)
    {
        Action = MemberAction.Refuse;
        Problem = problem;
    }

    /// <summary>Whether a member can be the person of the row.</summary>
    public bool CanBe(OrganizationMember member) => ReferenceEquals(Member, member) || Candidates.Contains(member);
}
