using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>Keeps what a call says.</summary>
internal sealed class RecordingLog : IOperationLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public bool IsVerboseEnabled => true;

    public bool IsDebugEnabled => true;

    public IReadOnlyCollection<string> Lines => _lines;

    public OperationContext Context(CancellationToken cancellationToken = default) => new(cancellationToken, this);

    public void Verbose(string message) => _lines.Enqueue("verbose: " + message);

    public void Debug(string message) => _lines.Enqueue("debug: " + message);

    public void Warning(string message) => _lines.Enqueue("warning: " + message);
}
