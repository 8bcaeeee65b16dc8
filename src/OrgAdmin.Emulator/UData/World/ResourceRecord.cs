using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>A file of a dataset.</summary>
internal sealed record ResourceRecord(string Id, string Title, string Url, string Format, DateTimeOffset Created)
{
    public DateTimeOffset LastModified { get; init; } = Created;

    public long Size { get; init; }

    public int Views { get; init; }
}
