using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Commands.Base;

/// <summary>
/// Carries messages and questions from the threads of the network to the pipeline's thread, the only one that may write and ask.
/// </summary>
internal sealed class PipelineQueue(bool isVerboseEnabled, bool isDebugEnabled, CancellationToken stopping) : IOperationLog
{
    private readonly ConcurrentQueue<Action<Cmdlet>> _work = new();
    private readonly AutoResetEvent _somethingHappened = new(false);

    public bool IsVerboseEnabled { get; } = isVerboseEnabled;

    public bool IsDebugEnabled { get; } = isDebugEnabled;

    public void Verbose(string message)
    {
        // Nobody would see it, and waking the pipeline's thread for it would cost more than the message.
        if (IsVerboseEnabled)
            Add(cmdlet => cmdlet.WriteVerbose(DisplayText.Of(message)));
    }

    public void Debug(string message) => Add(cmdlet => cmdlet.WriteDebug(DisplayText.Of(message)));

    public void Warning(string message) => Add(cmdlet => cmdlet.WriteWarning(DisplayText.Of(message)));

    /// <summary>Runs something on the pipeline's thread, in its turn among the messages.</summary>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        // Whoever waits for the answer goes on elsewhere, so that the pipeline's thread is free again.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        stopping.Register(() => done.TrySetCanceled());
        Add(_ =>
        {
            try
            {
                done.TrySetResult(function());
            }
            catch (Exception error)
            {
                // The pipeline ends of it (Ctrl-C at a question), and so does whoever asked.
                done.TrySetException(error);
                throw;
            }
        });
        return done.Task;
    }

    /// <summary>Wakes <see cref="Wait"/>.</summary>
    public void Wake() => _somethingHappened.Set();

    /// <summary>Waits until there is something to do, until it is woken, or until a time is over.</summary>
    public void Wait(TimeSpan longest) => _somethingHappened.WaitOne(longest);

    /// <summary>Does what has come in. Only the pipeline's thread may call it.</summary>
    public void WriteTo(Cmdlet cmdlet)
    {
        while (_work.TryDequeue(out Action<Cmdlet>? work))
            work(cmdlet);
    }

    private void Add(Action<Cmdlet> work)
    {
        _work.Enqueue(work);
        Wake();
    }
}
