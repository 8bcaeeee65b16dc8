using System.Collections.Generic;
using System.Globalization;

namespace OrgAdmin.Emulation.UData;

/// <summary>One page of an organization's catalog: DCAT, with Hydra's links to the other pages.</summary>
internal sealed class CatalogGraph
{
    private readonly Graph _graph = new();
    private readonly UDataRequest _request;
    private readonly string _catalog;
    private readonly string _publisher;

    private CatalogGraph(UDataRequest request)
    {
        _request = request;
        _catalog = $"{request.Call.Root}{UDataApi.Root}/organizations/{request.Organization.Id}/catalog";
        // Things are named by their pages on the site, by id, so that a new name changes nothing.
        _publisher = $"{UDataApi.Site}/organizations/{request.Organization.Id}";
    }

    /// <summary>Makes the page.</summary>
    /// <param name="request">The request.</param>
    /// <param name="datasets">The datasets of the page.</param>
    /// <param name="dataservices">The dataservices of the page.</param>
    /// <param name="paging">How many datasets there are in all, the page's number, and how many a page has.</param>
    public static Graph Of(
        UDataRequest request,
        IReadOnlyCollection<ContentRecord> datasets,
        IReadOnlyCollection<ContentRecord> dataservices,
        (int Total, int Page, int Size) paging
    )
    {
        var catalog = new CatalogGraph(request);
        catalog.AddCatalog(datasets, dataservices);
        catalog.AddPages(paging.Total, paging.Page, paging.Size);
        catalog.AddPublisher();
        foreach (ContentRecord dataset in datasets)
            catalog.AddDataset(dataset);
        foreach (ContentRecord service in dataservices)
            catalog.AddDataservice(service);
        return catalog._graph;
    }

    private void AddCatalog(IEnumerable<ContentRecord> datasets, IEnumerable<ContentRecord> dataservices)
    {
        _graph.Add(_catalog, "rdf:type", Term.Named("dcat:Catalog"));
        _graph.Add(_catalog, "rdf:type", Term.Named("hydra:Collection"));
        _graph.Add(_catalog, "dct:title", Term.Value(_request.Organization.Name));
        _graph.Add(_catalog, "dct:description", Term.Value(_request.Organization.Name));
        _graph.Add(_catalog, "dct:publisher", Term.Address(_publisher));
        foreach (ContentRecord dataset in datasets)
            _graph.Add(_catalog, "dcat:dataset", Term.Address(Address(dataset)));
        foreach (ContentRecord service in dataservices)
            _graph.Add(_catalog, "dcat:service", Term.Address(Address(service)));
    }

    private void AddPages(int total, int page, int size)
    {
        string view = PageAddress(page, size);
        _graph.Add(_catalog, "hydra:totalItems", Integer(total));
        _graph.Add(_catalog, "hydra:view", Term.Address(view));
        int last = (total + size - 1) / size;
        _graph.Add(view, "rdf:type", Term.Named("hydra:PartialCollectionView"));
        _graph.Add(view, "hydra:first", Term.Address(PageAddress(1, size)));
        _graph.Add(view, "hydra:last", Term.Address(PageAddress(last, size)));
        if (page < last)
            _graph.Add(view, "hydra:next", Term.Address(PageAddress(page + 1, size)));
        if (page > 1)
            _graph.Add(view, "hydra:previous", Term.Address(PageAddress(page - 1, size)));
    }

    private void AddPublisher()
    {
        _graph.Add(_publisher, "rdf:type", Term.Named("foaf:Organization"));
        _graph.Add(_publisher, "foaf:name", Term.Value(_request.Organization.Name));
        _graph.Add(_publisher, "rdfs:label", Term.Value(_request.Organization.Name));
        if (_request.Organization.Url is { } url)
            _graph.Add(_publisher, "foaf:homepage", Term.Address(url));
    }

    private void AddDataset(ContentRecord dataset)
    {
        string address = Address(dataset);
        _graph.Add(address, "rdf:type", Term.Named("dcat:Dataset"));
        AddCommon(address, dataset);
        _graph.Add(address, "dct:publisher", Term.Address(_publisher));
        foreach (ResourceRecord resource in dataset.Resources)
            _graph.Add(address, "dcat:distribution", Term.Address(File(address, resource)));
        foreach (ResourceRecord resource in dataset.Resources)
            AddFile(File(address, resource), resource);
    }

    private void AddDataservice(ContentRecord service)
    {
        string address = Address(service);
        _graph.Add(address, "rdf:type", Term.Named("dcat:DataService"));
        AddCommon(address, service);
        _graph.Add(address, "dcat:endpointURL", Term.Address(ContentJson.BaseUrl(service)));
        _graph.Add(address, "dcat:endpointDescription", Term.Address(ContentJson.BaseUrl(service) + "openapi.json"));
    }

    private void AddCommon(string address, ContentRecord content)
    {
        _graph.Add(address, "dct:identifier", Term.Value(content.Id));
        _graph.Add(address, "dct:title", Term.Value(content.Title));
        _graph.Add(address, "dct:description", Term.Value(content.Description));
        _graph.Add(address, "dct:created", Time(content.Created));
        _graph.Add(address, "dct:issued", Time(content.Created));
        _graph.Add(address, "dct:modified", Time(content.LastUpdate));
        _graph.Add(address, "dcat:landingPage", Term.Address(ContentJson.Page(content)));
        foreach (string tag in content.Tags)
            _graph.Add(address, "dcat:keyword", Term.Value(tag));
    }

    private void AddFile(string address, ResourceRecord resource)
    {
        _graph.Add(address, "rdf:type", Term.Named("dcat:Distribution"));
        _graph.Add(address, "dct:identifier", Term.Value(resource.Id));
        _graph.Add(address, "dct:title", Term.Value(resource.Title));
        _graph.Add(address, "dcat:downloadURL", Term.Address(resource.Url));
        _graph.Add(address, "dcat:accessURL", Term.Address(resource.Url));
        _graph.Add(address, "dct:issued", Time(resource.Created));
        _graph.Add(address, "dct:modified", Time(resource.LastModified));
        _graph.Add(address, "dcat:byteSize", Integer(resource.Size));
        _graph.Add(address, "dct:format", Term.Value(resource.Format));
    }

    private static Term Time(System.DateTimeOffset time) => Term.Value(Dates.Text(time), "xsd:dateTime");

    private static Term Integer(long number) => Term.Value(number.ToString(CultureInfo.InvariantCulture), "xsd:integer");

    private static string Address(ContentRecord content) =>
        $"{UDataApi.Site}/{(content.Class == "Dataset" ? "datasets" : "dataservices")}/{content.Id}";

    private static string File(string dataset, ResourceRecord resource) => $"{dataset}?resource_id={resource.Id}";

    private string PageAddress(int page, int size) => $"{_catalog}.{_request.Call["format"]}?page_size={size}&page={page}";
}
