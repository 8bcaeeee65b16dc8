using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>What is known before a plan is made: who is in the organization, who is asked to be, and what the provider can do.</summary>
internal sealed class MemberSituation
{
    /// <summary>The organization as people call it.</summary>
    public string Organization { get; init; } = "";

    /// <summary>The provider's name in a sentence.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Everybody who is a member.</summary>
    public IReadOnlyList<OrganizationMember> Members { get; init; } = [];

    /// <summary>The invitations and requests that are waiting.</summary>
    public IReadOnlyList<MembershipRequest> Pending { get; init; } = [];

    /// <summary>Whose credential is used; null if that cannot be told.</summary>
    public OrgUserInfo? Oneself { get; init; }

    /// <summary>The roles that there are.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether roles of members can be changed.</summary>
    public bool ChangesRoles { get; init; }

    /// <summary>Whether users can be invited by id.</summary>
    public bool InvitesUsers { get; init; }

    /// <summary>Whether who is not in the list is removed.</summary>
    public bool Prune { get; init; }

    /// <summary>Whether even the last administrator may go.</summary>
    public bool Force { get; init; }
}

/// <summary>
/// What has to be done to make the members of an organization match a list. It is made from what was read and asks
/// nobody. What is not certain is never taken for certain: a member who may be in the list is not removed, and a
/// role is only changed once the server has said that the address is a member's.
/// </summary>
internal sealed class MemberPlan
{
    private readonly MemberSituation _now;
    private readonly List<MemberStep> _rows = [];
    private readonly List<MemberStep> _removals = [];
    private readonly List<MemberStep> _settled = [];
    private readonly List<string> _warnings = [];

    /// <summary>Makes the plan.</summary>
    /// <param name="wanted">The list, in its order.</param>
    /// <param name="now">What is.</param>
    public MemberPlan(IReadOnlyList<WantedMember> wanted, MemberSituation now)
    {
        _now = now;
        foreach (WantedMember person in wanted)
            _rows.Add(Step(person));
        RefuseContradictions();
        if (now.Prune)
            AddRemovals();
        KeepAnAdmin();
    }

    /// <summary>A step for each row of the list, in its order.</summary>
    public IReadOnlyList<MemberStep> Rows => _rows;

    /// <summary>A step for each member who is not in the list.</summary>
    public IReadOnlyList<MemberStep> Removals => _removals;

    /// <summary>What the person should know although the plan goes on.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Why nobody is removed although that was asked for; null if nothing speaks against it.</summary>
    public OrgException? RemovalProblem { get; private set; }

    /// <summary>What a step becomes once the server has said that the person is a member, or invited, already.</summary>
    /// <param name="step">An invitation that was sent.</param>
    /// <param name="outcome">What the server said.</param>
    public MemberStep Settle(MemberStep step, InviteOutcome outcome) =>
        outcome == InviteOutcome.AlreadyMember ? SettleMember(step) : SettlePending(step);

    private MemberStep Step(WantedMember wanted)
    {
        if (ProblemOf(wanted) is { } problem)
            return Refused(wanted, problem);
        string? email = ShownEmail.IsMasked(wanted.Email) ? null : wanted.Email;
        OrganizationMember? member = wanted.UserId is { } id ? ById(id) : ByEmail(email!);
        if (wanted.UserId is not null && email is not null && OtherThan(member, email) is { } other)
            return Refused(wanted, Invalid($"Row {wanted.Row} names two people: UserId {wanted.UserId} and Email {email}, {other}."));
        if (member is not null)
            return ForMember(wanted, member);
        if (wanted.UserId is not null && email is null && !_now.InvitesUsers)
            return Refused(
                wanted,
                Invalid(
                    $"Row {wanted.Row}: {wanted.UserId} is not a member of {_now.Organization}, and {_now.Provider} invites by address only. Give an Email."
                )
            );
        // Of an address that is partly shown one cannot be sure, and who may be in the list stays.
        IReadOnlyList<OrganizationMember> candidates = email is null
            ? []
            : [.. _now.Members.Where(candidate => ShownEmail.CanBe(EmailOf(candidate), email))];
        if (
            _now.Pending.FirstOrDefault(pending =>
                Same(pending.UserId, wanted.UserId) || (email is not null && ShownEmail.Is(pending.Email, email))
            ) is
            { } waiting
        )
            return new MemberStep
            {
                Wanted = wanted,
                Pending = waiting,
                Candidates = candidates,
                Action = waiting.IsAsWanted(wanted.Role) ? MemberAction.Wait : MemberAction.InviteAnew,
            };
        // Who is named by id and not found is no member.
        OrganizationMember? assumed = wanted.UserId is null ? Likeliest(candidates, EmailOf, email!) : null;
        return new MemberStep
        {
            Wanted = wanted,
            Action = MemberAction.Invite,
            Member = assumed,
            IsAssumed = assumed is not null,
            Candidates = candidates,
            PendingCandidates = wanted.UserId is null ? [.. _now.Pending.Where(pending => ShownEmail.CanBe(pending.Email, email!))] : [],
            IsOneself = IsOneself(assumed),
        };
    }

