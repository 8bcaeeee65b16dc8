using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace OrgAdmin.Core.Files;

/// <summary>A file that one process at a time may have open. The others wait for it, as long as the one needs for a line.</summary>
internal static class WaitingFile
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Opens, uses and closes the file.</summary>
    /// <exception cref="IOException">It could not be opened, or others held it all the time.</exception>
    public static void Use(Func<FileStream> open, Action<FileStream> use)
    {
        using FileStream stream = Open(open);
        use(stream);
    }

    private static FileStream Open(Func<FileStream> open)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException error)
                when (error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException or DriveNotFoundException)
                    && waiting.Elapsed < LongestWait
                )
            {
                Thread.Sleep(5);
            }
        }
    }
}
