using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>One request as a route sees it: who asks, about what, with what.</summary>
internal sealed class MetalRequest(ApiCall call, EquinixMetalWorld world, MetalPerson user)
{
    public ApiCall Call { get; } = call;

    public EquinixMetalWorld World { get; } = world;

    /// <summary>Who asks.</summary>
    public MetalPerson User { get; } = user;

    /// <summary>What the answer shows in full.</summary>
    public Inclusions Inclusions { get; } = new(call);

    /// <summary>The organization of the path, which the user must be in.</summary>
    public MetalOrg Organization
    {
        get
        {
            MetalOrg organization = World.Organization(Call["id"]) ?? throw MetalErrors.NotFound();
            return organization.MembershipOf(User) is not null ? organization : throw MetalErrors.NotAuthorizedTo("view this organization");
        }
    }

    /// <summary>The body.</summary>
    public JsonObject Body => Call.Json() as JsonObject ?? throw MetalErrors.With(400, "The request body must be a JSON object");

    /// <summary>The organization of the path, which the user must administer.</summary>
    /// <param name="purpose">What it is for.</param>
    public MetalOrg AdministeredFor(string purpose) =>
        Organization is { } organization && organization.IsAdmin(User) ? organization : throw MetalErrors.NotAuthorizedTo(purpose);

    /// <summary>The invitation of the path, and its organization.</summary>
    /// <param name="byInvitee">True if the invited person may do this, and not only administrators.</param>
    public (MetalInvite Invite, MetalOrg Organization) Invitation(bool byInvitee = true)
    {
        foreach (MetalOrg organization in World.Organizations)
        {
            if (organization.Invitations.FirstOrDefault(candidate => candidate.Id == Call["id"]) is not { } invite)
                continue;
            return organization.IsAdmin(User) || (byInvitee && invite.IsFor(User))
                ? (invite, organization)
                : throw MetalErrors.NotAuthorizedTo("view this invitation");
        }
        throw MetalErrors.NotFound();
    }
}
