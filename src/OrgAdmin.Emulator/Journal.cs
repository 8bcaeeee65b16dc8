using System;
using System.Collections.Generic;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation;

/// <summary>Remembers the requests that came, without their credentials: headers are not kept, and the rest is masked.</summary>
internal sealed class Journal
{
    // Enough for a bulk run and its retries; an emulator that serves for days must not grow for ever.
    private const int Longest = 100_000;

    // Bodies may be large.
    private const long LargestText = 64L * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<EmulatorRequest> _requests = new();
    private long _text;

    public IReadOnlyList<EmulatorRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public void Add(ApiCall call, EmulatedApi? api, int status, EmulatorFault? fault)
    {
        var mask = new CredentialMask(call);
        var request = new EmulatorRequest
        {
            ReceivedAt = DateTimeOffset.UtcNow,
            Service = api?.Provider,
            Method = call.Method,
            Path = mask.Text(call.Path),
            Query = mask.Query(call.QueryString),
            Body = call.Body.Length == 0 ? null : mask.Body(call.Body, api?.TakesCredentials(call.Path) == true),
            User = call.User,
            StatusCode = status,
            RetryAfter = fault?.RetryAfter,
            DelayMilliseconds = fault?.DelayMilliseconds ?? 0,
        };
        lock (_gate)
        {
            _requests.Enqueue(request);
            _text += LengthOf(request);
            while (_requests.Count > Longest || _text > LargestText)
                _text -= LengthOf(_requests.Dequeue());
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _text = 0;
        }
    }

    private static long LengthOf(EmulatorRequest request) =>
        sizeof(char) * ((long)request.Path.Length + (request.Query?.Length ?? 0) + (request.Body?.Length ?? 0));
}
