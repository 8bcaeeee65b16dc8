using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>A project of an organization.</summary>
internal sealed record MetalProject(string Id, string Name)
{
    public string Type { get; init; } = "default";

    public string[] Tags { get; init; } = [];

    public JsonObject CustomData { get; init; } = [];
}
