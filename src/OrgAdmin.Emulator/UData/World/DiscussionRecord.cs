using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>A conversation about a dataset or a reuse.</summary>
internal sealed record DiscussionRecord(
    string Id,
    ContentRecord Subject,
    string Title,
    UserRecord Author,
    DateTimeOffset Created,
    string[] Messages
)
{
    public DateTimeOffset? Closed { get; init; }
}
