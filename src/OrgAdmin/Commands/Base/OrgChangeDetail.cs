namespace OrgAdmin.Commands.Base;

/// <summary>What a change was about besides the organization.</summary>
internal sealed class OrgChangeDetail
{
    public string? UserId { get; init; }

    public string? Email { get; init; }

    public string? Property { get; init; }

    public object? Before { get; init; }

    public object? After { get; init; }
}
