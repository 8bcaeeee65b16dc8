namespace OrgAdmin.Capabilities;

/// <summary>A field of a form as browsers send it (RFC 7578): a text, or a file.</summary>
internal sealed class FormField
{
    /// <summary>The field's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The text; null for a file.</summary>
    public string? Text { get; init; }

    /// <summary>What the file holds; null for a text.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public string? FileName { get; init; }
}
