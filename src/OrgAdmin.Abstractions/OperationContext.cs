using System;
using System.Threading;

namespace OrgAdmin;

/// <summary>What travels with a call from the cmdlet to the wire: how to stop it, and where its messages go.</summary>
/// <param name="cancellationToken">Ends the call and everything it waits for.</param>
/// <param name="log">Takes the messages; may be called from any thread.</param>
public sealed class OperationContext(CancellationToken cancellationToken, IOperationLog? log = null)
{
    /// <summary>A context that is never cancelled and drops its messages.</summary>
    public static OperationContext None { get; } = new(CancellationToken.None);

    /// <summary>Ends the call and everything it waits for.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Takes the messages of the call.</summary>
    public IOperationLog Log { get; } = log ?? NoLog.Instance;

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

/// <summary>Takes the messages of a call. Every member may be called from any thread.</summary>
public interface IOperationLog
{
    /// <summary>Whether verbose messages are wanted; composing one for every request costs something.</summary>
    bool IsVerboseEnabled { get; }

    /// <summary>Whether debug messages are wanted.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>One line a request, one line a wait.</summary>
    /// <param name="message">The line, free of secrets.</param>
    void Verbose(string message);

    /// <summary>Headers from the allow-list.</summary>
    /// <param name="message">The line, free of secrets.</param>
    void Debug(string message);

    /// <summary>Something the person should know although the call goes on.</summary>
    /// <param name="message">The line, free of secrets.</param>
    void Warning(string message);
}
