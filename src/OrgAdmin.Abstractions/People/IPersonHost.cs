using System.Threading.Tasks;

namespace OrgAdmin.People;

/// <summary>Who wants to know where people are. Every member may be called from any thread.</summary>
internal interface IPersonHost
{
    /// <summary>Takes a place.</summary>
    Task WriteAsync(OrgPersonPlace place);

    /// <summary>Tells the person something that does not stop the run.</summary>
    Task WarnAsync(string message);

    /// <summary>Tells how far it is.</summary>
    /// <param name="connection">The connection that is looked at.</param>
    /// <param name="done">How many of its organizations have been looked at.</param>
    /// <param name="total">How many it has.</param>
    Task CountAsync(string connection, int done, int total);
}
