using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>
/// Members and invitations. One planner serves lists of members and files: TeamPlanner says who is who, and what speaks against a removal.
/// </summary>
internal sealed class PeoplePlanner(PlanDraft draft, PlanOptions options, int minimumAdmin)
{
    /// <summary>Puts what differs into the draft.</summary>
    public void Compare()
    {
        bool hasMembers = !draft.Skips("members", draft.Wanted.Members, draft.World.State.Members);
        bool hasInvitations = !draft.Skips("invitations", draft.Wanted.Invitations, draft.World.State.Invitations);
        if (draft.World.Team is not { } team || (!hasMembers && !hasInvitations))
            return;
        if (draft.Client is not IMemberSynchronizer api)
        {
            RefusePeople(team, hasMembers);
            return;
        }
        List<(TeamRow Row, StatePerson Entry, bool IsMember)> rows = [];
        foreach (StatePerson entry in hasMembers ? draft.Wanted.Members! : [])
            rows.Add((RowOf(entry, rows.Count + 1), entry, true));
        foreach (StatePerson entry in hasInvitations ? draft.Wanted.Invitations! : [])
            rows.Add((RowOf(entry, rows.Count + 1), entry, false));
        IReadOnlyList<Person> people = new PersonResolver(
            team,
            draft.Provider.DisplayName,
            api.InvitesUsers,
            draft.Client is IMemberRoleWriter
        ).Identify(rows.Select(row => row.Row));
        TeamPlan plan = new TeamPlanner(
            team,
            new TeamOptions
            {
                Prune = hasMembers && draft.IsExact("members"),
                MaximumRemovalPercent = Math.Min(
                    draft.Wanted.Guards.MaximumRemovalPercent,
                    options.MaximumRemovalPercent ?? draft.Wanted.Guards.MaximumRemovalPercent
                ),
                MinimumAdmin = minimumAdmin,
                RequiredAdmins = [.. draft.Wanted.Guards.RequiredAdmins.Union(options.RequiredAdmins, StringComparer.OrdinalIgnoreCase)],
                KeepSelf = draft.Wanted.Guards.KeepSelf,
                IsProtected = IsProtected,
            }
        ).Plan(people, WhyNobodyIsRemoved(people), _ => false);
        if ((plan.Refusal ?? plan.RemovalProblem) is { } refusal)
        {
            draft.ErrorId = refusal.Kind.ToString();
            draft.Refuse(draft.Change("Organization", "Change", draft.World.Organization.Name), InFile(refusal.Message));
            return;
        }
        draft.Warnings = [.. plan.Warnings.Select(InFile)];
        for (int i = 0; i < rows.Count; i++)
            Add(plan.Rows[i], rows[i].Entry, rows[i].IsMember);
        foreach (TeamStep removal in plan.Removals)
            Add(removal, null, true);
        if (hasInvitations && draft.IsExact("invitations"))
            AddRevocations(team, people);
    }

    private static string? WhyNobodyIsRemoved(IReadOnlyList<Person> people) =>
        people.Any(person => person.Problem is not null)
            ? "not every entry of the file could be used: people who are in it might have been removed"
            : null;

    private bool IsProtected(OrganizationMember member) =>
        draft.Wanted.Guards.Protect.Any(pattern =>
            new[] { member.Email, member.Name, member.UserId, member.Slug }.Any(text =>
                text is not null && TextPattern.IsMatch(pattern, text)
            )
        );

