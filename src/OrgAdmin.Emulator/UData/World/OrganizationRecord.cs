using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>An organization and all that hangs on it.</summary>
internal sealed class OrganizationRecord(string id, string name, DateTimeOffset created)
{
    private readonly Dictionary<string, MemberRecord> _members = [];

    // Most organizations of a large world have neither followers nor requests, so these are made when they are needed.
    private Dictionary<string, FollowRecord>? _followers;
    private Dictionary<string, MembershipRecord>? _membershipsById;
    private Dictionary<string, List<MembershipRecord>>? _membershipsByPerson;

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public DateTimeOffset Created { get; } = created;

    public string Slug { get; set; } = "";

    public string Description { get; set; } = "";

    public string? Acronym { get; set; }

    public string? Url { get; set; }

    public LogoRecord? Logo { get; set; }

    public string? ImageUrl { get; set; }

    public string? BusinessNumberId { get; set; }

    public JsonObject Extras { get; set; } = [];

    /// <summary>What the organization's page is made of.</summary>
    public JsonArray Blocs { get; set; } = [];

    /// <summary>Since when everybody sees the page; before, administrators prepare it.</summary>
    public DateTimeOffset? BlocsPublishedAt { get; set; }

    public DateTimeOffset LastModified { get; set; } = created;

    public DateTimeOffset? Deleted { get; set; }

    public int Views { get; set; }

    /// <summary>Kinds of badges, the newest first.</summary>
    public List<string> Badges { get; } = [];

    public List<MemberRecord> Members { get; } = [];

    public List<MembershipRecord> Memberships { get; } = [];

    public List<FollowRecord> Followers { get; } = [];

    public List<ContentRecord> Contents { get; } = [];

    public List<DiscussionRecord> Discussions { get; } = [];

    /// <summary>What was done here, the oldest first.</summary>
    public List<ActivityRecord> Activities { get; } = [];

    public List<AssignmentRecord> Assignments { get; } = [];

    public MemberRecord? Member(UserRecord? user) =>
        user is not null && _members.TryGetValue(user.Id, out MemberRecord? member) ? member : null;

    public MemberRecord Join(UserRecord user, string role, DateTimeOffset since)
    {
        var member = new MemberRecord(user, role, since);
        Members.Add(member);
        // Accepting an invitation does not look whether its invitee has become a member meanwhile, and then there are two. The first one
        // counts.
        if (!_members.ContainsKey(user.Id))
            _members[user.Id] = member;
        return member;
    }

    public void Leave(MemberRecord member)
    {
        Members.Remove(member);
        _members.Remove(member.User.Id);
        if (Members.FirstOrDefault(other => other.User == member.User) is { } second)
            _members[member.User.Id] = second;
        Assignments.RemoveAll(assignment => assignment.User == member.User);
    }

    public FollowRecord? Follower(UserRecord user) =>
        _followers is not null && _followers.TryGetValue(user.Id, out FollowRecord? follow) ? follow : null;

    public void Follow(FollowRecord follow)
    {
        Followers.Add(follow);
        (_followers ??= [])[follow.Follower.Id] = follow;
    }

    public void Unfollow(FollowRecord follow)
    {
        Followers.Remove(follow);
        _followers?.Remove(follow.Follower.Id);
    }

    public void Add(MembershipRecord membership)
    {
        Memberships.Add(membership);
        (_membershipsById ??= [])[membership.Id] = membership;
        KnowPerson(membership);
    }

    /// <summary>Makes an invitation by e-mail one of the user whose address it is.</summary>
    public void Recognize(MembershipRecord invitation, UserRecord user)
    {
        _membershipsByPerson![invitation.Email!].Remove(invitation);
        invitation.User = user;
        invitation.Email = null;
        KnowPerson(invitation);
    }

    public MembershipRecord? Membership(string id) =>
        _membershipsById is not null && _membershipsById.TryGetValue(id.ToLowerInvariant(), out MembershipRecord? membership)
            ? membership
            : null;

    /// <summary>What is pending of a user (by id) or of an address (in lower case).</summary>
    public IEnumerable<MembershipRecord> PendingOf(string person) =>
        _membershipsByPerson is not null && _membershipsByPerson.TryGetValue(person, out List<MembershipRecord>? known)
            ? known.Where(membership => membership.IsPending)
            : [];

    public IEnumerable<ContentRecord> Visible(string @class) => Contents.Where(content => content.Class == @class && !content.Private);

    private void KnowPerson(MembershipRecord membership)
    {
        string person = membership.User?.Id ?? membership.Email!;
        _membershipsByPerson ??= [];
        if (!_membershipsByPerson.TryGetValue(person, out List<MembershipRecord>? known))
            _membershipsByPerson[person] = known = [];
        known.Add(membership);
    }
}
