using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>
/// Work that goes on side by side and whose results are taken in the order in which it began. As soon as anything is done there is
/// room for more, so that something slow holds up nothing but its own place; what has overtaken it waits here, up to a bound.
/// </summary>
/// <typeparam name="T">What stands in the order.</typeparam>
/// <param name="limit">How many may be in flight.</param>
internal sealed class OrderedWindow<T>(int limit)
{
    /// <summary>The number of results that may wait for a slow one, for each that may be in flight.</summary>
    public const int WaitingPerRequest = 16;

    // The same while nothing is slow but whoever takes the results: what has come then only costs memory.
    private const int WaitingForReader = 2;

    private readonly Queue<(T Item, Task Task)> _items = new();
    private readonly List<Task> _running = [];

    /// <summary>How many may be in flight.</summary>
    public int Limit { get; set; } = limit;

    /// <summary>How many have begun and have not been taken.</summary>
    public int Count => _items.Count;

    /// <summary>True if the next one in the order is done, whatever came of it.</summary>
    public bool IsOldestDone => _items.Count > 0 && _items.Peek().Task.IsCompleted;

    /// <summary>True if one more may begin.</summary>
    public bool HasRoom
    {
        get
        {
            _running.RemoveAll(task => task.IsCompleted);
            return _running.Count < Limit && _items.Count < Limit * (IsOldestDone ? WaitingForReader : WaitingPerRequest);
        }
    }

    /// <summary>True if something that is done and has not been taken is so.</summary>
    public bool AnyDone(Func<Task, bool> isSo) => _items.Any(entry => entry.Task.IsCompleted && isSo(entry.Task));

    /// <summary>Adds what has just begun.</summary>
    public void Add(T item, Task task)
    {
        _items.Enqueue((item, task));
        if (!task.IsCompleted)
            _running.Add(task);
    }

    /// <summary>Ends when anything is done that was in flight when <see cref="HasRoom"/> was last asked, or when nothing was.</summary>
    public Task WhenAnyAsync() => _running.Count == 0 ? Task.CompletedTask : Task.WhenAny(_running);

    /// <summary>Ends when everything is done. It never fails.</summary>
    public Task WhenAllAsync() => Task.WhenAll(_items.Select(entry => Task.WhenAny(entry.Task)));

    /// <summary>Takes the next one in the order.</summary>
    public T Take() => _items.Dequeue().Item;

    /// <summary>Gives up what has not been taken.</summary>
    public void Clear()
    {
        _items.Clear();
        _running.Clear();
    }
}
