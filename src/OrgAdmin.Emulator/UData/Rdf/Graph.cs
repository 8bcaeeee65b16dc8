using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>A few statements about a few things, in the order they were made.</summary>
internal sealed class Graph
{
    /// <summary>The prefixes that the writers shorten names with.</summary>
    public static readonly (string Prefix, string Namespace)[] Namespaces =
    [
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("hydra", "http://www.w3.org/ns/hydra/core#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    private readonly List<(string Subject, string Predicate, Term Object)> _statements = [];

    public IEnumerable<IGrouping<string, (string Subject, string Predicate, Term Object)>> Subjects =>
        _statements.GroupBy(statement => statement.Subject);

    public void Add(string subject, string predicate, Term value) => _statements.Add((subject, predicate, value));

    /// <summary>The whole name of a shortened one.</summary>
    public static string Whole(string name)
    {
        string[] parts = name.Split([':'], 2);
        return Namespaces.First(known => known.Prefix == parts[0]).Namespace + parts[1];
    }
}
