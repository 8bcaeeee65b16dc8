using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Customers, as Gandi shows them.</summary>
internal static class CustomerJson
{
    public static JsonObject Whole(GandiCustomerRecord customer)
    {
        var json = new JsonObject
        {
            ["id"] = customer.Id,
            ["name"] = customer.Name,
            ["firstname"] = customer.FirstName,
            ["lastname"] = customer.LastName,
            ["type"] = customer.Type,
        };
        if (customer.LegalName is not null)
            json["orgname"] = customer.LegalName;
        json["email"] = customer.Email;
        return json;
    }
}
