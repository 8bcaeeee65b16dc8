using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Teams;

namespace OrgAdmin.Core.Members;

/// <summary>
/// What became of the rows. They are done in the order that is safe, and told in the order of the input: each as soon as it and
/// all before it are done, and removals after all rows. An error that ends the run is told last, once, after everything that was
/// done. Several organizations may report at once.
/// </summary>
internal sealed class TeamReport(IReadOnlyList<TeamRow> rows, ITeamHost host)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<TeamRow, (MemberSyncResult? Result, OrgException? Error)> _settled = [];
    private readonly Queue<(MemberSyncResult Result, OrgException? Error)> _removals = new();
    private int _written;
    private volatile bool _isStopping;
    private OrgException? _stop;
    private string? _stopsAbout;

    /// <summary>True if nothing more may be begun.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>How a row ended; null if it has not, or nothing was done.</summary>
    public MemberSyncResult? ResultOf(TeamRow row)
    {
        lock (_settled)
            return _settled.TryGetValue(row, out (MemberSyncResult? Result, OrgException? Error) settled) ? settled.Result : null;
    }

    /// <summary>A row has ended, which it does once.</summary>
    /// <param name="row">The row.</param>
    /// <param name="result">How; null if nothing was done and nothing is told: -WhatIf, or somebody said no.</param>
    /// <param name="error">The error besides; null if it ended well.</param>
    public Task SettleAsync(TeamRow row, MemberSyncResult? result, OrgException? error = null) =>
        InTurnAsync(() =>
        {
            lock (_settled)
                _settled.Add(row, (result, error));
            return TakeAsync(error, null);
        });

    /// <summary>A removal has ended.</summary>
    public Task RemovedAsync(MemberSyncResult result, OrgException? error = null) =>
        InTurnAsync(() =>
        {
            _removals.Enqueue((result, error));
            return TakeAsync(error, null);
        });

    /// <summary>An organization as a whole has failed.</summary>
    public Task FailAsync(string organizationId, OrgException error) =>
        InTurnAsync(() => Stops(error) || _isStopping ? TakeAsync(error, organizationId) : host.FailAsync(organizationId, error));

    /// <summary>Begins nothing more, because of what is no error of a row: the run is canceled.</summary>
    public void Stop() => _isStopping = true;

    /// <summary>Tells everything that is known, because there will be no more, and then what ended the run.</summary>
    /// <exception cref="OrgException">What ended the run, if it was about one person.</exception>
    public async Task FinishAsync()
    {
        for (; _written < rows.Count; _written++)
            await WriteAsync(rows[_written]).ConfigureAwait(false);
        await WriteRemovalsAsync().ConfigureAwait(false);
        if (_stop is null)
            return;
        if (_stopsAbout is null)
            throw _stop;
        await host.FailAsync(_stopsAbout, _stop).ConfigureAwait(false);
    }

    // A refused credential would refuse everything else as well.
    private bool Stops(OrgException error) => host.StopsAtError || error.Kind == OrgErrorKind.Unauthorized;

    private Task TakeAsync(OrgException? error, string? organizationId)
    {
        if (error is not null && _stop is null && Stops(error))
            (_stop, _stopsAbout, _isStopping) = (error, organizationId, true);
        // Nothing can be told after an error that ends the run, so that all is told at the end, when nothing is in flight any more.
        return _isStopping ? Task.CompletedTask : WriteReadyAsync();
    }

    private async Task InTurnAsync(Func<Task> tell)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await tell().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WriteReadyAsync()
    {
        for (; _written < rows.Count && _settled.ContainsKey(rows[_written]); _written++)
            await WriteAsync(rows[_written]).ConfigureAwait(false);
        if (_written == rows.Count)
            await WriteRemovalsAsync().ConfigureAwait(false);
    }

    private async Task WriteRemovalsAsync()
    {
        while (_removals.Count > 0)
        {
            (MemberSyncResult result, OrgException? error) = _removals.Dequeue();
            await host.WriteAsync(result, _isStopping ? null : error).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(TeamRow row)
    {
        if (_settled.TryGetValue(row, out (MemberSyncResult? Result, OrgException? Error) settled) && settled.Result is not null)
            await host.WriteAsync(settled.Result, _isStopping ? null : settled.Error).ConfigureAwait(false);
    }
}
