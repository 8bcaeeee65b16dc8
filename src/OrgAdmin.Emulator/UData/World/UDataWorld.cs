using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>The state behind the emulated uData. Everything that is looked up has an index, so a world may hold many thousands.</summary>
internal sealed class UDataWorld
{
    private readonly Dictionary<string, OrganizationRecord> _byId = [];
    private readonly Dictionary<string, OrganizationRecord> _bySlug = [];
    private readonly Dictionary<string, OrganizationRecord> _byOldSlug = [];
    private readonly Dictionary<string, int> _nextNumber = [];
    private readonly Dictionary<string, UserRecord> _users = [];
    private readonly Dictionary<string, UserRecord> _usersBySlug = [];
    private readonly Dictionary<string, UserRecord> _usersByEmail = [];
    private readonly Dictionary<string, TokenRecord> _tokens = [];
    private readonly Dictionary<string, TokenRecord> _tokensById = [];
    private readonly Dictionary<string, UserRecord> _oauthTokens = [];
    private int _tokensMade;
    private readonly Dictionary<string, OrganizationRecord> _organizationOfInvitation = [];
    private readonly Dictionary<string, List<MembershipRecord>> _invitationsByEmail = [];
    private readonly Dictionary<string, List<MembershipRecord>> _invitationsOfUser = [];
    private readonly Dictionary<(string Class, string Id), ContentRecord> _contents = [];
    private readonly List<ContactRecord> _contacts = [];
    private int _made;

    /// <summary>READ_ONLY_MODE of a uData site: nobody but a system administrator creates anything.</summary>
    public bool ReadOnly { get; set; }

    public ListCache Lists { get; } = new();

    public UDataNotifications Notifications { get; } = new();

    /// <summary>All organizations, deleted ones too, in the order they were made.</summary>
    public List<OrganizationRecord> Organizations { get; } = [];

    public IEnumerable<UserRecord> Users => _users.Values;

    /// <summary>A new id like MongoDB's, the same in every run.</summary>
    public string NewId() => "64e0000000000000" + (++_made).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A new uuid, the same in every run.</summary>
    public string NewUuid() => $"7d3f0000-0000-4000-8000-{++_made:x12}";

    public void Add(UserRecord user, string token)
    {
        _users[user.Id] = user;
        _usersBySlug[user.Slug] = user;
        _usersByEmail[user.Email.ToLowerInvariant()] = user;
        AddToken(new TokenRecord(NewTokenId(), user, token, user.Since), token);
    }

    /// <summary>A new account. Pending invitations to its address become invitations of its user.</summary>
    public void Register(UserRecord user, string token)
    {
        Add(user, token);
        string email = user.Email.ToLowerInvariant();
        if (!_invitationsByEmail.TryGetValue(email, out List<MembershipRecord>? invitations))
            return;
        foreach (MembershipRecord invitation in invitations.Where(invitation => invitation.IsPending).ToArray())
        {
            OrganizationOf(invitation).Recognize(invitation, user);
            Remember(_invitationsOfUser, user.Id, invitation);
            Notifications.TellOf(OrganizationOf(invitation), invitation);
        }
        _invitationsByEmail.Remove(email);
    }

    /// <summary>One more token of a user that no longer works.</summary>
    public void Add(UserRecord user, string token, string refusal) =>
        AddToken(new TokenRecord(NewTokenId(), user, token, user.Since) { Refusal = refusal }, token);

    /// <summary>A token that somebody has made.</summary>
    public void AddToken(TokenRecord record, string token)
    {
        _tokens[token] = record;
        _tokensById[record.Id] = record;
    }

    public TokenRecord? TokenById(string id) => _tokensById.TryGetValue(id, out TokenRecord? token) ? token : null;

    /// <summary>The tokens of a user that have not been revoked, the newest first.</summary>
    public IEnumerable<TokenRecord> TokensOf(UserRecord user) =>
        _tokensById
            .Values.Where(token => token.User == user && token.Revoked is null && token.Refusal is null)
            .OrderByDescending(token => token.Created)
            .ThenByDescending(token => token.Id, StringComparer.Ordinal);

    // Of their own series, so that a token more changes no other id.
    public string NewTokenId() => "6f00000000000000" + (++_tokensMade).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A token that an application got for a user (OAuth).</summary>
    public void AddOAuth(UserRecord user, string token) => _oauthTokens[token] = user;

    public UserRecord? OAuthToken(string token) => _oauthTokens.TryGetValue(token, out UserRecord? user) ? user : null;

    public TokenRecord? Token(string secret) => _tokens.TryGetValue(secret, out TokenRecord? token) ? token : null;

    public UserRecord? UserById(string? id) => id is not null && _users.TryGetValue(id, out UserRecord? user) ? user : null;

    public UserRecord? UserByIdOrSlug(string text) =>
        UserById(text) ?? (_usersBySlug.TryGetValue(text, out UserRecord? user) ? user : null);

    public UserRecord? UserByEmail(string email) => _usersByEmail.TryGetValue(email.ToLowerInvariant(), out UserRecord? user) ? user : null;

