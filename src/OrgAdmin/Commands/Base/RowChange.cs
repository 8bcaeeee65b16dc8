using System;
using System.Threading.Tasks;
using OrgAdmin.Journal;

namespace OrgAdmin.Commands.Base;

/// <summary>What the function of a row has besides the row: the question to the person, cancellation and messages.</summary>
internal sealed class RowChange(OperationContext context, PipelineQueue queue, bool isWhatIf, Func<string, string, bool> confirm)
{
    private volatile bool _hasAsked;
    private PendingChange? _pending;

    /// <summary>Cancellation and messages; once the change was agreed to, also what it is about.</summary>
    public OperationContext Context { get; private set; } = context;

    /// <summary>True if nothing is sent (<c>-WhatIf</c>).</summary>
    public bool IsWhatIf => isWhatIf;

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
    /// <param name="what">The change as the journal has it.</param>
    public async Task<bool> ConfirmAsync(string target, string action, OrgChange what)
    {
        bool mayGoOn = await queue
            .RunAsync(() =>
            {
                bool isAgreedTo = confirm(target, action);
                _hasAsked = true;
                return isAgreedTo;
            })
            .ConfigureAwait(false);
        if (!mayGoOn)
            return false;
        what.Cmdlet = Context.Cmdlet;
        _pending = new PendingChange(what);
        Context = Context.For(_pending);
        return true;
    }

    /// <summary>Writes into the journal how the change ended, if anything of it was sent.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="error">Why it failed; null if it went well.</param>
    public void End(object? result, Exception? error) => _pending?.End(result, error);

    /// <summary>Runs something that needs PowerShell, on the pipeline's thread.</summary>
    public async Task RunAsync(Action action)
    {
        // An error of the contract is the row's; thrown there, it would end the pipeline.
        OrgException? failure = await queue
            .RunAsync(() =>
            {
                try
                {
                    action();
                    return null;
                }
                catch (OrgException error)
                {
                    return error;
                }
            })
            .ConfigureAwait(false);
        if (failure is not null)
            throw failure;
    }

    /// <summary>Tells the person something that does not stop the change.</summary>
    public void Warn(string message) => Context.Log.Warning(DisplayText.Of(message));
}
