using Microsoft.CodeAnalysis;

namespace OrgAdmin.Mutation;

/// <summary>One place in the sources, and how it is broken.</summary>
internal sealed record Mutant(MutantKind Kind, string File, int Line, SyntaxNode Node)
{
    /// <summary>The value of the environment variable that switches it on. 0 is the unbroken code.</summary>
    public int Id { get; init; }

    /// <summary>What stands there, on one line.</summary>
    public string Original => Shorten(Node.ToString());

    /// <summary>What stands there when it is switched on.</summary>
    public string Mutated => Shorten(Rewriter.Broken(Node, Kind));

    private static string Shorten(string code)
    {
        string line = string.Join(' ', code.Split([' ', '\r', '\n', '\t'], System.StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 100 ? line[..100] + "…" : line;
    }
}
