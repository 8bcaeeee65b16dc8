using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace OrgAdmin.Core.Tests.Properties;

/// <summary>
/// The members of one organization. Whoever carries out a plan does it as the cmdlet does; that there is always an admin
/// is looked at after each change.
/// </summary>
internal sealed class MadeUpServer(bool isMasked)
{
    /// <summary>The roles it has.</summary>
    public static readonly string[] Roles = ["admin", "editor", "partial_editor"];

    public Dictionary<string, string> Members { get; } = [];

    public Dictionary<string, string> Invited { get; } = [];

    public int Changes { get; private set; }

    public static string NameOf(WantedMember person) => person.UserId ?? person.Email!.Split('@')[0];

    /// <summary>Carries a list out; gives whether any of it failed.</summary>
    public bool Carry(WantedMember[] wanted, bool prune)
    {
        var plan = new MemberPlan(
            wanted,
            new MemberSituation
            {
                Organization = "Org",
                Provider = "P",
                Members =
                [
                    .. Members.Select(member => new OrganizationMember
                    {
                        OrganizationId = "o1",
                        UserId = member.Key,
                        Slug = "slug-" + member.Key,
                        Name = member.Key,
                        Role = member.Value,
                        Email = Shown(member.Key),
                    }),
                ],
                Pending =
                [
                    .. Invited.Select(invited => new MembershipRequest
                    {
                        Id = invited.Key,
                        UserId = invited.Key,
                        Email = Shown(invited.Key),
                        Kind = "invitation",
                        Status = "pending",
                        Role = invited.Value,
                    }),
                ],
                Roles = Roles,
                ChangesRoles = true,
                InvitesUsers = true,
                Prune = prune,
            }
        );
        bool hadAdmin = HasAdmin;
        List<MemberStep> steps = [.. plan.Rows, .. plan.Removals];
        bool hasFailed = plan.RemovalProblem is not null || steps.Exists(step => step.Action == MemberAction.Refuse);
        for (int turn = 0; turn <= MemberStep.LastTurn; turn++)
        {
            if (turn == MemberStep.RemovalTurn && hasFailed)
                break;
            foreach (MemberStep step in steps.FindAll(step => step.Turn == turn))
            {
                MemberStep settled = step.Action == MemberAction.Invite && Answer(step) is { } outcome ? plan.Settle(step, outcome) : step;
                if (settled != step && settled.Turn > turn)
                    steps.Add(settled);
                else
                    hasFailed |= !Do(settled);
                Assert.True(HasAdmin || !hadAdmin);
            }
        }
        return hasFailed;
    }

    private bool HasAdmin => Members.ContainsValue("admin");

    private InviteOutcome? Answer(MemberStep step)
    {
        string name = NameOf(step.Wanted!);
        return Members.ContainsKey(name) ? InviteOutcome.AlreadyMember
            : Invited.ContainsKey(name) ? InviteOutcome.AlreadyPending
            : null;
    }

    private bool Do(MemberStep step)
    {
        if (step.Action == MemberAction.Refuse || (step.TakesAdmin && Members.Values.Count(role => role == "admin") == 1))
            return false;
        switch (step.Action)
        {
            case MemberAction.Invite or MemberAction.InviteAnew:
                Invited[NameOf(step.Wanted!)] = step.Wanted!.Role ?? "editor";
                break;
            case MemberAction.SetRole:
                // Whoever has it changed has to be the one who is meant.
                Assert.Equal(NameOf(step.Wanted!), step.Member!.UserId);
                Members[step.Member.UserId] = step.Wanted!.Role!;
                break;
            case MemberAction.Remove:
                Assert.True(Members.Remove(step.Member!.UserId));
                break;
            default:
                return true;
        }
        Changes++;
        return true;
    }

    private string Shown(string name) => $"{(isMasked ? name.Substring(0, 2) + new string('*', name.Length - 2) : name)}@example.org";
}
