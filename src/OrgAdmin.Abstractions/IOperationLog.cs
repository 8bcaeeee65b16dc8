namespace OrgAdmin;

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
