using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Http.Policies;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Sends what a provider describes and reads the answer straight into its wire types. The policies of
/// <see cref="HttpPipeline"/> do everything that every provider needs alike.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    private readonly Authenticator _authenticator;
    private readonly Transport _transport;
    private readonly HttpPolicy _pipeline;

    public ApiClient(
        ConnectionSettings settings,
        ProviderDescriptor descriptor,
        Authenticator authenticator,
        TimeProvider? time = null,
        bool mayRetry = true
    )
    {
        time ??= TimeProvider.System;
        _authenticator = authenticator;
        _transport = Transport.For(settings);
        var redaction = new Redaction(Secrets(settings, authenticator), descriptor.ShownQueryNames);
        var errors = new ApiErrors(settings, descriptor, redaction, time);
        int maximumRetryCount = mayRetry ? settings.MaximumRetryCount : 0;
        _pipeline = HttpPipeline.Create(settings, authenticator, _transport, errors, redaction, maximumRetryCount, time);
        Reader = new ResponseReader(errors);
    }

    /// <summary>Reads bodies, for a provider that needs an answer's headers as well.</summary>
    public ResponseReader Reader { get; }

    /// <summary>Gets an answer of a known shape.</summary>
    public Task<T> GetAsync<T>(
        Route route,
        JsonTypeInfo<T> type,
        OperationContext context,
        IReadOnlyList<KeyValuePair<string, string>>? headers = null
    ) =>
        SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Get,
                Route = route,
                Headers = headers ?? [],
            },
            type,
            context
        );

    /// <summary>Sends a body of a known shape and gets an answer of a known shape.</summary>
    public Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method,
        Route route,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answerType,
        OperationContext context
    ) =>
        SendAsync(
            new ApiRequest
            {
                Method = method,
                Route = route,
                Body = JsonSerializer.SerializeToUtf8Bytes(body, bodyType),
            },
            answerType,
            context
        );

    /// <summary>Sends a request and reads the answer's JSON.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, OperationContext context) =>
        SendAsync(request, (response, cancellationToken) => Reader.ReadJsonAsync(response, type, cancellationToken), context);

    /// <summary>Sends a request whose answer does not matter beyond its success.</summary>
    public Task SendAsync(ApiRequest request, OperationContext context) => SendAsync(request, (_, _) => Task.FromResult(true), context);

    /// <summary>Sends a request and reads the answer in the caller's way. The reader may run again if the connection breaks.</summary>
    public async Task<T> SendAsync<T>(
        ApiRequest request,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        OperationContext context
    )
    {
        var call = new ApiCall<T>(request, context, read);
        await _pipeline.SendAsync(call).ConfigureAwait(false);
        return call.Result;
    }

    public void Dispose()
    {
        _transport.Dispose();
        _authenticator.Dispose();
    }

    private static IEnumerable<string?> Secrets(ConnectionSettings settings, Authenticator authenticator)
    {
        yield return settings.Secret;
        yield return settings.ProxyCredential?.Password;
        foreach (string? secret in authenticator.Secrets)
            yield return secret;
    }
}
