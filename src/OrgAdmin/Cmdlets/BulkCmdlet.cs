using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace OrgAdmin.Cmdlets;

/// <summary>
/// The base of every cmdlet that changes something for each object of a pipeline: several changes may be in
/// flight, and each ends in one result or one error, in the order of the input.
/// </summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class BulkCmdlet<TCapability> : ConnectedCmdlet<TCapability>
    where TCapability : class
{
    private readonly Queue<Change> _inFlight = new();
    private readonly BulkProgress _progress = new();

    /// <summary>
    /// How many changes may be in flight. One is the default: some servers (uData) store an organization whole, so
    /// that two changes of the same organization at the same moment can undo each other.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>
    /// Whether a change may be made. <c>-Force</c> stands for "yes" to the question, never for <c>-WhatIf</c>, and
    /// somebody who says <c>-Confirm</c> as well is asked.
    /// </summary>
    /// <param name="target">What is changed, as a person names it.</param>
    /// <param name="action">What happens to it.</param>
    /// <param name="force">Whether -Force was given.</param>
    private protected bool Confirmed(string target, string action, bool force = false)
    {
        (target, action) = (OneLine.Of(target), OneLine.Of(action));
        if (!force || IsOn("WhatIf", "WhatIfPreference") || IsOn("Confirm", null))
            return ShouldProcess(target, action);
        WriteVerbose($"{action}: {target}");
        return true;
    }

    /// <summary>Starts a change, and finishes earlier ones while there are too many in flight.</summary>
    /// <param name="target">The input object, for errors.</param>
    /// <param name="change">What to do.</param>
    /// <param name="done">What to write once it is done.</param>
    /// <param name="failed">What to write besides the error if it fails.</param>
    private protected void Start<T>(
        object? target,
        Func<OperationContext, Task<T>> change,
        Action<T>? done = null,
        Action<OrgException>? failed = null
    )
    {
        while (_inFlight.Count >= ThrottleLimit || (_inFlight.Count > 0 && _inFlight.Peek().Task.IsCompleted))
            FinishOldest();
        Task<T> task = RunAsync(change);
        _inFlight.Enqueue(new Change(target, task, () => done?.Invoke(Await(task)), failed));
        if (ThrottleLimit == 1)
            FinishOldest();
    }

    /// <summary>Starts a change without a result.</summary>
    private protected void Start(object? target, Func<OperationContext, Task> change, Action? done = null) =>
        Start(
            target,
            async context =>
            {
                await change(context).ConfigureAwait(false);
                return true;
            },
            _ => done?.Invoke()
        );

    /// <summary>Finishes what is in flight.</summary>
    protected override void EndProcessing()
    {
        FinishAll();
        _progress.End(this);
    }

    // What came before it in the input is written before it.
    private protected override void Refused(OrgConnection connection, OrgException error) => FinishAll();

    /// <summary>Waits for what is in flight, and writes how it ended.</summary>
    private protected void FinishAll()
    {
        while (_inFlight.Count > 0)
            FinishOldest();
    }

    // A switch that was given decides; only without it does the preference variable.
    private bool IsOn(string parameter, string? preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
            ? given is SwitchParameter { IsPresent: true }
            : preference is not null && LanguagePrimitives.IsTrue(GetVariableValue(preference));

    private async Task<T> RunAsync<T>(Func<OperationContext, Task<T>> change) => await change(Context).ConfigureAwait(false);

    private void FinishOldest()
    {
        Change oldest = _inFlight.Dequeue();
        try
        {
            Await((Task)oldest.Task);
            oldest.Write();
        }
        catch (OrgException error)
        {
            try
            {
                if (OrgError.IsTerminating(error.Kind))
                    WaitForRest();
                oldest.Failed?.Invoke(error);
                Report(error, oldest.Target);
            }
            catch (RuntimeException)
            {
                // The error ended the pipeline (-ErrorAction Stop): what has been sent is waited for, nothing more is.
                WaitForRest();
                throw;
            }
        }
        _progress.Count(this);
    }

    private void WaitForRest()
    {
        try
        {
            Task.WaitAll([.. _inFlight.Select(change => change.Task)], Context.CancellationToken);
        }
        catch (Exception error) when (error is AggregateException or OperationCanceledException)
        {
            // How they ended can no longer be written; that they ended is what matters here.
        }
        _inFlight.Clear();
    }

    private sealed class Change(object? target, Task task, Action write, Action<OrgException>? failed)
    {
        public object? Target { get; } = target;

        public Task Task { get; } = task;

        public Action Write { get; } = write;

        public Action<OrgException>? Failed { get; } = failed;
    }
}
