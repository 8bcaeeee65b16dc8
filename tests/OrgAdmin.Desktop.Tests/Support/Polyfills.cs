// What the suite uses and .NET Framework lacks, just as far as the suite uses it.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }
}

namespace OrgAdmin
{
    internal sealed class ReferenceEqualityComparer : IEqualityComparer<object>
    {
        public static ReferenceEqualityComparer Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object x, object y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }

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
        public static string Replace(this string text, string old, string replacement, StringComparison comparison)
        {
            // Ordinal is what the two-argument method of .NET Framework does.
            Xunit.Assert.Equal(StringComparison.Ordinal, comparison);
            return text.Replace(old, replacement);
        }

        public static Task<string> ReadAsStringAsync(this HttpContent content, CancellationToken cancellationToken) =>
            cancellationToken.IsCancellationRequested ? Task.FromCanceled<string>(cancellationToken) : content.ReadAsStringAsync();

        public static string? GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key) =>
            dictionary.TryGetValue(key, out string? value) ? value : null;

        public static IEnumerable<T> Order<T>(this IEnumerable<T> items) => items.OrderBy(item => item);

        public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) => items.OrderBy(item => item, comparer);

        public static IEnumerable<T> OrderDescending<T>(this IEnumerable<T> items) => items.OrderByDescending(item => item);

        public static IEnumerable<T> OrderDescending<T>(this IEnumerable<T> items, IComparer<T> comparer) =>
            items.OrderByDescending(item => item, comparer);

        public static string[] Split(this string text, string separator) => text.Split([separator], StringSplitOptions.None);

        public static bool StartsWith(this string text, char first) => text.Length > 0 && text[0] == first;

        public static bool TryPop<T>(this Stack<T> stack, [NotNullWhen(true)] out T? item)
        {
            bool any = stack.Count > 0;
            item = any ? stack.Pop() : default;
            return any;
        }

        public static void Write(this Stream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

        public static Task WriteAsync(this Stream stream, byte[] bytes, CancellationToken cancellationToken) =>
            stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);

        public static Task ConnectAsync(this TcpClient client, IPAddress address, int port, CancellationToken cancellationToken) =>
            client.ConnectAsync(address, port).WaitAsync(cancellationToken);

        public static async Task WaitAsync(this Task task, CancellationToken cancellationToken)
        {
            if (await Task.WhenAny(task, Task.Delay(Timeout.Infinite, cancellationToken)) != task)
                cancellationToken.ThrowIfCancellationRequested();
            await task;
        }

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

        extension(Encoding)
        {
            public static Encoding Latin1 => Encoding.GetEncoding("iso-8859-1");
        }

        extension(Array)
        {
            public static void Fill<T>(T[] array, T value)
            {
                for (int i = 0; i < array.Length; i++)
                    array[i] = value;
            }
        }

        extension(Stopwatch)
        {
            public static TimeSpan GetElapsedTime(long started) =>
                TimeSpan.FromSeconds((double)(Stopwatch.GetTimestamp() - started) / Stopwatch.Frequency);
        }

        extension(TimeSpan)
        {
            public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));
        }

        extension(CompressionLevel)
        {
            public static CompressionLevel SmallestSize => CompressionLevel.Optimal;
        }
    }
}
