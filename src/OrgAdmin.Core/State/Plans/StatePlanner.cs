using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Compares what a file says with what was read, and guards what may not be lost. It asks nobody.</summary>
internal sealed class StatePlanner(TeamPlace place, OrgState wanted, World world, PlanOptions options)
{
    private readonly List<OrgChange> _changes = [];
    private readonly List<OrgChange> _refused = [];
    private readonly List<OrgChange> _unknown = [];
    private string? _errorId;
    private IReadOnlyList<string> _warnings = [];

    /// <summary>What the person should know besides; known once the plan is made.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    private ProviderDescriptor Provider => place.Client!.Descriptor;

    /// <summary>Makes the plan of one organization.</summary>
    public OrgPlanOrganization Plan()
    {
        CompareFields();
        CompareBadges();
        CompareChildren();
        CompareCustomers();
        CompareContacts();
        CompareLogo();
        ComparePeople();
        CompareAssignments();
        return new OrgPlanOrganization
        {
            Connection = place.Name,
            Provider = Provider.Provider.ToString(),
            Endpoint = place.Endpoint,
            OrganizationId = world.State.Id,
            OrganizationName = world.Organization.Name,
            File = wanted.File,
            Changes = _errorId is null ? [.. _changes.OrderBy(ChangeOrder.Of)] : [],
            Refused = _refused,
            Unknown = _unknown,
            ErrorId = _errorId,
            Facts = world.Facts(),
            AllowsLastAdmin = MinimumAdmin == 0,
            AllowsSelf = !wanted.Guards.KeepSelf,
        };
    }

    private int MinimumAdmin => Math.Max(wanted.Guards.MinimumAdmins, options.MinimumAdmin ?? wanted.Guards.MinimumAdmins);

    private void CompareFields()
    {
        if (Ignores("organization"))
            return;
        foreach (KeyValuePair<string, object?> field in wanted.Organization)
        {
            object? now = world.State.Organization.TryGetValue(field.Key, out object? value) ? value : null;
            if (World.TextOf(field.Value) == World.TextOf(now))
                continue;
            OrgChange change = Change(
                "Organization",
                "Change",
                world.Organization.Name,
                property: field.Key,
                before: now,
                after: field.Value
            );
            if (place.Client is IOrganizationWriter && Provider.OrganizationFields.Contains(field.Key))
                _changes.Add(change);
            else
                Refuse(change, $"{Provider.DisplayName} cannot write {SnapshotWriter.NameOf(field.Key)}.");
        }
    }

    private void CompareBadges()
    {
        if (Skips("badges", wanted.Badges, world.State.Badges))
            return;
        foreach (string badge in wanted.Badges!.Except(world.State.Badges!, StringComparer.OrdinalIgnoreCase))
            _changes.Add(Change("Badge", "Add", badge, after: badge));
        if (IsExact("badges"))
            foreach (string badge in world.State.Badges!.Except(wanted.Badges!, StringComparer.OrdinalIgnoreCase))
                _changes.Add(Change("Badge", "Remove", badge, before: badge));
    }

    private void CompareChildren()
    {
        if (Skips("children", wanted.Children, world.State.Children))
            return;
        foreach (StateChild child in wanted.Children!)
        {
            StateChild? now = child.Id is null
                ? world.State.Children!.Find(other => string.Equals(other.Name, child.Name, StringComparison.OrdinalIgnoreCase))
                : world.State.Children!.Find(other => string.Equals(other.Id, child.Id, StringComparison.OrdinalIgnoreCase));
            if (now is not null && now.Name == child.Name)
                continue;
            OrgChange add = Change("Child", "Add", child.Name, email: child.ContactEmail, after: child.Name);
            if (now is not null)
                Refuse(
                    Change("Child", "Change", now.Name, property: "Name", before: now.Name, after: child.Name),
                    "A child is renamed in its own file."
                );
            else if (child.Id is not null)
                Refuse(add, $"There is no child of the id {child.Id}, and an id cannot be chosen.");
            else if (place.Client is IOrganizationWriter && Provider.OrganizationFields.Contains(nameof(OrganizationInput.ParentId)))
                _changes.Add(add);
            else
                Refuse(add, $"{Provider.DisplayName} cannot make organizations below others.");
        }
        if (!IsExact("children"))
            return;
        foreach (
            StateChild child in world.State.Children!.Where(child =>
                !wanted.Children!.Exists(other => Is(other.Id, child.Id) || Is(other.Name, child.Name))
            )
        )
            Refuse(
                Change("Child", "Remove", child.Name, before: child.Name),
                "Organizations are not removed by a plan. Use Remove-Organization."
            );
    }

