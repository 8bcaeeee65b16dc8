using System.Linq;
using System.Text;

namespace OrgAdmin.Emulation.UData;

/// <summary>N-Triples: a statement a line, nothing shortened.</summary>
internal static class NTriples
{
    public static string Write(Graph graph)
    {
        var text = new StringBuilder();
        foreach ((string subject, string predicate, Term value) in graph.Subjects.SelectMany(subject => subject))
            text.Append('<').Append(subject).Append("> <").Append(Graph.Whole(predicate)).Append("> ").Append(Object(value)).Append(" .\n");
        return text.ToString();
    }

    /// <summary>Text between quotation marks, escaped as all the Turtle family wants it.</summary>
    public static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t") + "\"";

    private static string Object(Term value) =>
        value.Kind == TermKind.Address
            ? $"<{value.Text}>"
            : Quoted(value.Text) + (value.Type is null ? "" : $"^^<{Graph.Whole(value.Type)}>");
}
