namespace OrgAdmin;

/// <summary>The fields of a new contact point.</summary>
internal sealed class ContactInput
{
    /// <summary>The name of the person or the team.</summary>
    public string Name { get; init; } = "";

    /// <summary>The address to write to.</summary>
    public string? Email { get; init; }

    /// <summary>The page with a form to write to it.</summary>
    public string? ContactForm { get; init; }

    /// <summary>What it is for.</summary>
    public string Role { get; init; } = "contact";
}