    private MemberStep ForMember(WantedMember wanted, OrganizationMember member)
    {
        var step = new MemberStep
        {
            Wanted = wanted,
            Member = member,
            Action = wanted.Role is null || member.HasRole(wanted.Role) ? MemberAction.Keep : MemberAction.SetRole,
            IsOneself = IsOneself(member),
        };
        if (step.Action == MemberAction.SetRole && !_now.ChangesRoles)
        {
            step.Refuse(
                Problem(
                    OrgErrorKind.OperationNotSupported,
                    $"Row {wanted.Row}: {member.Name} is {member.Role} of {_now.Organization}, and {_now.Provider}'s organization API cannot change that to {wanted.Role}. Take the member out and invite anew, or change the row."
                )
            );
        }
        return step;
    }

    private MemberStep SettleMember(MemberStep step)
    {
        WantedMember wanted = step.Wanted!;
        if (step.Member is { } member)
        {
            // The server says that the address is a member's, and no other member can have it.
            MemberStep settled = ForMember(wanted, member);
            if (
                _rows
                    .Concat(_settled)
                    .FirstOrDefault(row =>
                        ReferenceEquals(row.Member, member)
                        && !row.IsAssumed
                        && !Same(row.Wanted!.Role ?? member.Role, wanted.Role ?? member.Role)
                    ) is
                { } other
            )
                settled.Refuse(Contradiction([other.Wanted!, wanted]));
            _settled.Add(settled);
            return settled;
        }
        if (
            wanted.UserId is null
            && step.Candidates.Count > 0
            && step.Candidates.All(candidate => wanted.Role is null || candidate.HasRole(wanted.Role))
        )
            return new MemberStep
            {
                Wanted = wanted,
                Action = MemberAction.Keep,
                Candidates = step.Candidates,
            };
        string who =
            step.Candidates.Count == 0
                ? "none of those who are shown can be meant"
                : "it may be that of " + Listed(step.Candidates.Select(candidate => $"{candidate.Name} ({candidate.UserId})"), "or");
        return Refused(
            wanted,
            Invalid(
                $"Row {wanted.Row}: {wanted} is a member of {_now.Organization}, and {who}. Give the row the UserId that Get-OrganizationMember shows."
            )
        );
    }

    private MemberStep SettlePending(MemberStep step)
    {
        WantedMember wanted = step.Wanted!;
        MembershipRequest? only = wanted.Email is { } email ? Likeliest(step.PendingCandidates, pending => pending.Email, email) : null;
        if (
            only is not null
            || wanted.Role is null
            || (step.PendingCandidates.Count > 0 && step.PendingCandidates.All(pending => pending.IsAsWanted(wanted.Role)))
        )
            return new MemberStep
            {
                Wanted = wanted,
                Action = only?.IsAsWanted(wanted.Role) == false ? MemberAction.InviteAnew : MemberAction.Wait,
                Pending = only,
            };
        string which =
            step.PendingCandidates.Count == 0
                ? "it is not among those that are shown"
                : "it may be that of "
                    + Listed(step.PendingCandidates.Select(pending => $"{pending.Name ?? pending.Email} ({pending.Role})"), "or");
        return Refused(
            wanted,
            Invalid(
                $"Row {wanted.Row}: an invitation of {wanted} to {_now.Organization} waits already, maybe for another role: {which}. Give the row a UserId, or take the invitation back with Revoke-MemberInvite."
            )
        );
    }

