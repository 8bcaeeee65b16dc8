using System;
using System.Collections.Generic;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation;

/// <summary>Remembers the requests that came, without their credentials.</summary>
internal sealed class Journal
{
    // Enough for a bulk run and its retries; an emulator that serves for days must not grow for ever.
    private const int Longest = 100_000;

    private readonly object _gate = new();
    private readonly Queue<EmulatorRequest> _requests = new();

    public IReadOnlyList<EmulatorRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public void Add(ApiCall call, OrgProvider? provider, int status, EmulatorFault? fault)
    {
        var request = new EmulatorRequest
        {
            ReceivedAt = DateTimeOffset.UtcNow,
            Provider = provider,
            Method = call.Method,
            Path = call.Path,
            Query = call.QueryString,
            Body = call.Body.Length == 0 ? null : System.Text.Encoding.UTF8.GetString(call.Body),
            User = call.User,
            StatusCode = status,
            RetryAfter = fault?.RetryAfter,
            DelayMilliseconds = fault?.DelayMilliseconds ?? 0,
        };
        lock (_gate)
        {
            _requests.Enqueue(request);
            if (_requests.Count > Longest)
                _requests.Dequeue();
        }
    }

    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }
}
