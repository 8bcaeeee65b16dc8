using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>Who is meant, and who may do what.</summary>
internal sealed partial class UDataProvider
{
    private readonly ConcurrentDictionary<string, string> _userIds = new(StringComparer.OrdinalIgnoreCase);

    protected override string? RoleFor(OrgException error) =>
        error.Uri?.IndexOf("/badges/", StringComparison.Ordinal) >= 0
            ? "Only who administers the whole site may do it."
            : "It takes the role admin in the organization.";

    public Task CheckUserAsync(string user, OperationContext context) => ReadUserIdAsync(user, context);

    // A slug leads to a user in paths only; where a user is a value, it is the id. A slug is looked up once.
    private async Task<string> UserIdAsync(string user, OperationContext context) =>
        IsId(user) ? user : await ReadUserIdAsync(user, context).ConfigureAwait(false);

    private async Task<string> ReadUserIdAsync(string user, OperationContext context)
    {
        if (_userIds.TryGetValue(user, out string? known))
            return known;
        try
        {
            UDataUser found = await Api.GetAsync(Route.To($"users/{user}/"), UDataJson.Default.UDataUser, context, FieldsHeader("{id}"))
                .ConfigureAwait(false);
            return _userIds[user] = found.Id!;
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.NotFound or OrgErrorKind.Gone)
        {
            // What the server says is about a route that nobody has asked for.
            throw new OrgException(
                error.Kind,
                $"There is no user '{user}' at uData. Look for the id: Find-OrgUser '{user.Replace("'", "''")}'"
            )
            {
                Provider = error.Provider,
                StatusCode = error.StatusCode,
                Method = error.Method,
                Uri = error.Uri,
                RequestId = error.RequestId,
            };
        }
    }
}
