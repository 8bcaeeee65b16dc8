using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>The catalog: what an organization publishes, as RDF (DCAT).</summary>
internal sealed partial class UDataProvider : ICatalogExporter
{
    // The catalog is cut into pages of this many datasets (udata's catalog_parser), linked by hydra:next.
    private const int CatalogPage = 100;

    // A dataset is some ten kilobytes of RDF, and the largest organizations have ten thousand of them.
    private const long LargestCatalog = 1024L * 1024 * 1024;

    public async Task<string> ExportCatalogAsync(string organizationId, string? format, Stream destination, OperationContext context)
    {
        // "catalog" redirects to "catalog.{ext}" of the id, with the same query.
        Route route = format is null
            ? Route.To($"organizations/{organizationId}/catalog")
            : Route.To($"organizations/{organizationId}/catalog.{format}");
        // Pages of RDF cannot simply be put one after the other: in XML and JSON that is no document, and elsewhere
        // unnamed nodes of two pages would become one. So a larger catalog is asked for as one large page.
        long datasets = await CountDatasetsAsync(organizationId, context).ConfigureAwait(false);
        if (datasets > CatalogPage)
            route = route.With("page_size", datasets.ToString(CultureInfo.InvariantCulture));
        var request = new ApiRequest
        {
            Method = HttpMethod.Get,
            Route = route,
            Accept = "*/*",
        };
        return await AboutOrganizationAsync(
                organizationId,
                () => Api.SendAsync(request, (response, cancellationToken) => CopyAsync(response, destination, cancellationToken), context)
            )
            .ConfigureAwait(false);
    }

    // Private datasets are counted and not in the catalog, so this is never too few.
    private async Task<long> CountDatasetsAsync(string organizationId, OperationContext context)
    {
        Route route = Route.To($"organizations/{organizationId}/datasets/").With("page", 1).With("page_size", 1);
        UDataPage<UDataDataset> page = await AboutOrganizationAsync(
                organizationId,
                () => Api.GetAsync(route, UDataJson.Default.UDataPageUDataDataset, context, FieldsHeader("{data{id},total}"))
            )
            .ConfigureAwait(false);
        return page.Total ?? 0;
    }

    private async Task<string> CopyAsync(HttpResponseMessage response, Stream destination, CancellationToken cancellationToken)
    {
        Api.Reader.RefuseWebPage(response);
        // RDF in JSON is application/ld+json; plain JSON is what the server says when it cannot answer.
        if (response.Content.Headers.ContentType?.MediaType is "application/json")
            throw Api.Reader.Invalid(response, "it is no catalog.");
        await ResponseReader.CopyAsync(response, destination, LargestCatalog, cancellationToken).ConfigureAwait(false);
        return response.Content.Headers.ContentType?.MediaType ?? "";
    }
}
