using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>Compares people with what a list wants of them, and guards what may not be lost. Both are functions of what was read.</summary>
internal sealed class TeamPlanner(Team team, TeamOptions options)
{
    // Of one or two people a percentage says nothing.
    private const int FewestCounted = 2;

    private readonly List<string> _warnings = [];
    private OrgException? _removalProblem;

    /// <summary>Makes the plan.</summary>
    /// <param name="people">The rows, identified.</param>
    /// <param name="whyNobodyIsRemoved">Why nobody may be removed in this run; null if somebody may.</param>
    /// <param name="protectedElsewhere">True if another list of the run names a member, or may.</param>
    /// <param name="isOtherCaller">True if a member is the user of another connection of the run.</param>
    /// <param name="pendingElsewhere">True if another list of the run names whom an invitation waits for, or may.</param>
    public TeamPlan Plan(
        IReadOnlyList<Person> people,
        string? whyNobodyIsRemoved,
        Func<OrganizationMember, bool> protectedElsewhere,
        Func<OrganizationMember, bool>? isOtherCaller = null,
        Func<MembershipRequest, bool>? pendingElsewhere = null
    )
    {
        List<TeamStep> rows = Compare(people);
        List<TeamStep> removals = options.Prune ? Removals(people, whyNobodyIsRemoved, protectedElsewhere) : [];
        GuardProtected(rows, removals);
        GuardSelf(rows, removals, isOtherCaller ?? (_ => false));
        GuardLastAdmin(rows, removals);
        WarnOfPending(people, pendingElsewhere ?? (_ => false));
        return new TeamPlan(team, rows, removals, _warnings, Refusal(rows, removals)) { RemovalProblem = _removalProblem };
    }

    /// <summary>Whom any reading of any row names. None of them is removed.</summary>
    public static HashSet<OrganizationMember> Named(Team team, IReadOnlyList<Person> people)
    {
        HashSet<OrganizationMember> named = new(ByReference.Instance);
        named.UnionWith(people.SelectMany(person => person.Exact.Concat(person.AlsoNamed)));
        named.UnionWith(people.SelectMany(person => person.Possible).Distinct().SelectMany(masked => masked.People));
        named.UnionWith(
            people.Where(person => !string.IsNullOrWhiteSpace(person.Row.Name)).SelectMany(person => team.ByName(person.Row.Name!))
        );
        // Any address may be one that is not shown: also one of a member, because several accounts may have it.
        if (people.Any(person => person.Address is not null || MaskedEmail.IsMasked(person.Row.Email)))
            named.UnionWith(team.Hidden);
        return named;
    }

    private List<TeamStep> Compare(IReadOnlyList<Person> people)
    {
        var first = new Dictionary<object, TeamStep>();
        var steps = new List<TeamStep>(people.Count);
        foreach (Person person in people)
        {
            object[] keys = person.Problem is null ? [.. PersonResolver.KeysOf(person)] : [];
            TeamStep? before = keys.Select(key => first.TryGetValue(key, out TeamStep? found) ? found : null)
                .FirstOrDefault(found => found is not null);
            TeamStep step = before is null
                ? StepOf(person)
                : new TeamStep(TeamAction.Repeat, person, before.Member) { First = before, IsSelf = before.IsSelf };
            foreach (object key in keys)
                first[key] = before ?? step;
            steps.Add(step);
        }
        return steps;
    }

    private TeamStep StepOf(Person person)
    {
        OrganizationMember? member = person.Exact.FirstOrDefault();
        if (person.Problem is not null)
            return Refused(person, member, person.Problem);
        if (member is not null)
            return ForMember(person, member);
        if (person.Pending is { } pending)
            return new TeamStep(pending.IsAsWanted(person.Role) ? TeamAction.Wait : TeamAction.InviteAnew, person, null);
        // A user id leaves no doubt whom to invite; an address does, where it may be a member's.
        if (person.UserId is null && person.Possible.Count > 0)
        {
            string who = Listed(person.Candidates.Take(5).Select(candidate => $"{candidate.Name} ({candidate.UserId})"), "or");
            Warn(
                $"Row {person.Row.Number}: {person.Name} may be {who}, of whose address only a part is "
                    + "shown. The row invites nobody, and nobody of them is removed. Give the row the UserId."
            );
            return new TeamStep(TeamAction.Possible, person, null);
        }
        return new TeamStep(
            person.Declined is not null && !options.IncludeDeclined ? TeamAction.Declined : TeamAction.Invite,
            person,
            null
        );
    }

