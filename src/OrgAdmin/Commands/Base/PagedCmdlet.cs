using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands.Base;

/// <summary>
/// The base of every cmdlet that lists: it streams the lists of its rows in order, and asks for no page it does not need. While the
/// list of one row is written, the first pages of the next rows are in flight.
/// </summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class PagedCmdlet<TCapability> : ConnectedCmdlet<TCapability>
    where TCapability : class
{
    // Files name one organization again and again, seldom many of them.
    private const int MostLists = 200;

    private readonly Dictionary<string, object> _shared = [];
    private OrderedWindow<Reading>? _window;
    private string? _reading;
    private long _read;
    private long? _total;
    private int _lists;

    /// <summary>How many items to ask for in one request. Left out, a size that suits the endpoint.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int PageSize { get; set; }

    /// <summary>How many pages may be in flight, and how many rows of the pipeline.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = ReadOptions.DefaultThrottleLimit;

    private OrderedWindow<Reading> Window => _window ??= new OrderedWindow<Reading>(ThrottleLimit);

    private protected override bool AllowsSeveralConnections => true;

    /// <summary>Writes a list as it comes in.</summary>
    /// <param name="use">Where the list is.</param>
    /// <param name="source">The list.</param>
    /// <param name="filter">What of it is wanted, where the server cannot be asked for that; then -First and -Skip count what
    /// passes.</param>
    /// <param name="written">Called for each object before it is written.</param>
    private protected void WritePages<T>(
        ConnectionUse<TCapability> use,
        PageSource<T> source,
        Func<T, bool>? filter = null,
        Action<T>? written = null
    )
    {
        long first = Count(PagingParameters.First);
        var options = new ReadOptions
        {
            Skip = filter is null ? Count(PagingParameters.Skip) : 0,
            // -First 0 -IncludeTotalCount asks for nothing but the number, which comes with any page.
            First = filter is not null ? long.MaxValue : Math.Max(first, PagingParameters.IncludeTotalCount ? 1 : 0),
            PageSize = PageSize == 0 ? null : PageSize,
            ThrottleLimit = ThrottleLimit,
        };
        MakeRoom();
        var reader = new PageReader<T>(Shared(use, source), options, Context);
        // Behind another row's list one page at a time is enough until it has its turn.
        if (Window.Count > 0)
            reader.PagesInFlight = 1;
        Task<IReadOnlyList<T>?> page = options.First > 0 ? reader.NextAsync() : Task.FromResult<IReadOnlyList<T>?>(null);
        Window.Add(
            new Reading(
                Current!,
                use.Connection,
                () =>
                {
                    reader.PagesInFlight = ThrottleLimit;
                    using (reader)
                        Write(use, reader, page, filter, written);
                }
            ),
            page
        );
    }

    /// <summary>Writes one object when it has come, in its turn.</summary>
    private protected void WriteLater<T>(ConnectionUse<TCapability> use, Func<Task<T>> read, Action<T> written)
    {
        MakeRoom();
        Task<T> item = read();
        Window.Add(
            new Reading(
                Current!,
                use.Connection,
                () =>
                {
                    T known = Await(item);
                    written(known);
                    Write(use, known);
                }
            ),
            item
        );
    }

    // Rows that are alike ask for the same list, which is asked for once.
    private PageSource<T> Shared<T>(ConnectionUse<TCapability> use, PageSource<T> source)
    {
        if (Current!.Key is not { } row)
            return source;
        string key = use.Connection.Place + " " + use.Connection.Name + " " + row;
        if (_shared.TryGetValue(key, out object? known) && known is SharedPages<T> same)
            return same.Source;
        if (_shared.Count >= MostLists)
            _shared.Clear();
        var shared = new SharedPages<T>(source);
        _shared[key] = shared;
        return shared.Source;
    }

    // It takes its turn behind what came before it in the input.
    private protected override void Refuse(Row row, OrgConnection? connection, OrgException error)
    {
        if (Window.Count > 0)
            Window.Add(new Reading(row, connection, () => throw error), Task.CompletedTask);
        else
            base.Refuse(row, connection, error);
    }

    private protected override void End()
    {
        while (Window.Count > 0)
            WriteOldest();
        Progress.End();
    }

    private protected override void Waiting()
    {
        if (_read == 0)
            Progress.Wait();
        else
            Progress.Count(_reading!, _read, _total);
    }

    // The bar stays until everything has been read.
    private protected override void Waited() { }

    private void MakeRoom()
    {
        WriteDone();
        while (!Window.HasRoom)
        {
            Await(Window.WhenAnyAsync());
            WriteDone();
        }
    }

    private void WriteDone()
    {
        while (Window.IsOldestDone)
            WriteOldest();
    }

    private void WriteOldest()
    {
        Reading oldest = Window.Take();
        try
        {
            oldest.Write();
        }
        catch (OrgException error)
        {
            base.Refuse(oldest.Row, oldest.Connection, error);
        }
    }

    private void Write<T>(
        ConnectionUse<TCapability> use,
        PageReader<T> reader,
        Task<IReadOnlyList<T>?> next,
        Func<T, bool>? filter,
        Action<T>? written
    )
    {
        long skip = filter is null ? 0 : Count(PagingParameters.Skip);
        long first = Count(PagingParameters.First);
        bool totalIsDue = PagingParameters.IncludeTotalCount;
        _lists++;
        while (totalIsDue || first > 0)
        {
            IReadOnlyList<T>? page = Await(next);
            if (totalIsDue)
                WriteObject(
                    PagingParameters.NewTotalCount(
                        (ulong)(reader.TotalCount ?? 0),
                        reader.TotalCount is null ? 0.0
                            : filter is null ? 1.0
                            : 0.5
                    )
                );
            totalIsDue = false;
            if (page is null)
                return;
            // Of several lists, only what has been read of all of them is known.
            _reading = use.Connection.Name;
            _read += page.Count;
            _total = _lists == 1 && IsWholeListWanted ? reader.TotalCount : null;
            for (int i = 0; i < page.Count; i++)
            {
                T item = page[i];
                if (filter is not null && (!filter(item) || skip-- > 0))
                    continue;
                if (first-- <= 0)
                    return;
                written?.Invoke(item);
                Write(use, item);
            }
            if (first > 0)
                next = reader.NextAsync();
        }
    }

    private bool IsWholeListWanted => PagingParameters is { First: ulong.MaxValue, Skip: 0 };

    private static long Count(ulong value) => value > long.MaxValue ? long.MaxValue : (long)value;

    /// <summary>What a row has asked for, and how it is written when it has its turn.</summary>
    private sealed class Reading(Row row, OrgConnection? connection, Action write)
    {
        public Row Row { get; } = row;

        public OrgConnection? Connection { get; } = connection;

        public void Write() => write();
    }
}
