namespace OrgAdmin;

/// <summary>What has happened to it.</summary>
public static class SnapshotChange
{
    /// <summary>It is there now and was not before.</summary>
    public const string Added = nameof(Added);

    /// <summary>It was there and is no more.</summary>
    public const string Removed = nameof(Removed);

    /// <summary>One of its properties is another now.</summary>
    public const string Changed = nameof(Changed);
}