    private TeamStep ForMember(Person person, OrganizationMember member)
    {
        if (person.Role is null || member.HasRole(person.Role))
            return new TeamStep(TeamAction.Keep, person, member) { IsSelf = team.IsSelf(member) };
        return new TeamStep(TeamAction.SetRole, person, member) { IsSelf = team.IsSelf(member) };
    }

    // Who is named by any reading of any row stays.
    private List<TeamStep> Removals(
        IReadOnlyList<Person> people,
        string? whyNobodyIsRemoved,
        Func<OrganizationMember, bool> protectedElsewhere
    )
    {
        HashSet<OrganizationMember> named = Named(team, people);
        List<OrganizationMember> leaving = [.. team.Members.Where(member => !named.Contains(member) && !protectedElsewhere(member))];
        if (leaving.Count == 0)
            return [];
        string? why = whyNobodyIsRemoved;
        if (why is null && people.All(person => person.Exact.Count + person.AlsoNamed.Count + person.Possible.Count == 0))
        {
            _removalProblem = Problem(
                OrgErrorKind.ValidationFailed,
                $"Nobody in the list is a member of {team.Name}: it may be the list of another organization, "
                    + "and -Prune would remove everybody. Nobody is removed, and -Force does not change that."
            );
            return [];
        }
        if (why is not null)
        {
            Warn($"Nobody is removed from {team.Name}, because {why}. -Force does not change that.");
            return [];
        }
        return [.. leaving.Select(member => new TeamStep(TeamAction.Remove, null, member) { IsSelf = team.IsSelf(member) })];
    }

    private void GuardProtected(List<TeamStep> rows, List<TeamStep> removals)
    {
        foreach (
            TeamStep step in rows.Concat(removals)
                .Where(step => (step.Action == TeamAction.Remove || IsLess(step)) && options.IsProtected(step.Member!))
        )
        {
            string what = step.Action == TeamAction.Remove ? "is not removed" : "is not given less";
            step.Refuse(Problem(OrgErrorKind.TooManyRemovals, $"{step.Member!.Name} {what}: guards.protect names them."));
        }
    }

    // The documents list the strongest role first; a role that they do not have is less than each of them.
    private bool IsLess(TeamStep step)
    {
        if (step.Action != TeamAction.SetRole)
            return false;
        int before = Rank(step.Member!.Role),
            after = Rank(step.Person!.Role!);
        return after > before;
    }

