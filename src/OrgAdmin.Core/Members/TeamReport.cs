using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>
/// What became of the rows. They are done in the order that is safe, and told in the order of the input: each as soon as it and
/// all before it are done, and removals after all rows.
/// </summary>
internal sealed class TeamReport(IEnumerable<long> rows, ITeamHost host)
{
    private readonly List<long> _order = [.. rows];
    private readonly Dictionary<long, (MemberSyncResult? Result, OrgException? Error)> _settled = [];
    private readonly Queue<(MemberSyncResult Result, OrgException? Error)> _removals = new();
    private int _written;

    /// <summary>How a row ended; null if it has not, or nothing was done.</summary>
    public MemberSyncResult? ResultOf(long row) =>
        _settled.TryGetValue(row, out (MemberSyncResult? Result, OrgException? Error) settled) ? settled.Result : null;

    /// <summary>A row has ended.</summary>
    /// <param name="row">Its number.</param>
    /// <param name="result">How; null if nothing was done and nothing is told: -WhatIf, or somebody said no.</param>
    /// <param name="error">The error besides; null if it ended well.</param>
    public async Task SettleAsync(long row, MemberSyncResult? result, OrgException? error = null)
    {
        _settled[row] = (result, error);
        if (error is not null && (host.StopsAtError || error.Kind == OrgErrorKind.Unauthorized))
            await StopAsync(error).ConfigureAwait(false);
        await WriteReadyAsync().ConfigureAwait(false);
    }

    /// <summary>A removal has ended.</summary>
    public async Task RemovedAsync(MemberSyncResult result, OrgException? error = null)
    {
        _removals.Enqueue((result, error));
        if (error is not null && (host.StopsAtError || error.Kind == OrgErrorKind.Unauthorized))
            await StopAsync(error).ConfigureAwait(false);
        await WriteReadyAsync().ConfigureAwait(false);
    }

    /// <summary>Writes everything that is known, because there will be no more.</summary>
    public async Task WriteAllAsync()
    {
        foreach (long row in _order.Skip(_written).ToArray())
        {
            _written++;
            await WriteAsync(row, withError: true).ConfigureAwait(false);
        }
        await WriteRemovalsAsync().ConfigureAwait(false);
    }

    // Nothing can be written after an error that ends the pipeline, so what has been done is told before it.
    private async Task StopAsync(OrgException error)
    {
        foreach (long row in _order.Skip(_written).ToArray())
        {
            _written++;
            await WriteAsync(row, withError: false).ConfigureAwait(false);
        }
        while (_removals.Count > 0)
            await host.WriteAsync(_removals.Dequeue().Result, null).ConfigureAwait(false);
        throw error;
    }

    private async Task WriteReadyAsync()
    {
        while (_written < _order.Count && _settled.ContainsKey(_order[_written]))
            await WriteAsync(_order[_written++], withError: true).ConfigureAwait(false);
        if (_written == _order.Count)
            await WriteRemovalsAsync().ConfigureAwait(false);
    }

    private async Task WriteRemovalsAsync()
    {
        while (_removals.Count > 0)
        {
            (MemberSyncResult result, OrgException? error) = _removals.Dequeue();
            await host.WriteAsync(result, error).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(long row, bool withError)
    {
        if (_settled.TryGetValue(row, out (MemberSyncResult? Result, OrgException? Error) settled) && settled.Result is not null)
            await host.WriteAsync(settled.Result, withError ? settled.Error : null).ConfigureAwait(false);
    }
}
