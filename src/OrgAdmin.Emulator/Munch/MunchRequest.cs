using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>One request as a route sees it: who asks, about what, with what.</summary>
internal sealed class MunchRequest(ApiCall call, MunchWorld world, MunchUserRecord? user, MunchErrors errors)
{
    public ApiCall Call { get; } = call;

    public MunchWorld World { get; } = world;

    /// <summary>Who asks; null for a stranger, who gets as far as a route with HEAD.</summary>
    public MunchUserRecord? Asker { get; } = user;

    /// <summary>Who asks.</summary>
    public MunchUserRecord User => Asker ?? throw Errors.Unauthorized();

    public MunchErrors Errors { get; } = errors;

    /// <summary>The organization of the path, whoever asks.</summary>
    public MunchOrganizationRecord Organization => World.Organization(Call["id"]) ?? throw Errors.NotFound();

    /// <summary>
    /// The organization of the path, which the user must be allowed to see: the own one or a child of it. The code asks for the user's
    /// organization without looking whether there is a user, and falls over a stranger.
    /// </summary>
    public MunchOrganizationRecord SeenOrganization
    {
        get
        {
            MunchOrganizationRecord organization = Organization;
            if (Asker is not { } user)
                throw new System.InvalidOperationException("'AnonymousUser' object has no attribute 'organization'");
            bool isSeen = organization.Parent == user.Organization || (organization.Id == user.Organization && user.Groups.Length > 0);
            return isSeen ? organization : throw Errors.Forbidden();
        }
    }

    /// <summary>The body.</summary>
    public JsonObject Body => JsonBody.Read(Call, Errors);

    public bool IsOwnOrChild(MunchOrganizationRecord organization) =>
        organization.Id == User.Organization || organization.Parent == User.Organization;
}