    private void CompareCustomers()
    {
        if (Skips("customers", wanted.Customers, world.State.Customers))
            return;
        foreach (StateCustomer customer in wanted.Customers!)
        {
            if (
                world.State.Customers!.Exists(other =>
                    Is(other.Id, customer.Id) || (customer.Id is null && SameAddress(other.Email, customer.Email))
                )
            )
                continue;
            OrgChange add = Change("Customer", "Add", customer.Email ?? customer.Name ?? "", email: customer.Email, after: customer.Fields);
            try
            {
                if (customer.Id is not null)
                    throw new OrgException(
                        OrgErrorKind.ValidationFailed,
                        $"There is no customer of the id {customer.Id}, and an id cannot be chosen."
                    );
                CustomerFields.Check((ICustomerManager)place.Client!, customer);
                _changes.Add(add);
            }
            catch (OrgException error)
            {
                Refuse(add, error.Message);
            }
        }
        if (!IsExact("customers"))
            return;
        foreach (
            StateCustomer customer in world.State.Customers!.Where(customer =>
                !wanted.Customers!.Exists(other => Is(other.Id, customer.Id) || SameAddress(other.Email, customer.Email))
            )
        )
            Refuse(
                Change("Customer", "Remove", customer.Name ?? customer.Email ?? "", email: customer.Email, before: customer.Name),
                $"{Provider.DisplayName} cannot remove customers."
            );
    }

    private void CompareContacts()
    {
        if (Skips("contacts", wanted.Contacts, world.State.Contacts))
            return;
        List<StateContact> there = world.State.Contacts!;
        var named = new HashSet<StateContact>();
        foreach (StateContact contact in wanted.Contacts!)
        {
            StateContact? now = contact.Id is null
                ? there.Find(other => other.Text == contact.Text)
                : there.Find(other => Is(other.Id, contact.Id));
            if (now is not null)
                named.Add(now);
            if (now?.Text == contact.Text)
                continue;
            OrgChange change = Change(
                "Contact",
                now is null ? "Add" : "Change",
                contact.Name,
                email: contact.Email,
                before: now?.Fields(),
                after: contact.Fields()
            );
            string? problem = contact.Problem(Provider.ContactRoles);
            if (contact.Id is not null && now is null)
                Refuse(change, $"There is no contact point of the id {contact.Id}, and an id cannot be chosen.");
            else if (problem is not null)
                Refuse(change, $"line {contact.Line}: {problem}");
            else
                _changes.Add(change);
        }
        if (!IsExact("contacts"))
            return;
        foreach (StateContact contact in there.Where(contact => !named.Contains(contact)))
            _changes.Add(Change("Contact", "Remove", contact.Name, email: contact.Email, before: contact.Fields()));
    }

    private void CompareLogo()
    {
        if (Ignores("organization") || Skips("logo", wanted.Logo, world.State.Logo))
            return;
        (string now, string then) = (world.State.Logo!.Sha256, wanted.Logo!.Sha256);
        if (now != then)
            _changes.Add(
                Change(
                    "Organization",
                    "Change",
                    world.Organization.Name,
                    property: nameof(OrganizationInput.Logo),
                    before: now.Length == 0 ? null : now,
                    after: then
                )
            );
    }

    private void CompareAssignments()
    {
        if (Skips("assignments", wanted.Assignments, world.State.Assignments))
            return;
        IEnumerable<string> users = IsExact("assignments")
            ? wanted.Assignments!.Keys.Union(world.State.Assignments!.Keys, StringComparer.OrdinalIgnoreCase)
            : wanted.Assignments!.Keys;
        foreach (string userId in users)
        {
            List<string> now = world.State.Assignments!.TryGetValue(userId, out List<string>? assigned) ? assigned : [];
            List<string> then = wanted.Assignments!.TryGetValue(userId, out List<string>? listed) ? listed : [];
            if (!IsExact("assignments"))
                then = [.. then.Union(now, StringComparer.OrdinalIgnoreCase)];
            if (World.ListOf(now) == World.ListOf(then) || Leaves(userId))
                continue;
            OrganizationMember? member = world.Team?.ById(userId).FirstOrDefault();
            string name = member?.Name ?? userId;
            OrgChange change = Change(
                "Assignment",
                "Change",
                name,
                userId: userId,
                property: "Assignments",
                before: now.ToArray(),
                after: then.ToArray()
            );
            string? role = wanted.Members?.Find(entry => Is(entry.UserId, userId))?.Role ?? member?.Role;
            if (world.Team is not null && member is null)
                Refuse(change, "Only a member can be assigned objects.");
            else if (then.Count > 0 && Provider.AssignableRole is { } assignable && !Is(role, assignable))
                Refuse(change, $"Objects are assigned to a {assignable} only, and the role is {role}.");
            else
                _changes.Add(change);
        }
    }

