// What the suite uses and .NET Framework lacks, just as far as the suite uses it.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace System.Threading
{
    internal sealed class Lock
    {
        private readonly object _monitor = new();

        public Scope EnterScope()
        {
            Monitor.Enter(_monitor);
            return new Scope(_monitor);
        }

        public readonly ref struct Scope(object monitor)
        {
            public void Dispose() => Monitor.Exit(monitor);
        }
    }
}

namespace OrgAdmin
{
    internal sealed class TaskCompletionSource(TaskCreationOptions options = TaskCreationOptions.None)
    {
        private readonly TaskCompletionSource<bool> _source = new(options);

        public Task Task => _source.Task;

        public void SetResult() => _source.SetResult(true);

        public bool TrySetResult() => _source.TrySetResult(true);

        public bool TrySetCanceled() => _source.TrySetCanceled();

        public bool TrySetException(Exception error) => _source.TrySetException(error);
    }

    internal static class Polyfills
    {
        public static Task<string> ReadAsStringAsync(this HttpContent content, CancellationToken cancellationToken) =>
            cancellationToken.IsCancellationRequested ? Task.FromCanceled<string>(cancellationToken) : content.ReadAsStringAsync();

        public static string? GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key) =>
            dictionary.TryGetValue(key, out string? value) ? value : null;

        public static IEnumerable<T> Order<T>(this IEnumerable<T> items) => items.OrderBy(item => item);

        public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) => items.OrderBy(item => item, comparer);

        public static Task CancelAsync(this CancellationTokenSource source)
        {
            source.Cancel();
            return Task.CompletedTask;
        }

        public static async Task<T> WaitAsync<T>(this Task<T> task, TimeSpan timeout) =>
            await Task.WhenAny(task, Task.Delay(timeout)) == task ? await task : throw new TimeoutException();

        public static async Task WaitAsync(this Task task, TimeSpan timeout)
        {
            if (await Task.WhenAny(task, Task.Delay(timeout)) != task)
                throw new TimeoutException();
            await task;
        }
    }
}
