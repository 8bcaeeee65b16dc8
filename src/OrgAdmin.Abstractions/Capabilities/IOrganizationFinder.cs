using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Suggests organizations for a name that is being typed.</summary>
public interface IOrganizationFinder
{
    /// <summary>The organizations whose name or acronym contains the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">How many at the most.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task<IReadOnlyList<OrganizationSuggestion>> FindOrganizationsAsync(string text, int size, OperationContext context);

    /// <summary>The organizations that somebody may have meant whose text is nobody's id or name, the nearest first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">How many at the most.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task<IReadOnlyList<OrganizationSuggestion>> NearOrganizationsAsync(string text, int size, OperationContext context);
}
