using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Emulation.EquinixMetal;
using OrgAdmin.Emulation.Gandi;
using OrgAdmin.Emulation.Http;
using OrgAdmin.Emulation.Munch;
using OrgAdmin.Emulation.UData;

namespace OrgAdmin.Emulation;

/// <summary>The emulator: the APIs, what happened to them, and what is to go wrong.</summary>
internal sealed class OrgEmulator : IOrgEmulator, IDisposable
{
    private static readonly Uri InMemoryRoot = new("http://localhost/");

    private readonly object _gate = new();
    private readonly Journal _journal = new();
    private readonly Faults _faults = new();
    private readonly EmulatedApi[] _apis = [new GandiApi(), new EquinixMetalApi(), new MunchApi(), new UDataApi()];
    private LoopbackServer? _server;

    /// <summary>Which generation of error bodies the emulated uData sends.</summary>
    internal UDataGeneration Generation => UData.Generation;

    /// <summary>The emulated uData, for tests that need another world.</summary>
    internal UDataApi UData => (UDataApi)Api(OrgProvider.UData);

    /// <inheritdoc/>
    public Uri? ListeningOn => _server?.Root;

    /// <inheritdoc/>
    public IReadOnlyList<EmulatorRequest> Requests => _journal.Requests;

    /// <inheritdoc/>
    public Uri EndpointOf(OrgProvider provider, Uri? root = null) => new(root ?? InMemoryRoot, Api(provider).BasePath);

    /// <inheritdoc/>
    public string DefaultSecretOf(OrgProvider provider) => Api(provider).DefaultSecret;

    /// <inheritdoc/>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(this);

    /// <inheritdoc/>
    public void Reset(int? size = null)
    {
        lock (_gate)
        {
            foreach (EmulatedApi api in _apis)
                api.Reset(size ?? 0);
        }
        _faults.Clear();
        _journal.Clear();
    }

    /// <inheritdoc/>
    public void AddFault(EmulatorFault fault) => _faults.Add(fault);

    /// <inheritdoc/>
    public void Use(UDataGeneration generation)
    {
        lock (_gate)
            UData.Generation = generation;
    }

    /// <inheritdoc/>
    public Uri Start(int port)
    {
        lock (_gate)
        {
            if (_server is not null && port != 0 && port != _server.Root.Port)
                throw new OrgException(OrgErrorKind.Conflict, $"The emulator listens on {_server.Root} already. Stop-OrgEmulator first.");
            return (_server ??= LoopbackServer.Start(this, port)).Root;
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        LoopbackServer? server;
        lock (_gate)
            (server, _server) = (_server, null);
        server?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    internal async Task<ApiAnswer> AnswerAsync(ApiCall call, CancellationToken cancellationToken)
    {
        EmulatedApi? api = _apis.FirstOrDefault(candidate => candidate.Owns(call.Path));
        EmulatorFault? fault = _faults.Strike(call);
        if (fault?.DelayMilliseconds > 0)
            await Task.Delay(fault.DelayMilliseconds, cancellationToken).ConfigureAwait(false);
        ApiAnswer answer =
            fault is { Status: not 0 } ? Failure(fault)
            : api is null ? ApiAnswer.Text(404, "No emulated API lives here.", "text/plain")
            : Handle(api, call);
        if (call.Method == "HEAD")
            answer = answer.WithoutBody();
        _journal.Add(call, api, answer.Status, fault);
        return answer;
    }

    // A server whose code fails answers 500. The client of an emulator must not be the one that falls over.
    private ApiAnswer Handle(EmulatedApi api, ApiCall call)
    {
        lock (_gate)
        {
            try
            {
                return api.Answer(call);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                return api.ServerError();
            }
            finally
            {
                // Whatever came of it, something may have been written.
                if (!call.IsRead)
                    api.Lists.Clear();
            }
        }
    }

    private static ApiAnswer Failure(EmulatorFault fault)
    {
        ApiAnswer answer = ApiAnswer.Json(
            fault.Status,
            new JsonObject { ["message"] = $"The emulator was told to answer {fault.Status}." }
        );
        return fault.RetryAfter is null ? answer : answer.With("Retry-After", fault.RetryAfter);
    }

    internal EmulatedApi Api(OrgProvider provider) => _apis.First(api => api.Provider == provider);
}
