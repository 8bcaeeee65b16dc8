using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Members;

/// <summary>Who a row of a list is, as far as can be told.</summary>
internal sealed class Person(Teams.TeamRow row)
{
    public Teams.TeamRow Row { get; } = row;

    /// <summary>The address, parsed; null if the row has none.</summary>
    public EmailAddress? Address { get; init; }

    /// <summary>The user's id or slug; null if the row has none.</summary>
    public string? UserId { get; init; }

    /// <summary>The role that the row wants, as the provider spells it; null keeps what is.</summary>
    public string? Role { get; init; }

    /// <summary>The members that the row certainly is; several if several accounts have its address.</summary>
    public IReadOnlyList<OrganizationMember> Exact { get; init; } = [];

    /// <summary>The members that the row may be, because a part of their address is hidden.</summary>
    public IReadOnlyList<MaskedPeople<OrganizationMember>> Possible { get; init; } = [];

    /// <summary>Members that another reading of the row names. Nothing is done about them; they only stay.</summary>
    public IReadOnlyList<OrganizationMember> AlsoNamed { get; init; } = [];

    /// <summary>What is pending for the person; null for nothing.</summary>
    public MembershipRequest? Pending { get; init; }

    /// <summary>The invitation that the person has declined; null for none.</summary>
    public MembershipRequest? Declined { get; init; }

    /// <summary>Why nothing can be done about the row; null if something can.</summary>
    public OrgException? Problem { get; set; }

    /// <summary>The members that the row may be, one after the other.</summary>
    public IEnumerable<OrganizationMember> Candidates => Possible.SelectMany(masked => masked.People);

    /// <summary>The person as the list names it.</summary>
    public string Name => Address?.ToString() ?? Row.Email ?? Row.UserId ?? $"row {Row.Number}";
}
