using System.IO;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Downloads what an organization publishes as a table.</summary>
public interface IContentExporter
{
    /// <summary>Copies a table, as CSV, to a stream.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="table">Which one.</param>
    /// <param name="destination">Where to: a stream that can be started anew, for the case that the connection breaks half way.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task ExportContentAsync(string organizationId, ContentTable table, Stream destination, OperationContext context);
}
