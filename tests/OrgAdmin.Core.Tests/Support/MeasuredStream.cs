using System.IO;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>A body that knows how far it was read.</summary>
internal sealed class MeasuredStream(int length) : MemoryStream(new byte[length])
{
    /// <summary>How much of it was read before it was left.</summary>
    public long HowFar { get; private set; }

    protected override void Dispose(bool disposing)
    {
        if (disposing && CanRead)
            HowFar = Position;
        base.Dispose(disposing);
    }
}
