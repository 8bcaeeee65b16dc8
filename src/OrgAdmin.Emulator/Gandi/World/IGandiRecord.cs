namespace OrgAdmin.Emulation.Gandi;

/// <summary>What lists are sorted by.</summary>
internal interface IGandiRecord
{
    string Id { get; }

    string Name { get; }

    string Type { get; }
}
