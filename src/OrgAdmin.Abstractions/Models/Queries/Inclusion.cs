namespace OrgAdmin;

/// <summary>Whether something is part of a list, left out of it, or the only thing in it (Equinix Metal).</summary>
public enum Inclusion
{
    /// <summary>It is part of the list.</summary>
    Include,

    /// <summary>It is left out.</summary>
    Exclude,

    /// <summary>Nothing else is in the list.</summary>
    Only,
}
