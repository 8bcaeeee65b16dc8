using System.Threading.Tasks;

namespace OrgAdmin.State;

/// <summary>Takes what there is to tell. Every member may be called from any thread.</summary>
internal interface IMessageHost
{
    /// <summary>Tells the person something that does not stop the run.</summary>
    Task WarnAsync(string message);

    /// <summary>Writes an error that is about an organization as a whole, or about a file.</summary>
    Task FailAsync(string target, OrgException error);
}