    private int Rank(string role)
    {
        for (int i = 0; i < team.Roles.Count; i++)
        {
            if (string.Equals(team.Roles[i], role, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return team.Roles.Count;
    }

    // Whoever carries the list out must not lock themselves out on the way.
    private void GuardSelf(List<TeamStep> rows, List<TeamStep> removals, Func<OrganizationMember, bool> isOtherCaller)
    {
        if (!options.KeepSelf)
            return;
        foreach (
            TeamStep step in rows.Concat(removals)
                .Where(step => (step.Action == TeamAction.Remove || step.TakesAdmin) && (step.IsSelf || isOtherCaller(step.Member!)))
        )
        {
            string whose = step.IsSelf ? "this connection" : "another connection of this run";
            step.Refuse(
                Problem(
                    OrgErrorKind.Yourself,
                    $"{step.Member!.Name} is the user of {whose}, who would lose "
                        + $"{(step.Action == TeamAction.Remove ? "the membership" : "the role of an admin")} of {team.Name}. "
                        + "Nothing was changed in that, and -Force does not change it: use another admin's credential."
                )
            );
        }
    }

    // Judged by how it ends, not step by step: whoever hands over to another member is fine.
    private void GuardLastAdmin(List<TeamStep> rows, List<TeamStep> removals)
    {
        List<TeamStep> steps = [.. rows, .. removals];
        List<TeamStep> taking = steps.FindAll(step => step.TakesAdmin);
        if (options.MinimumAdmin < 1 || taking.Count == 0 || AdminsAfter(steps).Count > 0)
            return;
        string whose = Listed(taking.Select(step => step.Member!.Name).Distinct(), "and");
        foreach (TeamStep step in taking)
        {
            step.Refuse(
                Problem(
                    OrgErrorKind.LastAdmin,
                    $"{team.Name} would be left without an admin: the list takes that role from {whose}, "
                        + "and nobody else has it. An invited person has it only after accepting. Make "
                        + "somebody else admin first; -Force does not change it, -MinimumAdmin 0 does."
                )
            );
        }
    }

    // A list that takes away more than the guards allow is refused whole: it is most likely the wrong list.
    private OrgException? Refusal(List<TeamStep> rows, List<TeamStep> removals)
    {
        List<TeamStep> steps = [.. rows, .. removals];
        int leaving = removals.Count(step => step.Action == TeamAction.Remove);
        int members = team.Members.Count;
        if (leaving > FewestCounted && (long)leaving * 100 > (long)members * options.MaximumRemovalPercent)
        {
            return WholeRefusal(
                $"{leaving} of {members} members of {team.Name} would be removed ({leaving * 100L / members} "
                    + $"%, at most {options.MaximumRemovalPercent} %). Nothing was done. If that "
                    + "is meant, raise -MaximumRemovalPercent; -Force does not change it."
            );
        }
        List<OrganizationMember> admins = AdminsAfter(steps);
        int before = team.Members.Count(member => member.IsAdmin);
        if (steps.Exists(step => step.TakesAdmin) && admins.Count < options.MinimumAdmin && admins.Count < before)
        {
            return WholeRefusal(
                $"{team.Name} would be left with {admins.Count} of {before} admins, and at least {options.MinimumAdmin} "
                    + "must stay. Nothing was done. -MinimumAdmin says how many; -Force does not change it."
            );
        }
        string[] missing = [.. options.RequiredAdmins.Where(required => !admins.Exists(admin => Is(admin, required)))];
        return missing.Length == 0
            ? null
            : WholeRefusal($"{Listed(missing, "and")} must be admin of {team.Name} (-RequiredAdmin), and would not be. Nothing was done.");
    }

    private List<OrganizationMember> AdminsAfter(List<TeamStep> steps)
    {
        HashSet<OrganizationMember> losing = new(steps.Where(step => step.TakesAdmin).Select(step => step.Member!), ByReference.Instance);
        HashSet<OrganizationMember> gaining = new(steps.Where(step => step.GivesAdmin).Select(step => step.Member!), ByReference.Instance);
        return [.. team.Members.Where(member => (member.IsAdmin && !losing.Contains(member)) || gaining.Contains(member))];
    }

    private bool Is(OrganizationMember member, string who) =>
        team.ById(who).Contains(member) || (EmailAddress.Parse(who, out _) is { } address && team.ByAddress(address).Contains(member));

    /// <summary>The invitations and requests of those whom rows name, or may name.</summary>
    public static HashSet<MembershipRequest> Awaited(Team team, IReadOnlyList<Person> people) =>
        [
            .. people.Select(person => person.Pending).OfType<MembershipRequest>(),
            .. people.Select(person => person.Address).OfType<EmailAddress>().SelectMany(team.PossiblyPending),
        ];

    private void WarnOfPending(IReadOnlyList<Person> people, Func<MembershipRequest, bool> pendingElsewhere)
    {
        if (!options.Prune)
            return;
        HashSet<MembershipRequest> listed = Awaited(team, people);
        string[] waiting =
        [
            .. team
                .Pending.Where(pending => !pending.IsRequest && !listed.Contains(pending) && !pendingElsewhere(pending))
                .Select(pending => pending.Name ?? pending.Email ?? pending.Id),
        ];
        if (waiting.Length > 0)
            Warn(
                $"Not in the list, but invited to {team.Name}: {Listed(waiting, "and")}. Who "
                    + "accepts becomes a member; Revoke-MemberInvite takes an invitation back."
            );
    }

    private void Warn(string message) => _warnings.Add(DisplayText.Of(message));

    private static TeamStep Refused(Person person, OrganizationMember? member, OrgException problem)
    {
        var step = new TeamStep(TeamAction.Refuse, person, member);
        step.Refuse(problem);
        return step;
    }

    private static OrgException WholeRefusal(string message) =>
        new(OrgErrorKind.TooManyRemovals, DisplayText.Of(message)) { CommonSummary = "Nothing was done." };

    private static OrgException Problem(OrgErrorKind kind, string message) => new(kind, DisplayText.Of(message));

    private static string Listed(IEnumerable<string> items, string word)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + $" {word} {all[all.Length - 1]}";
    }
}
