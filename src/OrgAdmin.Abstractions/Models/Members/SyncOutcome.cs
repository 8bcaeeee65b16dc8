namespace OrgAdmin;

/// <summary>How matching one person with a list ended.</summary>
public static class SyncOutcome
{
    /// <summary>The person is a member, with the role that the list says; nothing was to be done.</summary>
    public const string Unchanged = nameof(Unchanged);

    /// <summary>The invitation was made.</summary>
    public const string Invited = nameof(Invited);

    /// <summary>An invitation or a request of the person is waiting already; nothing was to be done.</summary>
    public const string AlreadyPending = nameof(AlreadyPending);

    /// <summary>The member has another role now.</summary>
    public const string RoleChanged = nameof(RoleChanged);

    /// <summary>The server says that the address is a member's, and does not show whose; nothing was to be done.</summary>
    public const string AlreadyMember = nameof(AlreadyMember);

    /// <summary>The person has declined an invitation; nothing was sent.</summary>
    public const string Declined = nameof(Declined);

    /// <summary>The address may be that of a member of whose address only a part is shown; nobody was invited and nobody of them removed.</summary>
    public const string Possible = nameof(Possible);

    /// <summary>A guard spoke against the whole list of the organization; nothing of it was done.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>The member was not in the list and was taken out.</summary>
    public const string Removed = nameof(Removed);

    /// <summary>It was refused; see the error.</summary>
    public const string Failed = nameof(Failed);
}
