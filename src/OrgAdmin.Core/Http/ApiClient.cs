using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Core.Http.Policies;
using OrgAdmin.Core.Journal;

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
        bool mayRetry = true,
        bool isForTokens = false
    )
    {
        time ??= TimeProvider.System;
        _authenticator = authenticator;
        _transport = Transport.For(settings);
        Redaction = new Redaction(Secrets(settings, authenticator), descriptor.ShownQueryNames);
        var errors = new ApiErrors(settings, descriptor, Redaction, time);
        int maximumRetryCount = mayRetry ? settings.MaximumRetryCount : 0;
        ChangePolicy? change = isForTokens ? null : new ChangePolicy(settings, descriptor, JournalOf(settings));
        _pipeline = HttpPipeline.Create(settings, authenticator, _transport, errors, Redaction, change, maximumRetryCount, time);
        Reader = new ResponseReader(errors, Redaction);
    }

    /// <summary>Takes the secret out of what a server echoes.</summary>
    public Redaction Redaction { get; }

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

    /// <summary>Sends a change of a known shape and gets an answer of a known shape.</summary>
    /// <param name="method">The method.</param>
    /// <param name="route">The path.</param>
    /// <param name="body">The change.</param>
    /// <param name="bodyType">Its shape.</param>
    /// <param name="answerType">The answer's shape.</param>
    /// <param name="otherwise">What is known of the answer if the server makes the change and does not say more.</param>
    /// <param name="context">Cancellation and messages.</param>
    public Task<TAnswer> WriteAsync<TBody, TAnswer>(
        HttpMethod method,
        Route route,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answerType,
        TAnswer otherwise,
        OperationContext context
    ) =>
        WriteAsync(
            new ApiRequest
            {
                Method = method,
                Route = route,
                Body = JsonSerializer.SerializeToUtf8Bytes(body, bodyType),
            },
            answerType,
            otherwise,
            context
        );

    /// <summary>Sends a change and reads the answer's JSON.</summary>
    /// <param name="request">The change.</param>
    /// <param name="type">The answer's shape.</param>
    /// <param name="otherwise">What is known of the answer if the server makes the change and does not say more.</param>
    /// <param name="context">Cancellation and messages.</param>
    public Task<T> WriteAsync<T>(ApiRequest request, JsonTypeInfo<T> type, T otherwise, OperationContext context) =>
        SendAsync(
            new ApiCall<T>(
                request,
                context,
                (response, cancellationToken) => Reader.ReadWrittenAsync(response, type, otherwise, context, cancellationToken)
            )
            {
                Otherwise = () => otherwise,
            }
        );

    /// <summary>Sends a request and reads the answer's JSON.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, OperationContext context) =>
        SendAsync(request, (response, cancellationToken) => Reader.ReadJsonAsync(response, type, cancellationToken), context);

    /// <summary>Sends a request whose answer does not matter beyond its success.</summary>
    public Task SendAsync(ApiRequest request, OperationContext context) =>
        SendAsync(
            new ApiCall<bool>(
                request,
                context,
                async (response, cancellationToken) =>
                {
                    await Reader.CheckWrittenAsync(response, context, cancellationToken).ConfigureAwait(false);
                    return true;
                }
            )
            {
                Otherwise = () => true,
            }
        );

    /// <summary>Sends a request and reads the answer in the caller's way. The reader may run again if the connection breaks.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, OperationContext context) =>
        SendAsync(new ApiCall<T>(request, context, read));

    public void Dispose()
    {
        _transport.Dispose();
        _authenticator.Dispose();
    }

    private async Task<T> SendAsync<T>(ApiCall<T> call)
    {
        await _pipeline.SendAsync(call).ConfigureAwait(false);
        return call.Result;
    }

    private ChangeJournal? JournalOf(ConnectionSettings settings)
    {
        if (settings.JournalPath is not { } path)
            return null;
        var file = new JournalFile(path);
        file.Check();
        return new ChangeJournal(settings, file, Redaction);
    }

    private static IEnumerable<string?> Secrets(ConnectionSettings settings, Authenticator authenticator)
    {
        yield return settings.Secret;
        yield return settings.ProxyCredential?.Password;
        foreach (string? secret in authenticator.Secrets)
            yield return secret;
    }
}
