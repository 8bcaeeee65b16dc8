using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Renews the token of the connection.</summary>
public interface ITokenRenewer : ITokenReader
{
    /// <summary>Makes a new token that takes the place of the one in use. The old one still works.</summary>
    /// <param name="context">Cancellation and messages.</param>
    internal Task<MadeToken> RenewTokenAsync(OperationContext context);
}
