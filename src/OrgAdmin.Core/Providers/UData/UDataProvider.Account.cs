using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>The caller's own invitations and API tokens (udata/core/user/api.py, udata/core/api_token).</summary>
internal sealed partial class UDataProvider : IOwnInvitationManager, ITokenManager, ITokenRenewer
{
    public PageSource<OrgInvitation> OwnInvitations() =>
        PageSource.Whole<OrgInvitation>(async context =>
            (await Api.GetAsync(Route.To($"me/org_invitations/"), UDataJson.Default.ListUDataOwnInvitation, context).ConfigureAwait(false))
                .Present()
                .ConvertAll(_models.OwnInvitation)
        );

    public Task AcceptInvitationAsync(string id, OperationContext context) => DecideAsync(id, "accept", context);

    public Task DeclineInvitationAsync(string id, OperationContext context) => DecideAsync(id, "refuse", context);

    public PageSource<OrgToken> Tokens() =>
        PageSource.Whole<OrgToken>(async context =>
            (await Api.GetAsync(Route.To($"me/api_tokens/"), UDataJson.Default.ListUDataApiToken, context).ConfigureAwait(false))
                .Present()
                .ConvertAll(token => _models.Token(token, IsInUse(token)))
        );

    public async Task<MadeToken> CreateTokenAsync(
        string? name,
        DateTimeOffset? expiresAt,
        IReadOnlyList<string>? scopes,
        OperationContext context
    )
    {
        var body = new UDataNewApiToken
        {
            Name = name,
            ExpiresAt = expiresAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture),
            Scopes = scopes?.ToList(),
        };
        UDataApiToken made = await Api.WriteAsync(
                Post(Route.To($"me/api_tokens/"), body, UDataJson.Default.UDataNewApiToken),
                UDataJson.Default.UDataApiToken,
                new UDataApiToken(),
                context
            )
            .ConfigureAwait(false);
        // Told this once: without it, the token is there and nobody can use it.
        string secret = made.Token ?? throw Incomplete("a token was made, and the answer does not have it. Remove it: Get-OrgToken.");
        return new MadeToken(_models.Token(made, isInUse: false), secret);
    }

    public async Task RevokeTokenAsync(string id, OperationContext context)
    {
        try
        {
            await DeleteAsync(Route.To($"me/api_tokens/{id}/"), context).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.NotFound)
        {
            throw error.WithMessage($"There is no token '{id}' of yours at uData. See which there are: Get-OrgToken");
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.Gone)
        {
            throw error.WithMessage($"Token '{id}' has been revoked already.");
        }
    }

    public async Task<MadeToken> RenewTokenAsync(OperationContext context)
    {
        List<OrgToken> tokens = await Tokens().ReadAllAsync(context).ConfigureAwait(false);
        OrgToken current =
            tokens.Find(token => token.IsInUse)
            ?? throw new OrgException(
                OrgErrorKind.OperationNotSupported,
                "The token of this connection is not among the API tokens of its user, so there is nothing to renew."
            )
            {
                Provider = OrgProvider.UData,
            };
        // Of the same name, and for as long as the one before.
        DateTimeOffset? end =
            current.ExpiresAt is { } expires && current.CreatedAt is { } created ? DateTimeOffset.UtcNow + (expires - created) : null;
        return await CreateTokenAsync(current.Name, end, current.Scopes, context).ConfigureAwait(false);
    }

    private bool IsInUse(UDataApiToken token) =>
        _settings is { Scheme: AuthScheme.ApiKey, Secret: { } secret }
        && token.TokenPrefix is { Length: > 0 } prefix
        && secret.StartsWith(prefix, StringComparison.Ordinal);

    private async Task DecideAsync(string id, string decision, OperationContext context)
    {
        try
        {
            await Api.SendAsync(
                    new ApiRequest { Method = HttpMethod.Post, Route = Route.To($"me/org_invitations/{id}/{decision}/") },
                    context
                )
                .ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.NotFound)
        {
            throw error.WithMessage($"No invitation '{id}' waits for you at uData. See which do: Get-OrgInvitation");
        }
    }
}
