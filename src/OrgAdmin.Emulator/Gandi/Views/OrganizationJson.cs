using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Organizations, as Gandi shows them.</summary>
internal static class OrganizationJson
{
    public static JsonObject Whole(GandiOrganizationRecord organization)
    {
        var json = new JsonObject
        {
            ["name"] = organization.Name,
            ["firstname"] = organization.FirstName,
            ["lastname"] = organization.LastName,
            ["id"] = organization.Id,
            ["reseller"] = organization.IsReseller,
            ["corporate"] = organization.IsCorporate,
            ["type"] = organization.Type,
            ["email"] = organization.Email,
        };
        if (organization.LegalName is not null)
            json["orgname"] = organization.LegalName;
        return json;
    }
}
