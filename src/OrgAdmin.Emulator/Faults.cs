using System;
using System.Collections.Generic;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation;

/// <summary>The faults that are set, and how often each may still strike.</summary>
internal sealed class Faults
{
    private readonly object _gate = new();
    private readonly List<(EmulatorFault Fault, int Left)> _faults = [];

    public void Add(EmulatorFault fault)
    {
        lock (_gate)
            _faults.Add((fault, fault.Times ?? int.MaxValue));
    }

    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    /// <summary>The first fault that hits a call; it is used up by one.</summary>
    public EmulatorFault? Strike(ApiCall call)
    {
        lock (_gate)
        {
            for (int i = 0; i < _faults.Count; i++)
            {
                (EmulatorFault fault, int left) = _faults[i];
                if (!Hits(fault, call))
                    continue;
                if (left == 1)
                    _faults.RemoveAt(i);
                else if (fault.Times is not null)
                    _faults[i] = (fault, left - 1);
                return fault;
            }
            return null;
        }
    }

    private static bool Hits(EmulatorFault fault, ApiCall call) =>
        (fault.Method is null || string.Equals(fault.Method, call.Method, StringComparison.OrdinalIgnoreCase))
        && (fault.Path is null || Wildcard.Matches(call.Path, fault.Path));
}
