using System.Threading.Tasks;

namespace OrgAdmin.Teams;

/// <summary>Who runs a workflow: it asks the person and takes what there is to tell. Every member may be called from any thread.</summary>
internal interface ITeamHost
{
    /// <summary>True if the first error ends the run: what has been done is told before it.</summary>
    bool StopsAtError { get; }

    /// <summary>Asks whether a change may be made; false with <c>-WhatIf</c>, after printing it.</summary>
    /// <param name="target">Whom and what it is about, by name.</param>
    /// <param name="action">What happens.</param>
    /// <param name="isRemoval">True if somebody loses a membership, which is asked for more strictly.</param>
    Task<bool> ConfirmAsync(string target, string action, bool isRemoval);

    /// <summary>Tells the person something that does not stop the run.</summary>
    /// <param name="message">One sentence.</param>
    Task WarnAsync(string message);

    /// <summary>Writes how one row, or one removal, ended. The rows come in the order of the input, removals after them.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="error">The error besides it; null if it ended well.</param>
    Task WriteAsync(MemberSyncResult result, OrgException? error);

    /// <summary>Writes an error that is about an organization as a whole: it is told once, not once a row.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="error">The error.</param>
    Task FailAsync(string organizationId, OrgException error);
}
