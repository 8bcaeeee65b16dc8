using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>One request as a route sees it: who asks, about which organization, with what.</summary>
internal sealed class GandiRequest(ApiCall call, GandiWorld world, GandiUser user, string secret, bool isToken)
{
    public ApiCall Call { get; } = call;

    public GandiWorld World { get; } = world;

    /// <summary>Who asks.</summary>
    public GandiUser User { get; } = user;

    /// <summary>The token that the request came with.</summary>
    public string Secret { get; } = secret;

    /// <summary>True if that is a personal access token, and not a key.</summary>
    public bool IsToken { get; } = isToken;

    /// <summary>The organization of the path. One that the user has nothing to do with is not there.</summary>
    public GandiOrganizationRecord Organization =>
        World.Organization(Call["id"]) is { } organization && User.Sees(organization) ? organization : throw GandiErrors.NotFound();
}