    // Who is no member by the file takes the assignments along, or has done so.
    private bool Leaves(string userId) => wanted.Members is { } members && !members.Exists(member => Is(member.UserId, userId));

    // One planner for lists of members and for files: TeamPlanner says who is who, and what speaks against a removal.
    private void ComparePeople()
    {
        bool hasMembers = !Skips("members", wanted.Members, world.State.Members);
        bool hasInvitations = !Skips("invitations", wanted.Invitations, world.State.Invitations);
        if (world.Team is not { } team || (!hasMembers && !hasInvitations))
            return;
        if (place.Client is not IMemberSynchronizer api)
        {
            RefusePeople(team, hasMembers);
            return;
        }
        List<(TeamRow Row, StatePerson Entry, bool IsMember)> rows = [];
        foreach (StatePerson entry in hasMembers ? wanted.Members! : [])
            rows.Add((RowOf(entry, rows.Count + 1), entry, true));
        foreach (StatePerson entry in hasInvitations ? wanted.Invitations! : [])
            rows.Add((RowOf(entry, rows.Count + 1), entry, false));
        IReadOnlyList<Person> people = new PersonResolver(
            team,
            Provider.DisplayName,
            api.InvitesUsers,
            place.Client is IMemberRoleWriter
        ).Identify(rows.Select(row => row.Row));
        TeamPlan plan = new TeamPlanner(
            team,
            new TeamOptions
            {
                Prune = hasMembers && IsExact("members"),
                MaximumRemovalPercent = Math.Min(
                    wanted.Guards.MaximumRemovalPercent,
                    options.MaximumRemovalPercent ?? wanted.Guards.MaximumRemovalPercent
                ),
                MinimumAdmin = MinimumAdmin,
                RequiredAdmins = [.. wanted.Guards.RequiredAdmins.Union(options.RequiredAdmins, StringComparer.OrdinalIgnoreCase)],
                KeepSelf = wanted.Guards.KeepSelf,
                IsProtected = IsProtected,
            }
        ).Plan(people, WhyNobodyIsRemoved(people), _ => false);
        if ((plan.Refusal ?? plan.RemovalProblem) is { } refusal)
        {
            _errorId = refusal.Kind.ToString();
            Refuse(Change("Organization", "Change", world.Organization.Name), InFile(refusal.Message));
            return;
        }
        _warnings = [.. plan.Warnings.Select(InFile)];
        for (int i = 0; i < rows.Count; i++)
            Add(plan.Rows[i], rows[i].Entry, rows[i].IsMember);
        foreach (TeamStep removal in plan.Removals)
            Add(removal, null, true);
        if (hasInvitations && IsExact("invitations"))
            AddRevocations(team, people);
    }

    private static string? WhyNobodyIsRemoved(IReadOnlyList<Person> people) =>
        people.Any(person => person.Problem is not null)
            ? "not every entry of the file could be used: people who are in it might have been removed"
            : null;

