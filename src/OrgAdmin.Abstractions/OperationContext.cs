using System;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Journal;

namespace OrgAdmin;

/// <summary>What travels with a call from the cmdlet to the wire: how to stop it, and where its messages go.</summary>
/// <param name="cancellationToken">Ends the call and everything it waits for.</param>
/// <param name="log">Takes the messages; may be called from any thread.</param>
internal sealed class OperationContext(CancellationToken cancellationToken, IOperationLog? log = null)
{
    /// <summary>A context that is never cancelled and drops its messages.</summary>
    public static OperationContext None { get; } = new(CancellationToken.None);

    /// <summary>Ends the call and everything it waits for.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Takes the messages of the call.</summary>
    public IOperationLog Log { get; } = log ?? NoLog.Instance;

    /// <summary>The cmdlet that calls; empty where none does.</summary>
    internal string Cmdlet { get; init; } = "";

    /// <summary>The change that the call belongs to; null for a call that changes nothing, or that nobody described.</summary>
    internal PendingChange? Change { get; private init; }

    /// <summary>Makes a change, and writes into the journal that it begins and how it ends.</summary>
    /// <param name="change">What it is about.</param>
    /// <param name="send">Sends it, with the context that it is given.</param>
    internal async Task<T> RecordAsync<T>(OrgChange change, Func<OperationContext, Task<T>> send)
    {
        change.Cmdlet ??= Cmdlet;
        var pending = new PendingChange(change);
        try
        {
            T result = await send(For(pending)).ConfigureAwait(false);
            pending.End(result, null);
            return result;
        }
        catch (Exception error)
        {
            pending.End(null, error);
            throw;
        }
    }

    /// <summary>The same context for the calls of one change.</summary>
    internal OperationContext For(PendingChange change) => new(CancellationToken, Log) { Cmdlet = Cmdlet, Change = change };

    private sealed class NoLog : IOperationLog
    {
        public static readonly NoLog Instance = new();

        public bool IsVerboseEnabled => false;

        public bool IsDebugEnabled => false;

        public void Verbose(string message) { }

        public void Debug(string message) { }

        public void Warning(string message) { }
    }
}
