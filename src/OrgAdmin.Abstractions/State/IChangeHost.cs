using System.Threading.Tasks;

namespace OrgAdmin.State;

/// <summary>
/// Who carries changes out: it asks the person and takes what there is to tell. Every member may be called from any thread.
/// </summary>
internal interface IChangeHost : IMessageHost
{
    /// <summary>Asks whether a change may be made; false with <c>-WhatIf</c>, after printing it.</summary>
    Task<bool> ConfirmAsync(OrgChange change);

    /// <summary>Writes how a change ended.</summary>
    /// <param name="change">The change, with its outcome.</param>
    /// <param name="error">The error besides it; null if it ended well.</param>
    Task WriteAsync(OrgChange change, OrgException? error);
}