    private bool IsProtected(OrganizationMember member) =>
        wanted.Guards.Protect.Any(pattern =>
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
            Change("Invitation", action, target, userId, email, action == "Change" ? "Role" : null, before, after);
        OrgChange Member(string action, object? before, object? after) =>
            Change("Member", action, target, userId, email, action == "Change" ? "Role" : null, before, after);
        switch (step.Action)
        {
            case TeamAction.Invite:
                _changes.Add(Invitation("Add", null, role));
                break;
            case TeamAction.InviteAnew:
                _changes.Add(Invitation("Change", step.Person!.Pending!.Role, role));
                break;
            // Whoever has accepted has the role that was given then; the file's members say what it is to be now.
            case TeamAction.SetRole when isMember:
                _changes.Add(Member("Change", step.Member!.Role, role));
                break;
            case TeamAction.Remove:
                _changes.Add(Member("Remove", step.Member!.Role, null));
                break;
            case TeamAction.Declined:
                Refuse(
                    Invitation("Add", null, role),
                    "An earlier invitation was declined. Invoke-MemberInvite -IncludeDeclined invites again."
                );
                break;
            case TeamAction.Possible:
                Tell(
                    _unknown,
                    Invitation("Add", null, role),
                    ChangeOutcome.Unknown,
                    $"May be {string.Join(" or ", step.Person!.Candidates.Take(3).Select(Called))}: give the userId."
                );
                break;
            case TeamAction.Refuse when step.Person is null:
                Refuse(Member("Remove", step.Member!.Role, null), InFile(step.Problem!.Message));
                break;
            case TeamAction.Refuse:
                Refuse(
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
            OrgChange change = Change("Invitation", "Remove", target, pending.UserId, pending.Email, before: pending.Role ?? "");
            if (possible.Contains(pending))
                Tell(_unknown, change, ChangeOutcome.Unknown, "May be somebody whom the file names: give the userId.");
            else if (people.Any(person => person.Problem is not null))
                Refuse(change, "Not every entry of the file could be used: it may be one of them.");
            else
                _changes.Add(change);
        }
    }

    // A provider that shows members and changes none of them.
    private void RefusePeople(Team team, bool hasMembers)
    {
        foreach (StatePerson entry in hasMembers ? wanted.Members! : [])
        {
            OrganizationMember? member = entry.UserId is null ? null : team.ById(entry.UserId).FirstOrDefault();
            if (member is null || (entry.Role is not null && !member.HasRole(entry.Role)))
                Refuse(
                    Change(
                        "Member",
                        "Change",
                        entry.Name ?? entry.Email ?? entry.UserId ?? "",
                        entry.UserId,
                        entry.Email,
                        "Role",
                        member?.Role,
                        entry.Role
                    ),
                    $"{Provider.DisplayName} cannot change members."
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

    // True if the part is not the file's to say, or not there. What the file says and the provider does not have, or what could not be
    // read, is told.
    private bool Skips(string part, object? said, object? read)
    {
        if (said is null || Ignores(part))
            return true;
        if (read is not null)
            return false;
        string kind = char.ToUpperInvariant(part[0]) + part.Substring(1).TrimEnd('s');
        OrgChange change = Change(kind, "Change", world.Organization.Name);
        if (world.State.Unread.TryGetValue(part, out OrgException? why))
            Tell(_unknown, change, ChangeOutcome.Unknown, $"The {part} could not be read: {why.Message}");
        else if (said is not System.Collections.ICollection { Count: 0 })
            Refuse(change, $"{Provider.DisplayName} has no {part} that could be managed.");
        return true;
    }

    private bool Ignores(string part) => wanted.Manage[part] == StateManage.Ignore;

    private bool IsExact(string part) => wanted.Manage[part] == StateManage.Exact;

    private void Refuse(OrgChange change, string why) => Tell(_refused, change, ChangeOutcome.Refused, why);

    private static void Tell(List<OrgChange> list, OrgChange change, string outcome, string why)
    {
        (change.Outcome, change.Error) = (outcome, DisplayText.Of(why));
        list.Add(change);
    }

    // The guards of a file are called by their names there.
    private static string InFile(string message) =>
        message
            .Replace("; -Force does not change it", "")
            .Replace("-MaximumRemovalPercent", "guards.maximumRemovalPercent (or -MaximumRemovalPercent)")
            .Replace("-MinimumAdmin", "guards.minimumAdmins (or -MinimumAdmin)")
            .Replace("-RequiredAdmin", "guards.requiredAdmins (or -RequiredAdmin)");

    private OrgChange Change(
        string kind,
        string action,
        string target,
        string? userId = null,
        string? email = null,
        string? property = null,
        object? before = null,
        object? after = null
    ) =>
        new()
        {
            Provider = Provider.Provider.ToString(),
            Connection = place.Name,
            Endpoint = place.Endpoint,
            OrganizationId = world.State.Id ?? "",
            OrganizationName = world.Organization.Name,
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

    private static bool Is(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool SameAddress(string? one, string? other) =>
        one is not null
        && other is not null
        && EmailAddress.Parse(one, out _) is { } address
        && EmailAddress.Parse(other, out _) is { } same
        && address.Equals(same);
}
