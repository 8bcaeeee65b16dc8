using System.IO;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Downloads an organization's catalog.</summary>
public interface ICatalogExporter
{
    /// <summary>Copies the catalog, as RDF, to a stream.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="format">json, ttl, xml, n3, nt or trig; null lets the server choose.</param>
    /// <param name="destination">Where to: a stream that can be started anew, for the case that the connection breaks half way.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <returns>The media type that the server sent.</returns>
    Task<string> ExportCatalogAsync(string organizationId, string? format, Stream destination, OperationContext context);
}
