using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;

namespace OrgAdmin.Cmdlets;

/// <summary>Carries messages from the threads of the network to the pipeline's thread, the only one that may write them.</summary>
internal sealed class PipelineLog(bool isVerboseEnabled, bool isDebugEnabled) : IOperationLog
{
    private readonly ConcurrentQueue<(char Stream, string Message)> _messages = new();
    private readonly AutoResetEvent _somethingHappened = new(false);

    public bool IsVerboseEnabled { get; } = isVerboseEnabled;

    public bool IsDebugEnabled { get; } = isDebugEnabled;

    public void Verbose(string message)
    {
        // Nobody would see it, and waking the pipeline's thread for it would cost more than the message.
        if (IsVerboseEnabled)
            Add('v', message);
    }

    public void Debug(string message) => Add('d', message);

    public void Warning(string message) => Add('w', message);

    /// <summary>Wakes <see cref="Wait"/>.</summary>
    public void Wake() => _somethingHappened.Set();

    /// <summary>Waits until there is a message, or until it is woken.</summary>
    public void Wait() => _somethingHappened.WaitOne();

    /// <summary>Writes what has come in. Only the pipeline's thread may call it.</summary>
    public void WriteTo(Cmdlet cmdlet)
    {
        while (_messages.TryDequeue(out (char Stream, string Message) entry))
        {
            switch (entry.Stream)
            {
                case 'v':
                    cmdlet.WriteVerbose(entry.Message);
                    break;
                case 'd':
                    cmdlet.WriteDebug(entry.Message);
                    break;
                default:
                    cmdlet.WriteWarning(entry.Message);
                    break;
            }
        }
    }

    private void Add(char stream, string message)
    {
        _messages.Enqueue((stream, message));
        Wake();
    }
}
