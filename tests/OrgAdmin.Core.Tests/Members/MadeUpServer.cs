using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Core.Members;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>A server of made-up organizations, which says what was done at it, and fails where a test wants it to.</summary>
internal sealed class MadeUpServer(params MadeUpOrganization[] organizations)
{
    public static readonly string[] Roles = ["admin", "editor", "partial_editor"];

    // Parsed once: what the server is asked a hundred thousand times must not take the time of the test.
    private static readonly ConcurrentDictionary<string, EmailAddress?> Addresses = new();

    private readonly object _gate = new();
    private int _made;

    public IReadOnlyList<MadeUpOrganization> Organizations { get; } = organizations;

    /// <summary>The changes that were made, in order, such as <c>o1: remove u2</c>.</summary>
    public List<string> Done { get; } = [];

    /// <summary>How many requests came in.</summary>
    public int Requests { get; private set; }

    /// <summary>Says why a request fails; null if it does not.</summary>
    public Func<string, OrgException?> Fails { get; set; } = _ => null;

    /// <summary>Waits before a request is answered.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Looks at the server after each change.</summary>
    public Action AfterChange { get; set; } = () => { };

    /// <summary>The address of a user, who need not be a member.</summary>
    public Func<string, string?> AddressOf { get; set; } = _ => null;

    public async Task<T> AskAsync<T>(string organizationId, string what, bool isChange, Func<MadeUpOrganization, T> answer)
    {
        string said = $"{organizationId}: {what}";
        await Before(said);
        lock (_gate)
        {
            Requests++;
            if (Fails(said) is { } error)
                throw error;
            MadeUpOrganization organization =
                Organizations.FirstOrDefault(known =>
                    string.Equals(known.Id, organizationId, StringComparison.OrdinalIgnoreCase) || known.Slug == organizationId
                ) ?? throw new OrgException(OrgErrorKind.NotFound, $"Organization '{organizationId}' was not found.");
            T given = answer(organization);
            if (isChange && given is not MemberInviteResult { Outcome: not InviteOutcome.Invited })
            {
                Done.Add(said);
                AfterChange();
            }
            return given;
        }
    }

    public static MadeUpAccount Find(MadeUpOrganization organization, string userId) =>
        organization.Member(userId) ?? throw new OrgException(OrgErrorKind.NotFound, $"{userId} is not a member.");

    public MemberInviteResult Invite(MadeUpOrganization organization, MemberInvitation invitation)
    {
        EmailAddress? address = Parsed(invitation.Email ?? (invitation.UserId is null ? null : AddressOf(invitation.UserId)));
        bool Means(string? userId, IEnumerable<string?> emails) =>
            (userId is not null && string.Equals(userId, invitation.UserId, StringComparison.OrdinalIgnoreCase))
            || (address is not null && emails.Any(email => address.Equals(Parsed(email))));
        string outcome =
            organization.Members.Exists(member => Means(member.Id, member.Addresses)) ? InviteOutcome.AlreadyMember
            : organization.Requests.Exists(request =>
                request.Status == "pending"
                && Means(request.UserId, [request.Email, request.UserId is null ? null : AddressOf(request.UserId)])
            )
                ? InviteOutcome.AlreadyPending
            : InviteOutcome.Invited;
        string? id = null;
        if (outcome == InviteOutcome.Invited)
        {
            id = "i-" + ++_made;
            organization.With(id, "invitation", "pending", invitation.Role ?? "editor", invitation.Email, invitation.UserId);
        }
        return new MemberInviteResult
        {
            OrganizationId = organization.Id,
            Id = id,
            Email = invitation.Email,
            UserId = invitation.UserId,
            Role = invitation.Role,
            Outcome = outcome,
        };
    }

    private static EmailAddress? Parsed(string? email) =>
        email is null ? null : Addresses.GetOrAdd(email, text => EmailAddress.OfServer(text));
}
