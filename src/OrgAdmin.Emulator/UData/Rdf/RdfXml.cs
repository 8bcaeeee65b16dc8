using System.Linq;
using System.Xml.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>RDF in XML.</summary>
internal static class RdfXml
{
    private static readonly XNamespace Rdf = Graph.Whole("rdf:");

    public static string Write(Graph graph)
    {
        var root = new XElement(
            Rdf + "RDF",
            Graph.Namespaces.Select(known => new XAttribute(XNamespace.Xmlns + known.Prefix, known.Namespace))
        );
        foreach (var subject in graph.Subjects)
        {
            root.Add(
                new XElement(
                    Rdf + "Description",
                    new XAttribute(Rdf + "about", subject.Key),
                    subject.Select(statement => Property(statement.Predicate, statement.Object))
                )
            );
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root + "\n";
    }

    private static XElement Property(string predicate, Term value)
    {
        string[] parts = predicate.Split(':');
        var element = new XElement((XNamespace)Graph.Whole(parts[0] + ":") + parts[1]);
        if (value.Kind == TermKind.Address)
        {
            element.Add(new XAttribute(Rdf + "resource", value.Text));
            return element;
        }
        if (value.Type is not null)
            element.Add(new XAttribute(Rdf + "datatype", Graph.Whole(value.Type)));
        element.Add(value.Text);
        return element;
    }
}
