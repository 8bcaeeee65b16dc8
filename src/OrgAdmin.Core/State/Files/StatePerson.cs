namespace OrgAdmin.Core.State.Files;

/// <summary>A member or an invited person in a state file.</summary>
internal sealed class StatePerson
{
    public string? UserId { get; init; }

    /// <summary>The address; where the server shows only a part of it, that part, beside the user's id.</summary>
    public string? Email { get; init; }

    /// <summary>The name, for those who read the file. Nothing is decided by it.</summary>
    public string? Name { get; init; }

    public string? Role { get; init; }

    /// <summary>What people write about the entry. It stays in the file.</summary>
    public string? Note { get; set; }

    /// <summary>The line of the file; 0 for the world.</summary>
    public int Line { get; init; }

    /// <summary>The request's id at the server; null in a file.</summary>
    public string? RequestId { get; init; }
}
