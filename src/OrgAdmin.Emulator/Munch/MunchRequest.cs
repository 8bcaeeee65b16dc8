using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>One request as a route sees it: who asks, about what, with what.</summary>
internal sealed class MunchRequest(ApiCall call, MunchWorld world, MunchUserRecord user, MunchErrors errors)
{
    public ApiCall Call { get; } = call;

    public MunchWorld World { get; } = world;

    /// <summary>Who asks.</summary>
    public MunchUserRecord User { get; } = user;

    public MunchErrors Errors { get; } = errors;

    /// <summary>The organization of the path, whoever asks.</summary>
    public MunchOrganizationRecord Organization => World.Organization(Call["id"]) ?? throw Errors.NotFound();

    /// <summary>The organization of the path, which the user must be allowed to see: the own one or a child of it.</summary>
    public MunchOrganizationRecord SeenOrganization =>
        Organization is { } organization && IsOwnOrChild(organization) ? organization : throw Errors.Forbidden();

    /// <summary>The body.</summary>
    public JsonObject Body => JsonBody.Read(Call, Errors);

    public bool IsOwnOrChild(MunchOrganizationRecord organization) =>
        organization.Id == User.Organization || organization.Parent == User.Organization;
}
