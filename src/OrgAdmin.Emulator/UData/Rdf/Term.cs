namespace OrgAdmin.Emulation.UData;

/// <summary>What a statement says: a thing by its address, a thing by its shortened name, or a value.</summary>
internal sealed record Term(string Text, TermKind Kind)
{
    /// <summary>The shortened name of the value's type; null for plain text.</summary>
    public string? Type { get; init; }

    public static Term Address(string address) => new(address, TermKind.Address);

    public static Term Named(string name) => new(Graph.Whole(name), TermKind.Address);

    public static Term Value(string text, string? type = null) => new(text, TermKind.Value) { Type = type };
}
