using System;
using System.Threading.Tasks;

namespace OrgAdmin.Commands.Base;

/// <summary>What the function of a row has besides the row: the question to the person, cancellation and messages.</summary>
internal sealed class RowChange(OperationContext context, PipelineQueue queue, bool isWhatIf, Func<string, string, bool> confirm)
{
    private volatile bool _hasAsked;

    public OperationContext Context { get; } = context;

    /// <summary>
    /// Asks something that only names what the change is about. Where that fails the change goes on, and the server has the last
    /// word; with <c>-WhatIf</c> there is no such word, so that what is not there is refused here.
    /// </summary>
    /// <typeparam name="T">What is asked for.</typeparam>
    /// <param name="ask">Asks.</param>
    /// <returns>The answer; null if there was none.</returns>
    public async Task<T?> TryAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (OrgException error) when (!isWhatIf && error.Kind is not (OrgErrorKind.Unauthorized or OrgErrorKind.InvalidValue))
        {
            Context.Log.Verbose(error.Message);
            return null;
        }
    }

    /// <summary>True once the person has been asked, or told what would happen.</summary>
    public bool HasAsked => _hasAsked;

    /// <summary>Asks whether a change may be made; false with <c>-WhatIf</c>, after printing it.</summary>
    /// <param name="target">Whom and what it is about, as the server names it.</param>
    /// <param name="action">What happens to it.</param>
    public Task<bool> ConfirmAsync(string target, string action) =>
        queue.RunAsync(() =>
        {
            bool mayGoOn = confirm(target, action);
            _hasAsked = true;
            return mayGoOn;
        });

    /// <summary>Tells the person something that does not stop the change.</summary>
    public void Warn(string message) => Context.Log.Warning(DisplayText.Of(message));
}
