using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Handles what partial editors may edit.</summary>
public interface IMemberAssignmentManager
{
    /// <summary>All assignments of an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    PageSource<MemberAssignment> Assignments(string organizationId);

    /// <summary>Replaces all assignments of a partial editor.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="userId">The partial editor.</param>
    /// <param name="assignments">The new ones; none clears.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<IReadOnlyList<MemberAssignment>> SetAssignmentsAsync(
        string organizationId,
        string userId,
        IReadOnlyList<AssignmentReference> assignments,
        OperationContext context
    );
}
