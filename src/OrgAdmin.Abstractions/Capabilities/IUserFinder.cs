using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Suggests users for a name that is being typed.</summary>
public interface IUserFinder
{
    /// <summary>The users whose name contains the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task<IReadOnlyList<UserSuggestion>> FindUsersAsync(string text, OperationContext context);

    /// <summary>Checks that there is a user.</summary>
    /// <param name="user">The id or the slug.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.NotFound"/>: there is none.</exception>
    internal Task CheckUserAsync(string user, OperationContext context);
}