    public OrganizationRecord? OrganizationById(string id) =>
        _byId.TryGetValue(id, out OrganizationRecord? organization) ? organization : null;

    public OrganizationRecord? OrganizationBySlug(string slug) =>
        _bySlug.TryGetValue(slug, out OrganizationRecord? organization) ? organization : null;

    /// <summary>The organization that once had a slug.</summary>
    public OrganizationRecord? OrganizationByOldSlug(string slug) =>
        _byOldSlug.TryGetValue(slug, out OrganizationRecord? organization) ? organization : null;

    /// <summary>Adds an organization and gives it its slug.</summary>
    public void Add(OrganizationRecord organization)
    {
        GiveSlug(organization);
        _byId[organization.Id] = organization;
        Organizations.Add(organization);
    }

    /// <summary>Names an organization anew. Its slug follows, and the former one goes on to lead to it.</summary>
    public void Rename(OrganizationRecord organization, string name)
    {
        organization.Name = name;
        string former = organization.Slug;
        if (Slug.Of(name) == former)
            return;
        _bySlug.Remove(former);
        _nextNumber.Clear();
        GiveSlug(organization);
        if (former.Length > 0 && former != organization.Slug)
            _byOldSlug[former] = organization;
    }

    public void Add(ContentRecord content)
    {
        content.Organization.Contents.Add(content);
        _contents[(content.Class, content.Id)] = content;
    }

    public ContentRecord? Content(string @class, string id) =>
        _contents.TryGetValue((@class, id), out ContentRecord? content) ? content : null;

    public ContentRecord? DatasetBySlug(string slug) =>
        _contents.Values.FirstOrDefault(content => content.Class == "Dataset" && content.Slug == slug);

    public void Add(ContactRecord contact) => _contacts.Add(contact);

    public void Replace(ContactRecord contact, ContactRecord now) => _contacts[_contacts.IndexOf(contact)] = now;

    public void Remove(ContactRecord contact) => _contacts.Remove(contact);

    public ContactRecord? Contact(string id) => _contacts.Find(contact => contact.Id == id);

    /// <summary>The contact point that says the same of the same owner.</summary>
    public ContactRecord? Twin(ContactRecord contact) => _contacts.Find(known => known.IsSameAs(contact));

    public IReadOnlyList<ContactRecord> ContactsOf(OrganizationRecord organization) =>
        [.. _contacts.Where(contact => contact.Organization == organization)];

    /// <summary>Adds a request or an invitation to an organization.</summary>
    public void Add(OrganizationRecord organization, MembershipRecord membership)
    {
        organization.Add(membership);
        if (membership.IsPending)
            Notifications.TellOf(organization, membership);
        if (!membership.IsInvitation)
            return;
        _organizationOfInvitation[membership.Id] = organization;
        if (membership.User is { } user)
            Remember(_invitationsOfUser, user.Id, membership);
        else
            Remember(_invitationsByEmail, membership.Email!, membership);
    }

    public IEnumerable<MembershipRecord> InvitationsOf(UserRecord user) =>
        _invitationsOfUser.TryGetValue(user.Id, out List<MembershipRecord>? invitations) ? invitations : [];

    public OrganizationRecord OrganizationOf(MembershipRecord invitation) => _organizationOfInvitation[invitation.Id];

    public IEnumerable<OrganizationRecord> OrganizationsOf(UserRecord user) =>
        Organizations.Where(organization => organization.Deleted is null && organization.Member(user) is not null);

    /// <summary>Lets a partial editor edit one thing of the organization.</summary>
    /// <exception cref="Abort">The editor has it already: the database's index is unique, and uData's code does not expect
    /// that.</exception>
    public void Assign(OrganizationRecord organization, UserRecord user, ContentRecord subject, DateTimeOffset created)
    {
        if (organization.Assignments.Any(assignment => assignment.User == user && assignment.Subject == subject))
            throw Abort.Crash();
        organization.Assignments.Add(new AssignmentRecord(NewId(), user, subject, created));
    }

    private static void Remember(Dictionary<string, List<MembershipRecord>> index, string person, MembershipRecord invitation)
    {
        if (!index.TryGetValue(person, out List<MembershipRecord>? invitations))
            index[person] = invitations = [];
        invitations.Add(invitation);
    }

    // A name without a letter or digit has no slug, and its organization is found by its id only.
    private void GiveSlug(OrganizationRecord organization)
    {
        string slug = Slug.Of(organization.Name);
        organization.Slug = slug.Length == 0 ? slug : FreeSlug(slug);
        if (slug.Length == 0)
            return;
        _bySlug[organization.Slug] = organization;
        _byOldSlug.Remove(organization.Slug);
    }

    private string FreeSlug(string slug)
    {
        if (!_bySlug.ContainsKey(slug))
            return slug;
        int number = _nextNumber.TryGetValue(slug, out int known) ? known : 1;
        while (_bySlug.ContainsKey(Slug.Numbered(slug, number)))
            number++;
        _nextNumber[slug] = number + 1;
        return Slug.Numbered(slug, number);
    }
}
