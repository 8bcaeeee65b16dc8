using System;
using System.Collections.Generic;

namespace OrgAdmin.Commands;

/// <summary>
/// What became of the rows of <c>Sync-OrganizationMember</c>. They are done in the order that is safe, and told in
/// the order of the input: each as soon as it and all before it are done, and removals after all rows.
/// </summary>
internal sealed class SyncReport
{
    private readonly List<MemberSyncResult?> _results = [];
    private readonly List<bool> _isSettled = [];
    private readonly List<MemberSyncResult> _removals = [];
    private int _written;
    private int _removalsWritten;

    /// <summary>How many rows there are.</summary>
    public int RowCount => _results.Count;

    /// <summary>Whether there was a row of which nobody knows which organization it is about.</summary>
    public bool Lost { get; set; }

    /// <summary>The next row of the input; gives its number, from 1.</summary>
    public long AddRow()
    {
        _results.Add(null);
        _isSettled.Add(false);
        return RowCount;
    }

    /// <summary>How it ended.</summary>
    public void Add(MemberSyncResult result)
    {
        if (result.Row is { } row)
        {
            _results[(int)row - 1] = result;
            _isSettled[(int)row - 1] = true;
        }
        else
        {
            _removals.Add(result);
        }
    }

    /// <summary>Nothing was done, and nothing is told: -WhatIf, or somebody said no.</summary>
    public void Skip(long? row)
    {
        if (row is { } number)
            _isSettled[(int)number - 1] = true;
    }

    /// <summary>How a row ended; null if it has not, or nothing was done.</summary>
    public MemberSyncResult? ResultOf(long row) => _results[(int)row - 1];

    /// <summary>Writes the rows whose turn it is.</summary>
    public void WriteReady(Action<object> write)
    {
        while (_written < RowCount && _isSettled[_written])
            WriteRow(write);
        if (_written == RowCount)
            WriteRemovals(write);
    }

    /// <summary>Writes everything that is known, at the end or because there will be no more.</summary>
    public void WriteAll(Action<object> write)
    {
        while (_written < RowCount)
            WriteRow(write);
        WriteRemovals(write);
    }

    // Counted first: writing may end the pipeline, and nothing is to be written twice.
    private void WriteRow(Action<object> write)
    {
        if (_results[_written++] is { } result)
            write(result);
    }

    private void WriteRemovals(Action<object> write)
    {
        while (_removalsWritten < _removals.Count)
            write(_removals[_removalsWritten++]);
    }
}
