using System;
using System.Linq;
using System.Text;

namespace OrgAdmin.Emulation.UData;

/// <summary>Turtle. What it writes is N3 and TriG as well.</summary>
internal static class Turtle
{
    public static string Write(Graph graph)
    {
        var text = new StringBuilder();
        foreach ((string prefix, string name) in Graph.Namespaces)
            text.Append("@prefix ").Append(prefix).Append(": <").Append(name).Append("> .\n");
        foreach (var subject in graph.Subjects)
        {
            text.Append("\n<").Append(subject.Key).Append('>');
            string end = "";
            foreach (var predicate in subject.GroupBy(statement => statement.Predicate))
            {
                text.Append(end)
                    .Append(end.Length == 0 ? " " : "\n    ")
                    .Append(predicate.Key == "rdf:type" ? "a" : predicate.Key)
                    .Append(' ')
                    .Append(string.Join(",\n        ", predicate.Select(statement => Object(statement.Object))));
                end = " ;";
            }
            text.Append(" .\n");
        }
        return text.ToString();
    }

    private static string Object(Term value)
    {
        if (value.Kind == TermKind.Value)
            return NTriples.Quoted(value.Text) + (value.Type is null ? "" : "^^" + value.Type);
        foreach ((string prefix, string name) in Graph.Namespaces)
        {
            if (value.Text.StartsWith(name, StringComparison.Ordinal))
                return $"{prefix}:{value.Text.Substring(name.Length)}";
        }
        return $"<{value.Text}>";
    }
}
