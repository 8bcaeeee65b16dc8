using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.Munch;

/// <summary>
/// Munch's short-lived tokens: <c>POST api-token-auth</c> gives one for a login or for <c>api</c> and a secret,
/// <c>POST api-token-refresh</c> a new one for one that is still good, and requests carry
/// <c>Authorization: JWT</c> (munch-core, src/munch/urls.py; djangorestframework-jwt 1.8). Both routes lie beside
/// <c>/v1</c>, not below it. Of the requests that are under way at the same time, one fetches and the others wait.
/// </summary>
internal sealed class JwtAuthenticator : Authenticator
{
    private const string Scheme = "JWT";

    // A token is refreshed in the last fifth of its life, which is the last of five minutes by default.
    private const double UsedLife = 0.8;

    private readonly ConnectionSettings _settings;
    private readonly ApiClient _api;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Token? _token;
    private volatile string? _before;

    public JwtAuthenticator(ConnectionSettings settings, ProviderDescriptor descriptor, TimeProvider? time = null)
    {
        _settings = settings;
        _time = time ?? TimeProvider.System;
        // Without retries of its own: the request that waits for the token is tried again as a whole.
        _api = new ApiClient(settings, descriptor, new NoAuthenticator(), mayRetry: false, isForTokens: true);
    }

    public override IEnumerable<string?> Secrets => [_settings.Secret, _token?.Text, _before];

    public override async Task AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = new OperationContext(cancellationToken, (request as ApiMessage)?.Context.Log);
        Token token = Fresh() ?? await FetchAsync(context).ConfigureAwait(false);
        request.Headers.TryAddWithoutValidation("Authorization", Scheme + " " + token.Text);
    }

    /// <summary>Drops the token that was refused, unless another request has replaced it already; the next request fetches one.</summary>
    public override Task<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken)
    {
        Token? token = _token;
        if (token is not null && refused.Headers.Authorization?.Parameter == token.Text)
        {
            _before = token.Text;
#pragma warning disable CS0420 // Interlocked reads a volatile field as volatile.
            Interlocked.CompareExchange(ref _token, null, token);
#pragma warning restore CS0420
        }
        return Task.FromResult(true);
    }

    public override void Dispose() => _api.Dispose();

    private Token? Fresh() => _token is { } token && (token.RefreshAt is null || _time.GetUtcNow() < token.RefreshAt) ? token : null;

    private async Task<Token> FetchAsync(OperationContext context)
    {
        await _oneAtATime.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            if (Fresh() is { } fetchedMeanwhile)
                return fetchedMeanwhile;
            Token? old = _token;
            Token token =
                (old is null ? null : await RefreshAsync(old, context).ConfigureAwait(false))
                ?? await LogInAsync(context).ConfigureAwait(false);
            _before = old?.Text ?? _before;
            _token = token;
            return token;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    // A refusal only means that the token is too old, or that tokens are good for a week at the most: log in again.
    private async Task<Token?> RefreshAsync(Token old, OperationContext context)
    {
        if (_time.GetUtcNow() >= old.ExpiresAt)
            return null;
        try
        {
            return await PostAsync(
                    Route.RelativeTo(_settings.Endpoint, $"api-token-refresh"),
                    JsonSerializer.SerializeToUtf8Bytes(new MunchToken { Token = old.Text }, MunchJson.Default.MunchToken),
                    context
                )
                .ConfigureAwait(false);
        }
        catch (OrgException error) when (error.StatusCode is >= 400 and < 500 and not 429)
        {
            return null;
        }
    }

    private async Task<Token> LogInAsync(OperationContext context)
    {
        var login = new MunchLogin { Identifier = _settings.UserName, Password = _settings.Secret };
        try
        {
            return await PostAsync(
                    Route.RelativeTo(_settings.Endpoint, $"api-token-auth"),
                    JsonSerializer.SerializeToUtf8Bytes(login, MunchJson.Default.MunchLogin),
                    context
                )
                .ConfigureAwait(false);
        }
        catch (OrgException error) when (error.StatusCode is 404 or 405)
        {
            throw error.WithMessage(
                $"There is no api-token-auth beside {_settings.Endpoint}. Is the "
                    + "endpoint right? With a secret, -AuthScheme Basic needs none.",
                OrgErrorKind.InvalidEndpoint
            );
        }
        catch (OrgException error) when (error.StatusCode is 400 or 401 or 403)
        {
            // The view has no authentication of its own, so that the framework turns its 401 into 403.
            string said = error.ServerMessage is null ? "" : ": " + error.ServerMessage.TrimEnd('.');
            throw error.WithMessage(
                $"Munch does not accept the login of connection '{_settings.Name}'{said}. "
                    + (
                        _settings.Call is null
                            ? "Connect again: Connect-OrgProvider Munch -Credential (Get-Credential)"
                            : CredentialHint.Sentence(_settings, MunchProvider.Descriptor)
                    ),
                OrgErrorKind.Unauthorized
            );
        }
    }

    private Task<Token> PostAsync(Route route, byte[] body, OperationContext context)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Route = route,
            Body = body,
        };
        return _api.SendAsync(
            request,
            async (response, cancellationToken) =>
            {
                MunchToken answer = await _api
                    .Reader.ReadJsonAsync(response, MunchJson.Default.MunchToken, cancellationToken)
                    .ConfigureAwait(false);
                if (answer.Token is not { Length: > 0 } text || text.Any(c => c is <= ' ' or > '~'))
                    throw _api.Reader.Invalid(response, "there is no token in it.");
                // The life is counted from the server's own clock, which need not agree with this one.
                DateTimeOffset now = _time.GetUtcNow();
                TimeSpan? life = ExpiryOf(text) - (response.Headers.Date ?? now);
                return life > TimeSpan.Zero
                    ? new Token(text) { RefreshAt = now + TimeSpan.FromTicks((long)(life.Value.Ticks * UsedLife)), ExpiresAt = now + life }
                    : new Token(text);
            },
            context
        );
    }

    // RFC 7519: three parts of base64url between dots; "exp" in the second, in seconds since 1970. A token that
    // does not say is used until it is refused.
    private static DateTimeOffset? ExpiryOf(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3)
            return null;
        string payload = parts[1].Replace('-', '+').Replace('_', '/');
        byte[] json;
        try
        {
            json = Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return null;
        }
        return PlainJson.TryParse(json) is IDictionary claims && claims["exp"] is long seconds and > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private sealed class Token(string text)
    {
        public string Text { get; } = text;

        /// <summary>When to refresh it; null if it does not say how long it is good.</summary>
        public DateTimeOffset? RefreshAt { get; init; }

        /// <summary>From when on not even a refresh takes it.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }
    }
}