    private OrgException? ProblemOf(WantedMember wanted)
    {
        if (wanted.Email is null && wanted.UserId is null)
            return Invalid($"Row {wanted.Row} names nobody: it has neither an e-mail address nor a user.");
        if (wanted.UserId is null && ShownEmail.IsMasked(wanted.Email))
            return Invalid($"Row {wanted.Row}: {wanted.Email} is only part of an address. Give the whole of it, or a UserId.");
        if (wanted.Email is { } email && !ShownEmail.IsMasked(email) && !IsAddress(email))
            return Invalid($"Row {wanted.Row}: '{email}' is no e-mail address.");
        if (wanted.Role is null)
            return null;
        // Whatever roles the documents leave out, one that somebody has exists.
        IEnumerable<string> roles = _now.Roles.Concat(_now.Members.Select(member => member.Role));
        if (roles.FirstOrDefault(role => Same(role, wanted.Role)) is not { } known)
            return Invalid($"Row {wanted.Row}: {_now.Provider} has no role '{wanted.Role}'. There are: {string.Join(", ", _now.Roles)}.");
        wanted.Role = known;
        return null;
    }

    // The same person twice: once is enough where both rows say the same, and one of them is wrong where not.
    private void RefuseContradictions()
    {
        foreach (
            IGrouping<string, MemberStep> same in _rows
                .Where(step => step.Action != MemberAction.Refuse || step.Problem!.Kind == OrgErrorKind.OperationNotSupported)
                .GroupBy(KeyOf, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .ToList()
        )
        {
            MemberStep first = same.First();
            if (same.Any(step => !Same(step.Wanted!.Role ?? "", first.Wanted!.Role ?? "")))
            {
                OrgException problem = Contradiction([.. same.Select(step => step.Wanted!)]);
                foreach (MemberStep step in same)
                    step.Refuse(problem);
                continue;
            }
            foreach (MemberStep step in same.Skip(1).Where(step => step.Action != MemberAction.Refuse))
            {
                step.Action = MemberAction.Repeat;
                step.First = first;
            }
        }
    }

    private void AddRemovals()
    {
        if (_rows.Exists(step => step.Action == MemberAction.Refuse))
            return;
        HashSet<OrganizationMember> named = [.. _rows.Select(step => step.Member).OfType<OrganizationMember>()];
        HashSet<OrganizationMember> listed = [.. named, .. _rows.SelectMany(step => step.Candidates)];
        if (_now.Members.Count > 0 && listed.Count == 0)
        {
            RemovalProblem = Invalid(
                $"Nobody in the list is a member of {_now.Organization}: it may be the list of another organization, and -Prune would remove everybody. Nobody is removed, and -Force does not change that."
            );
            return;
        }
        foreach (OrganizationMember member in _now.Members)
        {
            if (!listed.Contains(member))
                _removals.Add(
                    new MemberStep
                    {
                        Action = MemberAction.Remove,
                        Member = member,
                        IsOneself = IsOneself(member),
                    }
                );
            else if (!named.Contains(member))
                _warnings.Add(MayBeListed(member, _rows.First(step => step.CanBe(member)).Wanted!));
        }
        string[] waiting =
        [
            .. _now
                .Pending.Where(pending =>
                    !pending.IsRequest
                    && !_rows.Exists(step => ReferenceEquals(step.Pending, pending) || step.PendingCandidates.Contains(pending))
                )
                .Select(pending => pending.Name ?? pending.Email ?? pending.Id),
        ];
        if (waiting.Length > 0)
            _warnings.Add(
                OneLine.Of(
                    $"Not in the list, but invited to {_now.Organization}: {Listed(waiting, "and")}. Who accepts becomes a member; Revoke-MemberInvite takes an invitation back."
                )
            );
    }

    // Judged by how it ends, not step by step: whoever hands over to somebody else is fine.
    private void KeepAnAdmin()
    {
        if (_now.Force || !_now.Members.Any(member => member.IsAdmin))
            return;
        List<MemberStep> steps = [.. _rows, .. _removals];
        List<MemberStep> taking = steps.FindAll(step => step.TakesAdmin);
        if (
            taking.Count == 0
            || steps.Exists(step => step.GivesAdmin)
            || _now.Members.Any(member => member.IsAdmin && !taking.Exists(step => ReferenceEquals(step.Member, member)))
        )
            return;
        string whose = Listed(taking.Select(step => step.Member!.Name).Distinct(), "and");
        foreach (MemberStep step in taking)
        {
            step.Refuse(
                Problem(
                    OrgErrorKind.LastAdmin,
                    $"{_now.Organization} would be left without an admin: the list takes that role from {whose}, and nobody else has it. An invited person has it only after accepting. Make somebody else admin first, or use -Force."
                )
            );
        }
        if (_rows.Exists(step => step.Action == MemberAction.Refuse))
            _removals.Clear();
    }

    /// <summary>That a member stays who may be in the list.</summary>
    /// <param name="member">The member.</param>
    /// <param name="wanted">The row that it may be.</param>
    public string MayBeListed(OrganizationMember member, WantedMember wanted) =>
        OneLine.Of(
            $"{member.Name} ({member.UserId}) stays in {_now.Organization}: {(string.IsNullOrWhiteSpace(member.Email) ? "the address is not shown, and" : member.Email)} may be {wanted.Email} of row {wanted.Row}. A list with a UserId in every row leaves no doubt."
        );

    private OrganizationMember? ById(string id) =>
        Find(member => member.UserId, id) ?? Find(member => member.MembershipId, id) ?? Find(member => member.Slug, id);

    private OrganizationMember? Find(Func<OrganizationMember, string?> key, string id) =>
        _now.Members.FirstOrDefault(member => Same(key(member), id));

    private OrganizationMember? ByEmail(string email) => _now.Members.FirstOrDefault(member => ShownEmail.Is(EmailOf(member), email));

    // A row with both an id and an address has to mean one person by them; if not, says who they are.
    private string? OtherThan(OrganizationMember? member, string email)
    {
        if (ByEmail(email) is { } owner && !ReferenceEquals(owner, member))
            return $"which is the address of {owner.Name} ({owner.UserId})";
        return member is not null && !ShownEmail.CanBe(EmailOf(member), email)
            ? $"which is not the address of {member.Name} ({member.UserId})"
            : null;
    }

    // uData shows people their own address whole in their account, and masked among the members.
    private string? EmailOf(OrganizationMember member) =>
        IsOneself(member) && !string.IsNullOrWhiteSpace(_now.Oneself!.Email) ? _now.Oneself.Email : member.Email;

    private bool IsOneself(OrganizationMember? member) =>
        member is not null && _now.Oneself is not null && Same(member.UserId, _now.Oneself.Id);

    // Of several, the one whose asterisks are as many as the letters they hide. Where all have the same number, that tells nothing.
    private static T? Likeliest<T>(IReadOnlyList<T> candidates, Func<T, string?> shown, string email)
        where T : class
    {
        if (candidates.Count <= 1)
            return candidates.FirstOrDefault();
        List<T> fitting = [.. candidates.Where(candidate => shown(candidate)?.Length == email.Length)];
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static string KeyOf(MemberStep step) =>
        step is { Member: { } member, IsAssumed: false } ? "member " + member.Identity
        : step.Pending is { } pending ? "pending " + pending.Id
        : step.Wanted!.UserId is { } id ? "user " + id
        : "address " + step.Wanted.Email;

    // What is surely none is not sent; the server knows the rest.
    private static bool IsAddress(string text)
    {
        int at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }

    private static MemberStep Refused(WantedMember wanted, OrgException problem)
    {
        var step = new MemberStep { Wanted = wanted };
        step.Refuse(problem);
        return step;
    }

    private static OrgException Contradiction(IReadOnlyList<WantedMember> rows) =>
        Invalid(
            $"Rows {Listed(rows.Select(row => row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)), "and")} are the same person ({rows[0]}), with different roles: {Listed(rows.Select(row => row.Role ?? "none"), "and")}."
        );

    private static OrgException Invalid(string message) => Problem(OrgErrorKind.ValidationFailed, message);

    private static OrgException Problem(OrgErrorKind kind, string message) => new(kind, OneLine.Of(message));

    private static string Listed(IEnumerable<string> items, string word)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + $" {word} {all[all.Length - 1]}";
    }

    private static bool Same(string? one, string? other) =>
        one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
