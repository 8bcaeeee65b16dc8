using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>Reads an answer's body: no more of it than a bound, and no less than the length that it announced.</summary>
internal sealed class LimitedStream(Stream inner, long limit, long? length = null) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Count(inner.Read(buffer, offset, count), count);
        }
        catch (Exception error) when (IsBadCompression(error))
        {
            throw BadCompression();
        }
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            return Count(await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false), count);
        }
        catch (Exception error) when (IsBadCompression(error))
        {
            throw BadCompression();
        }
    }

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
        }
        catch (Exception error) when (IsBadCompression(error))
        {
            throw BadCompression();
        }
    }
#endif

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // Gzip and deflate throw the first, Brotli the second.
    private static bool IsBadCompression(Exception error) =>
        error is InvalidDataException || error.GetType() == typeof(InvalidOperationException);

    private static OrgException BadCompression() =>
        new(OrgErrorKind.InvalidResponse, "The answer says that it is compressed, and cannot be decompressed.");

    private int Count(int bytes, int wanted)
    {
        if (bytes == 0 && wanted > 0 && _read < length)
            throw new IOException($"The answer ended after {_read} of {length} bytes.");
        _read += bytes;
        return _read <= limit
            ? bytes
            : throw new OrgException(
                OrgErrorKind.InvalidResponse,
                $"The answer is larger than {limit / (1024 * 1024)} MB and was not read to its end."
            );
    }
}
