namespace OrgAdmin.Core.State.Files;

/// <summary>An organization below another one in a state file.</summary>
internal sealed class StateChild
{
    /// <summary>Its id; null for one that is to be made.</summary>
    public string? Id { get; init; }

    public string Name { get; init; } = "";

    public string? ContactEmail { get; init; }

    public int Line { get; init; }
}
