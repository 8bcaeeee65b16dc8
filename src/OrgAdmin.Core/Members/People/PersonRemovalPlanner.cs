using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Capabilities;
using OrgAdmin.People;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members.People;

/// <summary>
/// Says what it takes to get people out of one organization, in the safe order: the successor first, then invitations, requests and
/// memberships. It asks nobody and changes nothing.
/// </summary>
internal sealed class PersonRemovalPlanner(TeamPlace place, Team team, SoughtPerson? successor)
{
    private readonly IOrgClient _client = place.Client!;

    public IReadOnlyList<PersonStep> Plan(IReadOnlyList<OrgPersonPlace> found)
    {
        List<(OrgPersonPlace Place, OrganizationMember Member)> named =
        [
            .. from one in found
            where one.Kind == PersonKind.Member
            let member = team.ById(one.UserId ?? one.Id ?? "").FirstOrDefault()
            where member is not null
            select (one, member),
        ];
        List<PersonStep> steps =
        [
            .. named.Where(one => NamesTwo(one.Place, one.Member)).Select(one => Contradiction(one.Place, one.Member)),
        ];
        List<OrganizationMember> leaving =
        [
            .. named.Where(one => !NamesTwo(one.Place, one.Member)).Select(one => one.Member).Distinct(ByReference.Instance),
        ];
        OrgException? noAdmin = null;
        List<OrganizationMember> admins = [.. team.Members.Where(member => member.IsAdmin)];
        if (admins.Count > 0 && admins.TrueForAll(admin => leaving.Contains(admin, ByReference.Instance)))
            noAdmin = Succeed(leaving, admins[0], steps);
        HashSet<string> pending = new(
            found.Where(one => one.Kind != PersonKind.Member && one.Id is not null).Select(one => one.Id!),
            StringComparer.OrdinalIgnoreCase
        );
        steps.AddRange(team.Pending.Where(one => !one.IsRequest && pending.Contains(one.Id)).Select(Step));
        steps.AddRange(team.Pending.Where(one => one.IsRequest && pending.Contains(one.Id)).Select(Step));
        steps.AddRange(
            leaving
                .OrderBy(member => member.IsAdmin)
                .Select(member => new PersonStep(
                    Change(PersonKind.Member, "Remove", member.Name, Team.KeyOf(member), member.Email, before: member.Role),
                    team,
                    team.IsSelf(member) ? Yourself(member)
                        : member.IsAdmin ? noAdmin
                        : null
                ))
        );
        return steps;
    }

    // A place may have been through a file, where somebody struck out lines and mended cells. Whom its cells contradict is not removed.
    private bool NamesTwo(OrgPersonPlace one, OrganizationMember member)
    {
        if (MaskedEmail.IsMasked(one.Email))
        {
            if (!team.CanBe(member, new MaskedEmail(one.Email!)))
                return true;
        }
        else if (EmailAddress.OfServer(one.Email) is { } address && !team.CanBe(member, address))
        {
            return true;
        }
        // A name is written in many ways; one that is another member's, letter by letter, leaves no doubt.
        IReadOnlyList<OrganizationMember> called = string.IsNullOrWhiteSpace(one.Person) ? [] : team.ByName(one.Person);
        return called.Count > 0 && !called.Contains(member, ByReference.Instance);
    }

    private PersonStep Contradiction(OrgPersonPlace one, OrganizationMember member) =>
        new(
            Change(PersonKind.Member, "Remove", member.Name, Team.KeyOf(member), member.Email, before: member.Role),
            team,
            new OrgException(
                OrgErrorKind.InvalidValue,
                DisplayText.Of(
                    $"The place names two people: '{one.UserId ?? one.Id}' is {member.Name} of {team.Name}, and not "
                        + $"{(string.IsNullOrWhiteSpace(one.Person) ? one.Email : one.Person)} ({one.Email}). Nothing was changed."
                )
            )
        );

    // Adds the step that gives the organization another administrator; says why the last one stays if there is none yet.
    private OrgException? Succeed(List<OrganizationMember> leaving, OrganizationMember last, List<PersonStep> steps)
    {
        if (successor?.Address is not { } address)
            return MemberGuard.LastAdmin(last, team.Name, "or name who follows: -Successor <e-mail address>");
        string role = team.Roles.FirstOrDefault(OrganizationMember.IsAdminRole) ?? "admin";
        (OrganizationMember Member, string Match)[] fitting =
        [
            .. successor.MembersOf(team, place).Where(one => !leaving.Contains(one.Member, ByReference.Instance)),
        ];
        if (fitting.FirstOrDefault(one => one.Match != PersonMatch.Possible).Member is { } heir)
        {
            if (_client is not IMemberRoleWriter)
                return Stays(
                    last,
                    $"{heir.Name} is {heir.Role} there, and {_client.Descriptor.DisplayName}'s API cannot make a member admin"
                );
            steps.Add(
                new PersonStep(Change(PersonKind.Member, "Change", heir.Name, Team.KeyOf(heir), heir.Email, "Role", heir.Role, role), team)
            );
            return null;
        }
        if (fitting.Length > 0)
        {
            string may = string.Join(" or ", fitting.Take(5).Select(one => $"{one.Member.Name} ({one.Member.UserId})"));
            return Stays(last, $"{address} may be {may}, of whose address only a part is shown. Say who it is with -Identity");
        }
        if (team.EveryPendingOf(null, address).Any(request => !request.IsRequest))
            return Stays(last, $"{address} has been invited and has not accepted yet. Run the same line again afterwards");
        if (_client is not IMemberInviter)
            return Stays(last, $"{address} is not a member, and {_client.Descriptor.DisplayName}'s API cannot invite anybody");
        steps.Add(new PersonStep(Change(PersonKind.Invitation, "Add", address.ToString(), null, address.ToString(), after: role), team));
        return Stays(last, $"{address} is invited as {role} first. Run the same line again once that is accepted");
    }

    private OrgException Stays(OrganizationMember last, string why) =>
        new(OrgErrorKind.LastAdmin, DisplayText.Of($"{last.Name} is the last admin of {team.Name} and stays: {why}."));

    private OrgException Yourself(OrganizationMember member) =>
        new(
            OrgErrorKind.Yourself,
            DisplayText.Of(
                $"{member.Name} is the user of connection '{place.Name}', which could not do the rest without the membership of "
                    + $"{team.Name}. Use another connection, or Remove-OrganizationMember -Force."
            )
        );

    // Of all that is pending, the executor finds the one that it is about.
    private PersonStep Step(MembershipRequest request) =>
        new(
            Change(
                request.IsRequest ? PersonKind.Request : PersonKind.Invitation,
                "Remove",
                request.Name ?? request.Email ?? request.UserId ?? request.Id,
                request.UserId,
                request.Email,
                before: request.Role
            ),
            team.WithRequests([request])
        );

    private OrgChange Change(
        string kind,
        string action,
        string target,
        string? userId,
        string? email,
        string? property = null,
        object? before = null,
        object? after = null
    ) =>
        new()
        {
            Provider = _client.Descriptor.Provider.ToString(),
            Connection = place.Name,
            Endpoint = place.Endpoint,
            User = team.Self?.UserName,
            OrganizationId = team.OrganizationId,
            OrganizationName = team.Name,
            Kind = kind,
            Action = action,
            Target = target,
            UserId = userId,
            Email = email,
            Property = property,
            Before = before,
            After = after,
            Outcome = ChangeOutcome.Planned,
        };
}
