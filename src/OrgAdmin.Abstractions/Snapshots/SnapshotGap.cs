namespace OrgAdmin;

/// <summary>That something could not be read.</summary>
/// <param name="errorId">The error id, such as <c>Forbidden</c>.</param>
/// <param name="message">The error in words.</param>
public sealed class SnapshotGap(string errorId, string message)
{
    /// <summary>The error id, such as <c>Forbidden</c>.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>The error in words.</summary>
    public string Message { get; } = message;

    /// <summary>What an error leaves in a snapshot; null for none.</summary>
    internal static SnapshotGap? Of(OrgException? error) => error is null ? null : new SnapshotGap(error.Kind.ToString(), error.Message);
}
