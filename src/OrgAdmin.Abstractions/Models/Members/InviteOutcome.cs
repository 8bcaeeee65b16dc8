namespace OrgAdmin;

/// <summary>How inviting one person ended.</summary>
public static class InviteOutcome
{
    /// <summary>The invitation was made.</summary>
    public const string Invited = nameof(Invited);

    /// <summary>
    /// The person is a member already; nothing was to be done. At Munch: the address has an account already, which
    /// may be waiting for its owner or belong to another organization; the API does not tell.
    /// </summary>
    public const string AlreadyMember = nameof(AlreadyMember);

    /// <summary>An invitation or a request of the person is waiting already; nothing was to be done.</summary>
    public const string AlreadyPending = nameof(AlreadyPending);

    /// <summary>The person has declined an invitation; nothing was sent.</summary>
    public const string Declined = nameof(Declined);

    /// <summary>It was refused; see the error.</summary>
    public const string Failed = nameof(Failed);
}
