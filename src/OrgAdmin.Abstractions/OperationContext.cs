using System.Threading;

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
