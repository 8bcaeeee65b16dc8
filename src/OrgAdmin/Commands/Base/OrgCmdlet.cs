using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Commands.Base;

/// <summary>The base of every cmdlet: waiting for Core without blocking Ctrl-C, and the error contract.</summary>
public abstract class OrgCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private PipelineQueue? _queue;
    private OperationContext? _context;
    private Preferences? _preferences;
    private ReadProgress? _progress;

    /// <summary>What travels with every call: it is cancelled when the pipeline stops, for whatever reason.</summary>
    private protected OperationContext Context => _context ??= new OperationContext(_stopping.Token, Queue) { Cmdlet = CmdletName };

    /// <summary>The messages and questions of the call; they are written and asked while it is waited for.</summary>
    internal PipelineQueue Queue => _queue ??= new PipelineQueue(Preferences.IsVerbose, Preferences.IsDebug, _stopping.Token);

    /// <summary>What the person has chosen.</summary>
    internal Preferences Preferences => _preferences ??= new Preferences(this);

    // A cmdlet that another program runs has no name of its own.
    private string CmdletName => MyInvocation?.MyCommand?.Name ?? GetType().Name;

    /// <summary>Ctrl-C. Everything in flight ends.</summary>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>
    /// The pipeline is over. When somebody downstream has had enough (<c>Select-Object -First 1</c>), this is the
    /// only call that comes, so it cancels as well.
    /// </summary>
    public void Dispose()
    {
        // Not disposed of: a page in flight may still look at the token.
        _stopping.Cancel();
        GC.SuppressFinalize(this);
    }

    /// <summary>How far the call has come, once it has taken a second.</summary>
    private protected ReadProgress Progress => _progress ??= new ReadProgress(this);

    /// <summary>Comes again and again while something is waited for.</summary>
    private protected virtual void Waiting() => Progress.Wait();

    /// <summary>Comes when what was waited for is there.</summary>
    private protected virtual void Waited() => Progress.End();

    // Whatever is said of what a server or a file holds is made fit to be shown here, and nowhere else.

    /// <summary>Writes a warning without what could steer a terminal.</summary>
    private protected new void WriteWarning(string message) => base.WriteWarning(DisplayText.Of(message));

    /// <summary>Writes a verbose line without what could steer a terminal.</summary>
    private protected new void WriteVerbose(string message) => base.WriteVerbose(DisplayText.Of(message));

    /// <summary>Asks, or says what would be done, without what could steer a terminal.</summary>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(DisplayText.Of(target), DisplayText.Of(action));

    /// <summary>Waits on the pipeline's thread, writing the messages that come in meanwhile.</summary>
    private protected T Await<T>(Task<T> task)
    {
        Pump(task, () => task.IsCompleted);
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes messages and asks questions until something is so, or the task that it depends on is over.</summary>
    private protected void Pump(Task task, Func<bool> isEnough)
    {
        PipelineQueue queue = Queue;
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(
                _ => queue.Wake(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            while (!task.IsCompleted && !isEnough())
            {
                queue.Wait(ReadProgress.Interval);
                queue.WriteTo(this);
                Waiting();
            }
            Waited();
        }
        queue.WriteTo(this);
    }

    /// <summary>Waits for a call without a result.</summary>
    private protected void Await(Task task) => Await(Completion(task));

    /// <summary>Runs what concerns one input object. If it fails, that is one error and the next object goes on.</summary>
    private protected void Guard(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (OrgException error)
        {
            Report(error, target);
        }
    }

    /// <summary>Writes an error as the contract says: terminating where nothing after it could go well.</summary>
    internal void Report(OrgException error, object? target)
    {
        ErrorRecord record = OrgError.Record(error, target);
        if (OrgError.IsTerminating(error.Kind))
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>The same from any thread, in its turn among the messages.</summary>
    private protected Task ReportAsync(OrgException error, object? target) =>
        Queue.RunAsync(() =>
        {
            Report(error, target);
            return true;
        });

    /// <summary>
    /// Writes the error of something whose result has been written and says the same: what is shown of it is one short sentence.
    /// The exception has the whole text, and so has the error that ends the pipeline (-ErrorAction Stop).
    /// </summary>
    internal void ReportBesideResult(OrgException error, object? target, string what)
    {
        ErrorRecord record = OrgError.Record(error, target);
        if (OrgError.IsTerminating(error.Kind))
            ThrowTerminatingError(record);
        if (!Preferences.StopsAtError)
            record.ErrorDetails = new ErrorDetails(DisplayText.Of($"{what} failed: see its Error."));
        WriteError(record);
    }

    /// <summary>A file's own path, for a path as PowerShell knows it: relative to the location, or on a drive of PowerShell's.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: it is no path of a file, such as Env:x.</exception>
    private protected string FilePath(string path)
    {
        string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem"
            ? resolved
            : throw new OrgException(OrgErrorKind.FileError, $"'{path}' is not a file: it belongs to PowerShell's {provider.Name}.");
    }

    /// <summary>The full path of a file to be written, which must not be there unless it may be replaced.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.Conflict"/>: it is there.</exception>
    private protected string NewFilePath(string path, bool mayReplace)
    {
        string full = FilePath(path);
        // A folder, a device or a pipe is no file that is lost.
        return mayReplace || !File.Exists(full) || new FileInfo(full).Length == 0
            ? full
            : throw new OrgException(OrgErrorKind.Conflict, $"{full} is there already. Choose another name, or replace it with -Force.");
    }

    private static async Task<bool> Completion(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
