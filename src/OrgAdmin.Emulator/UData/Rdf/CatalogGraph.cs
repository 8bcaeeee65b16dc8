using System.Collections.Generic;
using System.Globalization;

namespace OrgAdmin.Emulation.UData;

/// <summary>One page of an organization's catalog: DCAT, with Hydra's links to the other pages.</summary>
internal static class CatalogGraph
{
    public static Graph Of(UDataRequest request, IReadOnlyCollection<ContentRecord> datasets, int total, int page, int size)
    {
        var graph = new Graph();
        OrganizationRecord organization = request.Organization;
        string api = request.Call.Root + UDataApi.Root;
        string catalog = $"{api}/organizations/{organization.Id}/catalog";
        string publisher = $"{api}/organizations/{organization.Slug}/";
        string view = PageAddress(page);

        graph.Add(catalog, "rdf:type", Term.Named("dcat:Catalog"));
        graph.Add(catalog, "rdf:type", Term.Named("hydra:Collection"));
        graph.Add(catalog, "dct:title", Term.Value(organization.Name));
        graph.Add(catalog, "dct:description", Term.Value(organization.Name));
        graph.Add(catalog, "dct:publisher", Term.Address(publisher));
        graph.Add(catalog, "hydra:totalItems", Term.Value(total.ToString(CultureInfo.InvariantCulture), "xsd:integer"));
        graph.Add(catalog, "hydra:view", Term.Address(view));
        foreach (ContentRecord dataset in datasets)
            graph.Add(catalog, "dcat:dataset", Term.Address(Address(dataset)));

        int last = (total + size - 1) / size;
        graph.Add(view, "rdf:type", Term.Named("hydra:PartialCollectionView"));
        graph.Add(view, "hydra:first", Term.Address(PageAddress(1)));
        graph.Add(view, "hydra:last", Term.Address(PageAddress(last)));
        if (page < last)
            graph.Add(view, "hydra:next", Term.Address(PageAddress(page + 1)));
        if (page > 1)
            graph.Add(view, "hydra:previous", Term.Address(PageAddress(page - 1)));

        graph.Add(publisher, "rdf:type", Term.Named("foaf:Organization"));
        graph.Add(publisher, "foaf:name", Term.Value(organization.Name));
        foreach (ContentRecord dataset in datasets)
            Describe(graph, dataset, publisher);
        return graph;

        string PageAddress(int number) => $"{catalog}.{request.Call["format"]}?page_size={size}&page={number}";

        string Address(ContentRecord dataset) => $"{api}/datasets/{dataset.Id}/";

        void Describe(Graph target, ContentRecord dataset, string owner)
        {
            string address = Address(dataset);
            target.Add(address, "rdf:type", Term.Named("dcat:Dataset"));
            target.Add(address, "dct:identifier", Term.Value(dataset.Id));
            target.Add(address, "dct:title", Term.Value(dataset.Title));
            target.Add(address, "dct:description", Term.Value(dataset.Description));
            target.Add(address, "dct:issued", Term.Value(Dates.Text(dataset.Created), "xsd:dateTime"));
            target.Add(address, "dct:modified", Term.Value(Dates.Text(dataset.LastUpdate), "xsd:dateTime"));
            target.Add(address, "dct:publisher", Term.Address(owner));
            target.Add(address, "dcat:landingPage", Term.Address(ContentJson.Page(dataset)));
            foreach (string tag in dataset.Tags)
                target.Add(address, "dcat:keyword", Term.Value(tag));
        }
    }
}
