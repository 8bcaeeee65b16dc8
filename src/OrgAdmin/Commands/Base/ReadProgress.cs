using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace OrgAdmin.Commands.Base;

/// <summary>Shows how far reading has come, once it has taken a second.</summary>
internal sealed class ReadProgress(PSCmdlet cmdlet)
{
    /// <summary>How often the bar moves at the most.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _running = Stopwatch.StartNew();
    private TimeSpan _shownAt = Patience - Interval;
    private bool _isShown;
    private bool _hasCounted;

    /// <summary>Nothing has come yet.</summary>
    public void Wait()
    {
        // A count that is shown stays until there is another one.
        if (!_hasCounted && IsDue())
            Show("waiting for an answer", null);
    }

    /// <summary>So many have been read.</summary>
    /// <param name="what">What is read.</param>
    /// <param name="done">How many of it have been read.</param>
    /// <param name="total">How many there are; null if that is not known.</param>
    public void Count(string what, long done, long? total)
    {
        _hasCounted = true;
        if (!IsDue())
            return;
        if (total is null)
            Show(string.Format(CultureInfo.CurrentCulture, "{0}: {1:N0}", what, done), null);
        else
            Show(
                string.Format(CultureInfo.CurrentCulture, "{0}: {1:N0} of {2:N0}", what, done, total),
                total > 0 ? (int)Math.Min(100, done * 100 / total.Value) : null
            );
    }

    /// <summary>Everything has been read.</summary>
    public void End()
    {
        _hasCounted = false;
        if (!_isShown)
            return;
        _isShown = false;
        cmdlet.WriteProgress(new ProgressRecord(0, Activity, "done") { RecordType = ProgressRecordType.Completed });
    }

    private string Activity => cmdlet.MyInvocation.MyCommand.Name;

    private bool IsDue()
    {
        TimeSpan now = _running.Elapsed;
        if (now - _shownAt < Interval)
            return false;
        _shownAt = now;
        return true;
    }

    private void Show(string status, int? percent)
    {
        _isShown = true;
        var record = new ProgressRecord(0, Activity, DisplayText.Of(status));
        if (percent is { } known)
            record.PercentComplete = known;
        cmdlet.WriteProgress(record);
    }
}
