using System.IO;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Downloads what an organization shows to everybody: tables of what it publishes, and its logo.</summary>
public interface IContentExporter
{
    /// <summary>Copies a table, as CSV, to a stream.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="table">Which one.</param>
    /// <param name="destination">Where to: a stream that can be started anew, for the case that the connection breaks half way.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task ExportContentAsync(string organizationId, ContentTable table, Stream destination, OperationContext context);

    /// <summary>Downloads a logo, without the credential: it may lie on another server.</summary>
    /// <param name="address">The address, as the organization has it.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <returns>The bytes.</returns>
    internal Task<byte[]> ReadLogoAsync(string address, OperationContext context);
}
