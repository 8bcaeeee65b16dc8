using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace OrgAdmin.Commands.Base;

/// <summary>Shows how far reading has come, once it has taken a second.</summary>
internal sealed class ReadProgress(PSCmdlet cmdlet)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _running = Stopwatch.StartNew();
    private TimeSpan _shownAt = Patience - Interval;
    private bool _isShown;

    /// <summary>So many have been read.</summary>
    /// <param name="what">What is read.</param>
    /// <param name="done">How many of it have been read.</param>
    /// <param name="total">How many there are; null if that is not known.</param>
    public void Count(string what, long done, long? total)
    {
        TimeSpan now = _running.Elapsed;
        if (now - _shownAt < Interval)
            return;
        _shownAt = now;
        _isShown = true;
        var record = new ProgressRecord(
            0,
            cmdlet.MyInvocation.MyCommand.Name,
            DisplayText.Of(
                total is null
                    ? string.Format(CultureInfo.CurrentCulture, "{0}: {1:N0}", what, done)
                    : string.Format(CultureInfo.CurrentCulture, "{0}: {1:N0} of {2:N0}", what, done, total)
            )
        );
        if (total is > 0)
            record.PercentComplete = (int)Math.Min(100, done * 100 / total.Value);
        cmdlet.WriteProgress(record);
    }

    /// <summary>Everything has been read.</summary>
    public void End()
    {
        if (_isShown)
            cmdlet.WriteProgress(
                new ProgressRecord(0, cmdlet.MyInvocation.MyCommand.Name, "done") { RecordType = ProgressRecordType.Completed }
            );
    }
}
