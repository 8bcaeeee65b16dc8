using System;
using System.Collections.Generic;

namespace OrgAdmin.Emulation.UData;

/// <summary>A dataset, dataservice or reuse: what a partial editor can be assigned to.</summary>
internal sealed class ContentRecord(string @class, string id, string title, DateTimeOffset created)
{
    public string Class { get; } = @class;

    public string Id { get; } = id;

    public string Title { get; } = title;

    public string Slug { get; } = UData.Slug.Of(title);

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset LastUpdate { get; init; } = created;

    public string Description { get; init; } = "";

    public bool Private { get; init; }

    public string[] Tags { get; init; } = [];

    /// <summary>The files of a dataset.</summary>
    public List<ResourceRecord> Resources { get; } = [];

    public int Reuses { get; init; }

    public int Followers { get; init; }

    public int Views { get; init; }

    public required OrganizationRecord Organization { get; set; }
}
