namespace OrgAdmin;

/// <summary>How certain it is that a place of a person is hers.</summary>
public static class PersonMatch
{
    /// <summary>The whole address, or the user's id, is shown there.</summary>
    public const string Exact = nameof(Exact);

    /// <summary>A list of identities says so.</summary>
    public const string Declared = nameof(Declared);

    /// <summary>Only a part of the address is shown, or only the name fits: it may be somebody else.</summary>
    public const string Possible = nameof(Possible);
}
