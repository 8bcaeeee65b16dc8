using System;
using System.Diagnostics;
using System.Threading;

namespace OrgAdmin.Core.Files;

/// <summary>Waits for a file that another process holds.</summary>
internal static class HeldFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a step until it goes through. The last error is the caller's.</summary>
    /// <param name="step">The step, such as opening the file.</param>
    /// <param name="isHeld">True if an error says that another process holds the file.</param>
    /// <param name="longestWait">How long to try.</param>
    public static T Wait<T>(Func<T> step, Func<Exception, bool> isHeld, TimeSpan longestWait)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return step();
            }
            catch (Exception error) when (isHeld(error) && waiting.Elapsed < longestWait)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
