using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.State;

/// <summary>
/// Says what there is to say of a comparison. Names in a file may be anybody's, so none of them gets to steer the terminal.
/// </summary>
internal sealed class SnapshotLog(IOperationLog log)
{
    public void Warning(string message) => log.Warning(ServerText.Shortened(DisplayText.Of(message)));

    public void Verbose(string message) => log.Verbose(ServerText.Shortened(DisplayText.Of(message)));
}
