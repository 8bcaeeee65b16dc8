using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.People;

/// <summary>Finds people at all connections, and takes them out.</summary>
internal interface IPeople
{
    /// <summary>Finds where people are. Nothing is changed.</summary>
    /// <param name="query">Who is sought.</param>
    /// <param name="places">Where to look.</param>
    /// <param name="host">Takes what is found, and one warning about what could not be looked at.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task FindAsync(PersonQuery query, IReadOnlyList<TeamPlace> places, IPersonHost host, OperationContext context);

    /// <summary>Takes people out of places that were found, each of which is looked at again first.</summary>
    /// <param name="found">The places.</param>
    /// <param name="options">How far it may go.</param>
    /// <param name="places">The connections that may be used.</param>
    /// <param name="host">Asks, and takes what there is to tell.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task RemoveAsync(
        IReadOnlyList<OrgPersonPlace> found,
        PersonRemovalOptions options,
        IReadOnlyList<TeamPlace> places,
        IChangeHost host,
        OperationContext context
    );
}
