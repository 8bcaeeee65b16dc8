using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>The customers of a reseller: the list, and an order of a new one.</summary>
internal static class CustomerRoutes
{
    public static void Map(GandiApi api)
    {
        api.Map("GET /organization/organizations/{id}/customers", List);
        api.Map("POST /organization/organizations/{id}/customers", request => Create(request, api.BasePath));
    }

    private static ApiAnswer List(GandiRequest request)
    {
        GandiOrganizationRecord reseller = Reseller(request);
        var query = new ListQuery(request.Call);
        string sort = query.SortField;
        IEnumerable<GandiCustomerRecord> found = request.World.Customers.Where(customer =>
            customer.Reseller == reseller && customer.ListedFrom <= DateTimeOffset.UtcNow
        );
        if (request.Call.Query("name") is { } pattern)
            found = found.Where(customer => Wildcard.Matches(customer.Name, pattern));
        // A customer is seen by whoever may see its reseller, so a permission asked for is that on the reseller.
        if (request.Call.Query("permission") is { } permission && !request.User.Has(permission, reseller))
            found = [];
        return query.Answer([.. query.Sorted(found, sort)], CustomerJson.Whole);
    }

    private static ApiAnswer Create(GandiRequest request, string basePath)
    {
        GandiOrganizationRecord reseller = Reseller(request);
        if (request.Call.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw GandiErrors.UnsupportedMediaType();
        if (request.Call.Json() is not JsonObject body)
            throw GandiErrors.Body([("body", "The body must be a JSON object.")]);
        if (CustomerInput.Problems(body).ToArray() is { Length: > 0 } problems)
            throw GandiErrors.Body(problems);
        var customer = new GandiCustomerRecord(Guid.NewGuid().ToString(), request.World.FreeName(CustomerInput.NameOf(body)), reseller)
        {
            FirstName = CustomerInput.Given(body, "firstname")!,
            LastName = CustomerInput.Given(body, "lastname")!,
            Email = CustomerInput.Given(body, "email")!,
            Type = CustomerInput.Given(body, "type")!,
            LegalName = CustomerInput.Given(body, "orgname"),
            ListedFrom = DateTimeOffset.UtcNow + GandiWorld.CustomerDelay,
        };
        request.World.Customers.Add(customer);
        return ApiAnswer
            .Json(202, new JsonObject { ["message"] = "The customer is being created." })
            .With("Location", $"{request.Call.Root}{basePath}/organization/organizations/{reseller.Id}/customers/{customer.Id}");
    }

    // Only an organization flagged reseller has customers. What a plain one answers is not documented; access denied is likeliest.
    private static GandiOrganizationRecord Reseller(GandiRequest request) =>
        request.Organization is { IsReseller: true } reseller ? reseller : throw GandiErrors.Forbidden();
}
