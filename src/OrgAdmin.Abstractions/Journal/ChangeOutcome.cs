namespace OrgAdmin;

/// <summary>How a change ended.</summary>
public static class ChangeOutcome
{
    /// <summary>It was made.</summary>
    public const string Done = nameof(Done);

    /// <summary>A guard, a rule or the provider's API speaks against it; nothing was sent.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>The server refused it.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>It was sent, and no answer tells what became of it.</summary>
    public const string Unknown = nameof(Unknown);

    /// <summary>It is only planned.</summary>
    public const string Planned = nameof(Planned);
}
