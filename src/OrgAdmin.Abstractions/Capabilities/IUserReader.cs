using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Tells who the credential belongs to.</summary>
public interface IUserReader
{
    /// <summary>The authenticated user.</summary>
    /// <param name="context">Cancellation and messages.</param>
    Task<OrgUserInfo> GetUserAsync(OperationContext context);
}
