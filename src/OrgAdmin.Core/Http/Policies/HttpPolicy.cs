using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>One step on a request's way: it does its own job and hands the call to the next one.</summary>
internal abstract class HttpPolicy
{
    /// <summary>The policy below this one. <see cref="HttpPipeline"/> sets it.</summary>
    public HttpPolicy Next { get; set; } = null!;

    /// <summary>Does this policy's part of the call. When it returns, <see cref="ApiCall.Response"/> is the server's answer.</summary>
    public abstract Task SendAsync(ApiCall call);
}
