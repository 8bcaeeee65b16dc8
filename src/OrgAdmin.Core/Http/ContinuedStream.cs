using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Http;

/// <summary>A body whose beginning has been read, from the beginning on.</summary>
/// <param name="start">What has been read.</param>
/// <param name="length">How much of it, in bytes.</param>
/// <param name="rest">The body, where it goes on.</param>
internal sealed class ContinuedStream(byte[] start, int length, Stream rest) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        _position < length ? TakeStart(buffer, offset, count) : rest.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _position < length ? Task.FromResult(TakeStart(buffer, offset, count)) : rest.ReadAsync(buffer, offset, count, cancellationToken);

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int TakeStart(byte[] buffer, int offset, int count)
    {
        int taken = Math.Min(count, length - _position);
        Buffer.BlockCopy(start, _position, buffer, offset, taken);
        _position += taken;
        return taken;
    }
}