    private void Add(TeamStep step, StatePerson? entry, bool isMember)
    {
        string? role = step.Person?.Role;
        string target = step.Member?.Name ?? entry?.Name ?? step.Person?.Name ?? "";
        string? userId = step.Member is { } member ? Team.KeyOf(member) : step.Person?.UserId ?? step.Person?.Pending?.UserId;
        string? email = step.Member?.Email ?? step.Person?.Address?.ToString() ?? step.Person?.Pending?.Email ?? entry?.Email;
        OrgChange Invitation(string action, object? before, object? after) =>
            draft.Change("Invitation", action, target, userId, email, action == "Change" ? "Role" : null, before, after);
        OrgChange Member(string action, object? before, object? after) =>
            draft.Change("Member", action, target, userId, email, action == "Change" ? "Role" : null, before, after);
        switch (step.Action)
        {
            case TeamAction.Invite:
                draft.Add(Invitation("Add", null, role));
                break;
            case TeamAction.InviteAnew:
                draft.Add(Invitation("Change", step.Person!.Pending!.Role, role));
                break;
            // Whoever has accepted has the role that was given then; the file's members say what it is to be now.
            case TeamAction.SetRole when isMember:
                draft.Add(Member("Change", step.Member!.Role, role));
                break;
            case TeamAction.Remove:
                draft.Add(Member("Remove", step.Member!.Role, null));
                break;
            case TeamAction.Declined:
                draft.Refuse(
                    Invitation("Add", null, role),
                    "An earlier invitation was declined. Invoke-MemberInvite -IncludeDeclined invites again."
                );
                break;
            case TeamAction.Possible:
                draft.Doubt(
                    Invitation("Add", null, role),
                    $"May be {string.Join(" or ", step.Person!.Candidates.Take(3).Select(Called))}: give the userId."
                );
                break;
            case TeamAction.Refuse when step.Person is null:
                draft.Refuse(Member("Remove", step.Member!.Role, null), InFile(step.Problem!.Message));
                break;
            case TeamAction.Refuse:
                draft.Refuse(
                    step.Member is null ? Invitation("Add", null, role) : Member("Change", step.Member.Role, role ?? entry?.Role),
                    entry is null || entry.Line == 0 ? step.Problem!.Message : $"line {entry.Line}: {InFile(step.Problem!.Message)}"
                );
                break;
        }
    }

    private static string Called(OrganizationMember candidate) => $"{candidate.Name} ({candidate.UserId})";

    private void AddRevocations(Team team, IReadOnlyList<Person> people)
    {
        HashSet<MembershipRequest> named = [.. people.Select(person => person.Pending).OfType<MembershipRequest>()];
        HashSet<MembershipRequest> possible =
        [
            .. people.Select(person => person.Address).OfType<EmailAddress>().SelectMany(team.PossiblyPending),
        ];
        foreach (MembershipRequest pending in team.Pending.Where(pending => !pending.IsRequest && !named.Contains(pending)))
        {
            string target = pending.Name ?? pending.Email ?? pending.Id;
            OrgChange change = draft.Change("Invitation", "Remove", target, pending.UserId, pending.Email, before: pending.Role ?? "");
            if (possible.Contains(pending))
                draft.Doubt(change, "May be somebody whom the file names: give the userId.");
            else if (people.Any(person => person.Problem is not null))
                draft.Refuse(change, "Not every entry of the file could be used: it may be one of them.");
            else
                draft.Add(change);
        }
    }

    // A provider that shows members and changes none of them.
    private void RefusePeople(Team team, bool hasMembers)
    {
        foreach (StatePerson entry in hasMembers ? draft.Wanted.Members! : [])
        {
            OrganizationMember? member = entry.UserId is null ? null : team.ById(entry.UserId).FirstOrDefault();
            if (member is null || (entry.Role is not null && !member.HasRole(entry.Role)))
                draft.Refuse(
                    draft.Change(
                        "Member",
                        "Change",
                        entry.Name ?? entry.Email ?? entry.UserId ?? "",
                        entry.UserId,
                        entry.Email,
                        "Role",
                        member?.Role,
                        entry.Role
                    ),
                    $"{draft.Provider.DisplayName} cannot change members."
                );
        }
    }

    private static TeamRow RowOf(StatePerson entry, int number) =>
        new()
        {
            Number = number,
            // The part of an address that is shown decides nothing beside an id.
            Email = entry.UserId is not null && MaskedEmail.IsMasked(entry.Email) ? null : entry.Email,
            UserId = entry.UserId,
            Role = entry.Role,
        };

    // The guards of a file are called by their names there.
    private static string InFile(string message) =>
        message
            .Replace("; -Force does not change it", "")
            .Replace("-MaximumRemovalPercent", "guards.maximumRemovalPercent (or -MaximumRemovalPercent)")
            .Replace("-MinimumAdmin", "guards.minimumAdmins (or -MinimumAdmin)")
            .Replace("-RequiredAdmin", "guards.requiredAdmins (or -RequiredAdmin)");
}
