using System.Collections.Generic;
using System.Threading.Tasks;
using OrgAdmin.People;
using OrgAdmin.State;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members.People;

/// <summary>People at all connections.</summary>
internal sealed class PeopleDirectory : IPeople
{
    public Task FindAsync(PersonQuery query, IReadOnlyList<TeamPlace> places, IPersonHost host, OperationContext context) =>
        new PersonFinder(query, host, context).RunAsync(places);

    public Task RemoveAsync(
        IReadOnlyList<OrgPersonPlace> found,
        PersonRemovalOptions options,
        IReadOnlyList<TeamPlace> places,
        IChangeHost host,
        OperationContext context
    ) => new PersonRemover(options, places, host, context).RunAsync(found);
}
