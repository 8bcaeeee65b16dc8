using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Organizations, as Munch shows them.</summary>
internal static class OrganizationJson
{
    public static JsonObject Whole(MunchRequest request, MunchOrganizationRecord organization)
    {
        string url = Url(request, organization.Id);
        return new JsonObject
        {
            ["url"] = url,
            ["name"] = organization.Name,
            ["contact_email"] = organization.ContactEmail,
            ["settings"] = new JsonObject
            {
                ["nickname"] = organization.Nickname,
                ["notify_message_status"] = organization.NotifyMessageStatus,
                ["notify_optouts"] = organization.NotifyOptOuts,
                ["external_optout_message"] = organization.ExternalOptOutMessage,
            },
            ["parent"] = organization.Parent is { } parent ? Url(request, parent) : null,
            ["can_attach_files"] = organization.CanAttachFiles,
            ["can_external_optout"] = organization.CanExternalOptOut,
            ["_links"] = new JsonObject
            {
                ["opt_outs"] = ViewJson.Link(url + "opt_outs/"),
                ["children"] = ViewJson.Link(url + "children/"),
                ["invite_user"] = ViewJson.Link(url + "invite_user/"),
            },
        };
    }

    /// <summary>The address of an organization.</summary>
    public static string Url(MunchRequest request, int organization) => $"{request.Call.Root}{MunchApi.Root}/organizations/{organization}/";
}
