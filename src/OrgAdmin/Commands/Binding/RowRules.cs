namespace OrgAdmin.Commands.Binding;

/// <summary>What a cmdlet takes for a row.</summary>
internal sealed class RowRules
{
    /// <summary>Any row that has what the cmdlet asks for.</summary>
    public static RowRules Default { get; } = new();

    /// <summary>True if the cmdlet changes or removes organizations, and so takes nothing else for one.</summary>
    public bool ChangesOrganizations { get; init; }

    /// <summary>
    /// True if the fields of a piped organization are values, as where a new one is made from it. Elsewhere only its id counts.
    /// </summary>
    public bool ReadsOrganizationFields { get; init; }

    /// <summary>True if the rows are people of a directory, some of whom may have left.</summary>
    public bool IsAboutPeople { get; init; }

    /// <summary>True if the cmdlet changes members, and so takes nobody for one who only wrote something or follows.</summary>
    public bool ChangesMembers { get; init; }

    /// <summary>True if the cmdlet changes something, so that a column which is not used is worth a warning.</summary>
    public bool Changes { get; init; }
}
