namespace OrgAdmin.Core.State;

/// <summary>An organization that a snapshot wants: the organization, or why it could not be read.</summary>
internal sealed record FoundOrganization(string Id, Organization? Organization, SnapshotGap? Unread = null);
