using System.Linq;
using System.Text;
using System.Xml;
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
        element.Add(Writable(value.Text));
        return element;
    }

    // XML 1.0 has no way to write noncharacters and control characters.
    private static string Writable(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                kept.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                kept.Append(text[i]);
        }
        return kept.ToString();
    }
}
