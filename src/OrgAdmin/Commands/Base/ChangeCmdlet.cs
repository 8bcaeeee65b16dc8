using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands.Base;

/// <summary>
/// The base of every cmdlet that changes something for each object of a pipeline. One function leads from a row to its result;
/// the functions of several rows may be in flight, and each ends in one result or one error, in the order of the input.
/// </summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class ChangeCmdlet<TCapability> : ConnectedCmdlet<TCapability>
    where TCapability : class
{
    /// <summary>What a function returns that changed nothing, because its row is to come after all others.</summary>
    private protected static readonly object Later = new();

    private readonly List<(Row Row, ConnectionUse<TCapability> Use)> _last = [];
    private OrderedWindow<InFlight>? _window;
    private readonly ChangeProgress _progress = new();
    private Confirmation? _confirmation;

    /// <summary>
    /// How many changes may be in flight. One is the default: some servers (uData) store an organization whole, so
    /// that two changes of the same organization at the same moment can undo each other.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    private Confirmation Confirmation => _confirmation ??= new Confirmation(this, Preferences, IsForced);

    private OrderedWindow<InFlight> Window => _window ??= new OrderedWindow<InFlight>(ThrottleLimit);

    /// <summary>True if the person has said yes to every question beforehand.</summary>
    private protected virtual bool IsForced => false;

    /// <summary>True once all rows but those that were put off have had their turn.</summary>
    private protected bool IsEnding { get; private set; }

    private protected override RowRules Rules { get; } = new() { Changes = true };

    /// <summary>Leads from a row to what is written for it: it reads, checks, asks, and makes the change.</summary>
    /// <param name="row">The row.</param>
    /// <param name="use">Where the change is made.</param>
    /// <param name="change">Asks the person; cancellation and messages.</param>
    /// <returns>What to write; null for nothing.</returns>
    private protected abstract Task<object?> ChangeAsync(Row row, ConnectionUse<TCapability> use, RowChange change);

    /// <summary>What to write besides the error of a row that failed; null for nothing.</summary>
    private protected virtual OrgObject? FailureOf(Row row, OrgConnection? connection, OrgException error) => null;

    private protected sealed override void ProcessRow(Row row, ConnectionUse<TCapability> use)
    {
        MakeRoom();
        var change = new RowChange(Context, Queue, Preferences.IsWhatIf, Confirmation.Allows);
        Task<object?> task = ToEndAsync(row, use, change);
        Window.Add(new InFlight(row, use, task), task);
        // Questions come in the order of the input: the next row begins when this one has been asked about.
        Pump(task, () => change.HasAsked);
        if (ThrottleLimit == 1)
            FinishOldest();
    }

    private async Task<object?> ToEndAsync(Row row, ConnectionUse<TCapability> use, RowChange change)
    {
        try
        {
            object? result = await ChangeAsync(row, use, change).ConfigureAwait(false);
            change.End(result, null);
            return result;
        }
        catch (Exception error)
        {
            change.End(null, error);
            throw;
        }
    }

    // It takes its turn behind what came before it in the input.
    private protected sealed override void Refuse(Row row, OrgConnection? connection, OrgException error)
    {
        if (Window.Count > 0 && !OrgError.IsTerminating(error.Kind))
        {
            var refused = Task.FromException<object?>(error);
            Window.Add(new InFlight(row, null, refused) { Connection = connection }, refused);
            return;
        }
        FinishAll();
        WriteError(row, connection, error);
    }

    private protected override void Waiting() => _progress.Show(this);

    // The bar stays until the run is over.
    private protected override void Waited() { }

    private protected override void End()
    {
        FinishAll();
        IsEnding = true;
        foreach ((Row row, ConnectionUse<TCapability> use) in _last)
            ProcessRow(row, use);
        FinishAll();
        _progress.End(this);
    }

    /// <summary>Waits for what is in flight, and writes how it ended.</summary>
    private void FinishAll()
    {
        while (Window.Count > 0)
            FinishOldest();
    }

    // A change that is slow holds up nothing but its own result: the next begins as soon as any is done.
    private void MakeRoom()
    {
        WriteDone();
        while (!Window.HasRoom || Window.AnyDone(EndsPipeline))
        {
            Await(Window.WhenAnyAsync());
            WriteDone();
        }
    }

    private void WriteDone()
    {
        while (Window.IsOldestDone)
            FinishOldest();
    }

    // What will end the pipeline when it is written is not overtaken by what would never have been sent.
    private bool EndsPipeline(Task change) =>
        change.Status != TaskStatus.RanToCompletion
        && (Preferences.StopsAtError || change.Exception?.InnerException is not OrgException error || OrgError.IsTerminating(error.Kind));

    private void FinishOldest()
    {
        InFlight oldest = Window.Take();
        try
        {
            object? result = Await(oldest.Task);
            if (ReferenceEquals(result, Later))
            {
                _last.Add((oldest.Row, oldest.Use!));
                return;
            }
            WriteResult(oldest.Use, result);
        }
        catch (OrgException error)
        {
            if (OrgError.IsTerminating(error.Kind))
                WaitForRest();
            try
            {
                WriteError(oldest.Row, oldest.Connection, error);
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

    private void WriteResult(ConnectionUse<TCapability>? use, object? result)
    {
        IEnumerable results = result is IEnumerable list and not string ? list : new[] { result };
        foreach (object? item in results)
            Write(use!, item);
    }

    // The row's own line in the table first: the error may end the pipeline.
    private void WriteError(Row row, OrgConnection? connection, OrgException error)
    {
        OrgObject? failure = FailureOf(row, connection, error);
        if (failure is not null)
        {
            failure.Endpoint = connection?.Place;
            WriteObject(failure);
        }
        if (IsToldAlready(row, connection, error, failure is not null))
            return;
        error = WithSuggestions(row, connection, error);
        // A refusal that holds for all rows is told once and whole.
        if (failure is null || !row.IsPiped || RepeatedRefusals.HoldsForAll(error))
            Report(error, TargetOf(row));
        else
            ReportBesideResult(error, TargetOf(row), row.Label);
    }

    private void WaitForRest()
    {
        try
        {
            Pump(Window.WhenAllAsync(), () => Context.CancellationToken.IsCancellationRequested);
        }
        finally
        {
            // How they ended can no longer be written; that they ended is what matters here.
            Window.Clear();
        }
    }

    private sealed class InFlight(Row row, ConnectionUse<TCapability>? use, Task<object?> task)
    {
        public Row Row { get; } = row;

        public ConnectionUse<TCapability>? Use { get; } = use;

        public OrgConnection? Connection { get; init; } = use?.Connection;

        public Task<object?> Task { get; } = task;
    }
}
