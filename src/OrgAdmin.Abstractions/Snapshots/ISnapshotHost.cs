using System.Threading.Tasks;

namespace OrgAdmin;

/// <summary>Who has a snapshot taken. Every member is called on the thread that called the exporter.</summary>
internal interface ISnapshotHost
{
    /// <summary>Waits for what is in flight, and writes the messages that come in meanwhile.</summary>
    /// <param name="task">What is in flight.</param>
    T Await<T>(Task<T> task);

    /// <summary>Tells what could not be read. The snapshot goes on, with a gap.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="target">The connection's name or the organization's id.</param>
    void Report(OrgException error, string target);

    /// <summary>Tells that an organization and the people in it are in the snapshot.</summary>
    void Count();
}
