using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>
/// Personal access tokens. They are renewed with the token in use (<c>POST organization/access-tokens</c>, not in Gandi's document;
/// two independent tools do it), and when one ends is told by Gandi's identity service (<c>GET tokeninfo</c>).
/// </summary>
internal sealed partial class GandiProvider : ITokenRenewer
{
    // The only other origin that gets the credential, and only from a connection to Gandi's own API.
    private static readonly Uri IdentityService = new("https://id.gandi.net");

    public PageSource<OrgToken> Tokens() =>
        PageSource.Whole<OrgToken>(async context =>
        {
            if (_settings.Scheme != AuthScheme.Bearer)
                throw new OrgException(
                    OrgErrorKind.OperationNotSupported,
                    "Gandi tells when a personal access token ends, not of API keys."
                )
                {
                    Provider = OrgProvider.Gandi,
                };
            DateTimeOffset now = DateTimeOffset.UtcNow;
            GandiTokenInfo info = await TokenInfoAsync(context).ConfigureAwait(false);
            return
            [
                new OrgToken
                {
                    Service = OrgProvider.Gandi,
                    Connection = Connection,
                    IsInUse = true,
                    ExpiresAt = EndOf(info.ExpiresIn, now),
                    AdditionalProperties = info.Rest!,
                },
            ];
        });

    public async Task<MadeToken> RenewTokenAsync(OperationContext context)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Route = Route.To($"organization/access-tokens"),
            Body = Encoding.UTF8.GetBytes("{}"),
        };
        GandiNewToken made;
        try
        {
            made = await Api.WriteAsync(request, GandiJson.Default.GandiNewToken, new GandiNewToken(), context).ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.NotFound)
        {
            throw error.WithMessage(
                "Renewing tokens is not offered here. Make a new one on Gandi's site, and put it into the vault.",
                OrgErrorKind.OperationNotSupported
            );
        }
        string secret = made.AccessToken ?? throw Incomplete("the token was renewed, and the answer does not have the new one.");
        return new MadeToken(
            new OrgToken
            {
                Service = OrgProvider.Gandi,
                Connection = Connection,
                IsInUse = true,
                ExpiresAt = EndOf(made.ExpiresIn, DateTimeOffset.UtcNow),
            },
            secret
        );
    }

    // A number that leads to no date says nothing of an end.
    private static DateTimeOffset? EndOf(long? seconds, DateTimeOffset now) =>
        seconds is { } life && life >= (DateTimeOffset.MinValue - now).TotalSeconds && life <= (DateTimeOffset.MaxValue - now).TotalSeconds
            ? now.AddSeconds(life)
            : null;

    private async Task<GandiTokenInfo> TokenInfoAsync(OperationContext context)
    {
        bool isGandi = Endpoint.Authority == Descriptor.DefaultEndpoint.Authority;
        // Elsewhere the endpoint's own host is asked, or nobody.
        Uri root = isGandi ? IdentityService : new Uri(Endpoint.GetLeftPart(UriPartial.Authority));
        using var api = new ApiClient(_settings.WithEndpoint(root), Descriptor, Authenticate(_settings));
        try
        {
            return await api.GetAsync(Route.To($"tokeninfo"), GandiJson.Default.GandiTokenInfo, context).ConfigureAwait(false);
        }
        catch (OrgException error) when (!isGandi && error.Kind is OrgErrorKind.NotFound or OrgErrorKind.OperationNotSupported)
        {
            context.Log.Verbose($"When the token ends is not told here: {error.Message}");
            return new GandiTokenInfo();
        }
    }
}
