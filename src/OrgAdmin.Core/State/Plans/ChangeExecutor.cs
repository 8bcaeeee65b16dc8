using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;
using OrgAdmin.Core.State.Files;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Sends one change of a plan, or of what is put back. What it is about was read before, and is looked up in that.</summary>
internal sealed class ChangeExecutor(TeamPlace place, OperationContext context, string? stateFile = null)
{
    // Who is turned away reads it, and uData wants one.
    private const string Denial = "The request was declined by an administrator.";

    private readonly IOrgClient _client = place.Client!;
    private readonly Dictionary<string, MemberLook> _looks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="team">The people of the organization as they were read; null where they are not shown.</param>
    /// <param name="mayTakeLastAdmin">True if nobody needs to administer the organization afterwards.</param>
    /// <exception cref="OrgException">It was refused, or the provider cannot do it.</exception>
    public Task SendAsync(OrgChange change, Team? team, bool mayTakeLastAdmin) =>
        context.RecordAsync(
            change,
            async call =>
            {
                await SendAsync(change, team, mayTakeLastAdmin, call).ConfigureAwait(false);
                return true;
            }
        );

    private Task SendAsync(OrgChange change, Team? team, bool mayTakeLastAdmin, OperationContext call)
    {
        string id = change.OrganizationId;
        return (change.Kind, change.Action) switch
        {
            ("Organization", "Add") => MakeAsync(change, call),
            ("Organization", "Change") when change.Property == nameof(OrganizationInput.Logo) => Api<IOrganizationWriter>()
                .UpdateOrganizationAsync(id, LogoOf(change), call),
            ("Organization", "Change") => Api<IOrganizationWriter>().UpdateOrganizationAsync(id, InputOf(change), call),
            ("Organization", "Remove") => Api<IOrganizationRemover>().RemoveOrganizationAsync(id, call),
            ("Child", "Add") => Api<IOrganizationWriter>()
                .CreateOrganizationAsync(
                    new OrganizationInput
                    {
                        Name = change.Target,
                        ParentId = id,
                        ContactEmail = change.Email,
                    },
                    call
                ),
            ("Customer", "Add") => OrderAsync(change, call),
            ("Badge", "Add") => Api<IBadgeManager>().AddBadgeAsync(id, change.Target, call),
            ("Badge", "Remove") => Api<IBadgeManager>().RemoveBadgeAsync(id, change.Target, call),
            ("Follower", "Add") => Api<IFollowerManager>().FollowAsync(id, call),
            ("Follower", "Remove") => Api<IFollowerManager>().UnfollowAsync(id, call),
            ("Contact", "Add") => Api<IContactManager>().CreateContactAsync(id, StateContact.Of(change.After).ToInput(), call),
            ("Contact", "Change") => Api<IContactManager>()
                .UpdateContactAsync(ContactIdOf(change), StateContact.Of(change.After).ToInput(), call),
            ("Contact", "Remove") => Api<IContactManager>().RemoveContactAsync(ContactIdOf(change), call),
            ("Assignment", "Change") => Api<IMemberAssignmentManager>()
                .SetAssignmentsAsync(id, change.UserId!, [.. Texts(change.After).Select(Reference)], call),
            ("Invitation", "Add") => InviteAsync(change, call),
            ("Invitation", "Change") => InviteAnewAsync(change, team, call),
            ("Invitation", "Remove") => Api<IInvitationRevoker>().RevokeInvitationAsync(id, InvitationOf(change, team).Id, call),
            ("Request", "Remove") => Api<IMembershipRequestManager>().DenyRequestAsync(id, RequestOf(change, team).Id, Denial, call),
            ("Member", "Change") => SetRoleAsync(change, team, mayTakeLastAdmin, call),
            ("Member", "Remove") => RemoveMemberAsync(change, team, mayTakeLastAdmin, call),
            _ => throw new OrgException(OrgErrorKind.InvalidPlan, $"'{change.Action} {change.Kind}' is no change that can be made."),
        };
    }

    private T Api<T>()
        where T : class =>
        _client as T
        ?? throw new OrgException(OrgErrorKind.OperationNotSupported, $"{_client.Descriptor.DisplayName}'s API cannot do that.")
        {
            Provider = _client.Descriptor.Provider,
        };

    private async Task MakeAsync(OrgChange change, OperationContext call)
    {
        OrganizationInput input = OrganizationFields.ToInput((IReadOnlyDictionary<string, object?>)change.After!);
        Organization made = await Api<IOrganizationWriter>().CreateOrganizationAsync(input, call).ConfigureAwait(false);
        change.OrganizationId = made.Id;
    }

    private async Task OrderAsync(OrgChange change, OperationContext call)
    {
        ICustomerManager api = Api<ICustomerManager>();
        Dictionary<string, string> fields = ChangedFields.Of(change.After);
        await api.CreateCustomerAsync(change.OrganizationId, CustomerFields.Check(api, fields), call).ConfigureAwait(false);
    }

    private static string ContactIdOf(OrgChange change) =>
        StateContact.Of(change.Before).Id
        ?? throw new OrgException(OrgErrorKind.InvalidPlan, DisplayText.Of($"It is not said which contact point {change.Target} is."));

    // The plan has the hash of the picture, and the picture lies beside the file.
    private OrganizationInput LogoOf(OrgChange change)
    {
        StateLogo? logo = stateFile is null ? null : StateFileReader.Read(stateFile).Logo;
        return logo?.Sha256 == change.After as string && logo is not null
            ? new OrganizationInput { Logo = Convert.ToBase64String(logo.Content) }
            : throw new OrgException(
                OrgErrorKind.PlanOutdated,
                DisplayText.Of($"The logo beside {stateFile ?? "the file"} is another one than the plan was made with. Make the plan anew.")
            );
    }

