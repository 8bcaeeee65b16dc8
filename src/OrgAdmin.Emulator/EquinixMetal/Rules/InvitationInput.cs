using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Whom an invitation is for, and as what.</summary>
internal sealed class InvitationInput
{
    private static readonly string[] KnownRoles = ["admin", "billing", "collaborator", "limited_collaborator"];

    private InvitationInput(string invitee, string[] roles, string[] projects)
    {
        Invitee = invitee;
        Roles = roles;
        Projects = projects;
    }

    public string Invitee { get; }

    public string[] Roles { get; }

    /// <summary>The ids of projects.</summary>
    public string[] Projects { get; }

    public static InvitationInput Read(JsonObject body, MetalOrg organization)
    {
        var input = new InvitationInput(
            OrganizationInput.Text(body, "invitee") ?? "",
            body["roles"] is null ? ["collaborator"] : Texts(body["roles"]),
            Texts(body["projects_ids"])
        );
        string[] problems =
        [
            .. Problems(input.Invitee, organization),
            .. input.Roles.Where(role => !KnownRoles.Contains(role)).Select(role => $"Roles '{role}' is not included in the list"),
            .. input
                .Projects.Where(id => !organization.Projects.Exists(project => project.Id == id))
                .Select(id => $"Projects '{id}' is not included in the list"),
        ];
        return problems.Length == 0 ? input : throw MetalErrors.Invalid(problems);
    }

    // A list, or one that stands for itself.
    private static string[] Texts(JsonNode? node) =>
        node is null ? []
        : node is JsonArray list ? [.. list.Select(item => item?.ToString() ?? "")]
        : [node.ToString()];

    // These texts are invented, in the manner of the known ones: no document and no client shows the real ones.
    // "already" is said of those only who are there or invited, by whichever of their addresses.
    private static IEnumerable<string> Problems(string invitee, MetalOrg organization)
    {
        if (invitee.Length == 0)
            yield return "Invitee can't be blank";
        else if (!Pattern.IsMatch(invitee, @"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"))
            yield return "Invitee is invalid";
        else if (organization.Members.Exists(member => member.Person.Has(invitee)))
            yield return "Invitee is already a member of this organization";
        else if (organization.Invitations.Exists(invite => invite.IsTo(invitee)))
            yield return "Invitee has already been invited";
    }
}
