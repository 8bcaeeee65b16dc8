using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace OrgAdmin.Commands.Base;

/// <summary>Shows how far a long run has come: how many changes are done, and how many a minute that makes.</summary>
internal sealed class ChangeProgress
{
    // A run of a second needs no bar, and a bar that moves more often than this only slows the run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = ReadProgress.Interval;

    private readonly Stopwatch _running = Stopwatch.StartNew();
    private TimeSpan _shownAt = Patience - Interval;
    private bool _isShown;
    private long _done;

    /// <summary>One more is done.</summary>
    public void Count(PSCmdlet cmdlet)
    {
        _done++;
        Show(cmdlet);
    }

    /// <summary>Shows how far it is, if it is time to; also while nothing is done yet.</summary>
    public void Show(PSCmdlet cmdlet)
    {
        TimeSpan now = _running.Elapsed;
        if (now - _shownAt < Interval)
            return;
        _shownAt = now;
        _isShown = true;
        cmdlet.WriteProgress(
            Record(cmdlet, string.Format(CultureInfo.CurrentCulture, "{0} done, {1:0} a minute", _done, _done / now.TotalMinutes))
        );
    }

    /// <summary>The run is over.</summary>
    public void End(PSCmdlet cmdlet)
    {
        if (!_isShown)
            return;
        ProgressRecord record = Record(cmdlet, $"{_done} done");
        record.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(record);
    }

    private static ProgressRecord Record(PSCmdlet cmdlet, string status) => new(0, cmdlet.MyInvocation.MyCommand.Name, status);
}