    private static OrganizationInput InputOf(OrgChange change)
    {
        object? value = change.After;
        // What is not named stays where extras are merged, so that a key goes by being named without a value.
        if (change.Property == nameof(OrganizationInput.Extras))
        {
            var extras = new Dictionary<string, object?>();
            foreach (string key in (change.Before as IDictionary<string, object?>)?.Keys ?? [])
                extras[key] = null;
            foreach (KeyValuePair<string, object?> pair in value as IDictionary<string, object?> ?? new Dictionary<string, object?>())
                extras[pair.Key] = pair.Value;
            value = extras;
        }
        return OrganizationFields.ToInput(new Dictionary<string, object?> { [change.Property!] = value });
    }

    private async Task InviteAsync(OrgChange change, OperationContext call)
    {
        bool byId = change.UserId is not null && _client is IMemberSynchronizer { InvitesUsers: true };
        if (!byId && (change.Email is null || MaskedEmail.IsMasked(change.Email)))
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of($"{change.Target} cannot be invited: the whole address is not known.")
            );
        var invitation = new MemberInvitation
        {
            UserId = byId ? change.UserId : null,
            Email = byId ? null : change.Email,
            Role = change.After as string,
        };
        MemberInviteResult result = await Api<IMemberInviter>().InviteAsync(change.OrganizationId, invitation, call).ConfigureAwait(false);
        if (result.Outcome is not (InviteOutcome.Invited or InviteOutcome.AlreadyPending))
            throw new OrgException(
                OrgErrorKind.Conflict,
                DisplayText.Of($"{change.Target} is a member already, and it is not shown which one. Give the entry its userId.")
            );
    }

    private async Task InviteAnewAsync(OrgChange change, Team? team, OperationContext call)
    {
        MembershipRequest before = InvitationOf(change, team);
        await Api<IInvitationRevoker>().RevokeInvitationAsync(change.OrganizationId, before.Id, call).ConfigureAwait(false);
        try
        {
            await InviteAsync(change, call).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            throw error.WithMessage(
                $"{error.Message} The earlier invitation, as {before.Role}, has been taken back, and no other one is known "
                    + "to have been sent."
            );
        }
    }

    private static MembershipRequest InvitationOf(OrgChange change, Team? team) => PendingOf(change, team, "invitation");

    private static MembershipRequest RequestOf(OrgChange change, Team? team) => PendingOf(change, team, "request");

    private static MembershipRequest PendingOf(OrgChange change, Team? team, string kind) =>
        team?.Pending.FirstOrDefault(pending =>
            pending.IsRequest == (kind == "request")
            && (
                change.UserId is not null
                    ? IgnoringCase.Same(pending.UserId, change.UserId)
                    : IgnoringCase.Same(pending.Email, change.Email)
            )
        )
        ?? throw new OrgException(OrgErrorKind.NotFound, DisplayText.Of($"No {kind} of {change.Target} is waiting."));

    private async Task SetRoleAsync(OrgChange change, Team? team, bool mayTakeLastAdmin, OperationContext call)
    {
        IMemberRoleWriter api = Api<IMemberRoleWriter>();
        string id = change.OrganizationId;
        using (await OrganizationLocks.EnterAsync(_client, id, call.CancellationToken).ConfigureAwait(false))
        {
            OrganizationMember member = MemberOf(change, team);
            await GuardLastAdminAsync(change, member, mayTakeLastAdmin, call).ConfigureAwait(false);
            await api.SetRoleAsync(id, change.UserId!, (string)change.After!, call).ConfigureAwait(false);
            LookOf(id).Changed(member, (string)change.After!);
        }
    }

    private async Task RemoveMemberAsync(OrgChange change, Team? team, bool mayTakeLastAdmin, OperationContext call)
    {
        IMemberRemover api = Api<IMemberRemover>();
        string id = change.OrganizationId;
        using (await OrganizationLocks.EnterAsync(_client, id, call.CancellationToken).ConfigureAwait(false))
        {
            OrganizationMember member = MemberOf(change, team);
            await GuardLastAdminAsync(change, member, mayTakeLastAdmin, call).ConfigureAwait(false);
            await api.RemoveMemberAsync(id, change.UserId!, member.MembershipId, call).ConfigureAwait(false);
            LookOf(id).Changed(member, null);
        }
    }

    // The plan leaves an administrator. Another administrator may have gone since it was checked.
    private async Task GuardLastAdminAsync(OrgChange change, OrganizationMember member, bool mayTakeLastAdmin, OperationContext call)
    {
        if (
            !mayTakeLastAdmin
            && ChangeOrder.TakesAdmin(change)
            && await LookOf(change.OrganizationId).LacksAdminsWithoutAsync(member, 1, call).ConfigureAwait(false)
        )
            throw MemberGuard.LastAdmin(member, change.OrganizationName ?? change.OrganizationId, "or set guards.minimumAdmins to 0");
    }

    private MemberLook LookOf(string organizationId)
    {
        if (!_looks.TryGetValue(organizationId, out MemberLook? look))
            _looks[organizationId] = look = new MemberLook(_client, organizationId);
        return look;
    }

    private static OrganizationMember MemberOf(OrgChange change, Team? team) =>
        team?.ById(change.UserId!).FirstOrDefault()
        ?? new OrganizationMember
        {
            OrganizationId = change.OrganizationId,
            UserId = change.UserId!,
            Name = change.Target,
        };

    private static AssignmentReference Reference(string text)
    {
        int blank = text.IndexOf(' ');
        return new AssignmentReference { Class = text.Substring(0, blank), Id = text.Substring(blank + 1) };
    }

    private static IEnumerable<string> Texts(object? value) =>
        value is IEnumerable<object?> list ? list.Select(item => item?.ToString() ?? "") : [];
}
