using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>Reads what a snapshot keeps of a connection, as far as its provider tells it.</summary>
public interface ISnapshotTaker
{
    /// <summary>All organizations of the connection, those below others included.</summary>
    /// <param name="throttleLimit">How many pages may be in flight.</param>
    Task<IReadOnlyList<Organization>> ListAsync(int throttleLimit);

    /// <summary>One organization.</summary>
    /// <param name="id">Its id.</param>
    Task<Organization> GetAsync(string id);

    /// <summary>An organization with the people in it. What cannot be read is a gap, not a failure.</summary>
    /// <param name="organization">The organization.</param>
    Task<TakenOrganization> TakeAsync(Organization organization);
}
