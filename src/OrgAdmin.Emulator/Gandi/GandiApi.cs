using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Gandi's organization API: five routes, with the answers that its document and captured traffic show.</summary>
internal sealed class GandiApi : EmulatedApi
{
    private static readonly string[] SortFields = ["name", "type", "id"];
    private readonly Router _routes = new();
    private GandiWorld _world = new();
    private GandiUser _user = null!;

    public GandiApi()
    {
        _routes.Add("GET /organization/organizations", Organizations);
        _routes.Add("GET /organization/organizations/{id}", Organization);
        _routes.Add("GET /organization/organizations/{id}/customers", Customers);
        _routes.Add("POST /organization/organizations/{id}/customers", CreateCustomer);
        _routes.Add("GET /organization/user-info", _ => ApiAnswer.Json(200, _user.Info.DeepClone()));
    }

    public override OrgProvider Provider => OrgProvider.Gandi;

    public override string BasePath => "/v5";

    public override string DefaultSecret => "emulator-gandi-alice";

    public override void Reset() => _world = new GandiWorld();

    public override ApiAnswer Answer(ApiCall call)
    {
        if (!Authenticate(call))
        {
            return Error(
                401,
                "The server could not verify that you authorized to access the document you requested. Either you supplied the wrong credentials (e.g., bad api key), or your access token has expired",
                "HTTPUnauthorized",
                "Unauthorized"
            );
        }
        if (_routes.Find(call, Below(call.Path)) is { } answer)
            return answer();
        if (_routes.MethodsOf(Below(call.Path)) is not { Count: > 0 } methods)
            return NotFound();
        ApiAnswer other =
            call.Method == "OPTIONS"
                ? ApiAnswer.Empty(200)
                : Error(405, "The method is not allowed for this resource.", "HTTPMethodNotAllowed", "Method Not Allowed");
        return other.With("Allow", string.Join(", ", methods));
    }

    public override ApiAnswer ServerError() => Error(500, "The server has failed.", "HTTPInternalServerError", "Internal Server Error");

    // The document knows "Apikey"; personal access tokens came later, as "Bearer".
    private bool Authenticate(ApiCall call)
    {
        string[] parts = (call.Header("Authorization") ?? "").Split([' '], 2);
        if (parts.Length != 2 || parts[0] is not ("Bearer" or "Apikey") || !_world.Users.TryGetValue(parts[1], out GandiUser? user))
            return false;
        _user = user;
        call.User = user.Name;
        return true;
    }

    private ApiAnswer Organizations(ApiCall call)
    {
        if (BadChoice(call, "type", CustomerInput.Types) is { } badType)
            return badType;
        if (BadChoice(call, "sort_by", SortFields) is { } badSort)
            return badSort;
        IEnumerable<JsonObject> found = _world.Organizations.Where(organization =>
            _user.Permissions.ContainsKey(Text(organization, "name"))
        );
        if (call.Query("~name") is { } pattern)
            found = found.Where(organization => Wildcard.Matches(Text(organization, "name"), pattern));
        if (call.Query("name") is { } name)
            found = found.Where(organization => Text(organization, "name") == name);
        if (call.Query("type") is { } type)
            found = found.Where(organization => Text(organization, "type") == type);
        if (call.Query("permission") is { } permission)
            found = found.Where(organization => _user.Permissions[Text(organization, "name")].Contains(permission));
        return Sorted(found, call);
    }

    private ApiAnswer Organization(ApiCall call) =>
        Find(call["id"]) is { } organization ? ApiAnswer.Json(200, organization.DeepClone()) : NotFound();

    private ApiAnswer Customers(ApiCall call)
    {
        if (Reseller(call) is { } refusal)
            return refusal;
        if (BadChoice(call, "sort_by", SortFields) is { } badSort)
            return badSort;
        IEnumerable<JsonObject> found = _world
            .Customers.Where(record => record.OrganizationId == call["id"] && record.ListedFrom <= DateTimeOffset.UtcNow)
            .Select(record => record.Customer);
        if (call.Query("name") is { } pattern)
            found = found.Where(customer => Wildcard.Matches(Text(customer, "name"), pattern));
        // A customer is seen by whoever may see its reseller, so a permission asked for is that on the reseller.
        if (call.Query("permission") is { } permission && !_user.Permissions[NameOf(call["id"])].Contains(permission))
            found = [];
        return Sorted(found, call);
    }

    private ApiAnswer CreateCustomer(ApiCall call)
    {
        if (Reseller(call) is { } refusal)
            return refusal;
        if (call.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return Error(415, "The content type must be application/json.", "HTTPUnsupportedMediaType", "Unsupported Media Type");
        if (call.Json() is not JsonObject body)
            return Invalid([("body", "The body must be a JSON object.")]);

        List<(string Field, string Problem)> problems = [.. CustomerInput.Problems(body)];
        if (problems.Count > 0)
            return Invalid(problems);

        string id = Guid.NewGuid().ToString();
        var customer = new JsonObject { ["id"] = id, ["name"] = NewName(body) };
        foreach (string field in new[] { "firstname", "lastname", "type", "orgname", "email" })
        {
            if (body[field] is { } value)
                customer[field] = value.DeepClone();
        }
        _world.Customers.Add(new GandiCustomerRecord(call["id"], customer, DateTimeOffset.UtcNow + GandiWorld.CustomerDelay));
        return ApiAnswer
            .Json(202, new JsonObject { ["message"] = "The customer is being created." })
            .With("Location", $"{call.Root}{BasePath}/organization/organizations/{call["id"]}/customers/{id}");
    }

    // Only an organization flagged reseller has customers. What a plain one answers is not documented; access denied is likeliest.
    private ApiAnswer? Reseller(ApiCall call)
    {
        if (Find(call["id"]) is not { } organization)
            return NotFound();
        return organization["reseller"]!.GetValue<bool>()
            ? null
            : Error(403, "Access was denied to this resource.", "HTTPForbidden", "Forbidden");
    }

    private JsonObject? Find(string id) =>
        _world.Organizations.FirstOrDefault(candidate =>
            Text(candidate, "id") == id && _user.Permissions.ContainsKey(Text(candidate, "name"))
        );

    private string NewName(JsonObject body)
    {
        string wished = Regex
            .Replace(
                (
                    CustomerInput.Given(body, "orgname") ?? CustomerInput.Given(body, "firstname") + CustomerInput.Given(body, "lastname")
                ).ToLowerInvariant(),
                "[^a-z0-9]+",
                "-"
            )
            .Trim('-');
        string name = wished;
        for (int i = 2; _world.Customers.Any(record => Text(record.Customer, "name") == name); i++)
            name = $"{wished}-{i}";
        return name;
    }

    private string NameOf(string id) => Text(_world.Organizations.First(organization => Text(organization, "id") == id), "name");

    // Pages are not in the document of these routes; they are those of Gandi's others: all of it unless asked, nothing past the end.
    private static ApiAnswer Sorted(IEnumerable<JsonObject> items, ApiCall call)
    {
        string field = call.Query("sort_by") ?? "name";
        JsonObject[] sorted = [.. items.OrderBy(item => Text(item, field), StringComparer.Ordinal)];
        if (call.Query("page") is null && call.Query("per_page") is null)
            return Listed(sorted);
        if (BadNumber(call, "page") is { } badPage)
            return badPage;
        if (BadNumber(call, "per_page") is { } badSize)
            return badSize;
        int page = Number(call, "page", 1),
            size = Number(call, "per_page", 100);
        long start = (page - 1L) * size;
        return Listed(start < sorted.Length ? sorted.Skip((int)start).Take(size) : [])
            .With("Total-Count", sorted.Length.ToString(CultureInfo.InvariantCulture));
    }

    private static ApiAnswer Listed(IEnumerable<JsonObject> items) =>
        ApiAnswer.Json(200, new JsonArray([.. items.Select(item => item.DeepClone())]));

    private static ApiAnswer? BadNumber(ApiCall call, string parameter) =>
        call.Query(parameter) is not null && Number(call, parameter, 0) < 1
            ? Invalid([(parameter, "Not a positive integer")], "querystring")
            : null;

    private static int Number(ApiCall call, string parameter, int standard) =>
        call.Query(parameter) is not { } text ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : 0;

    private static ApiAnswer? BadChoice(ApiCall call, string parameter, string[] choices) =>
        call.Query(parameter) is { } value && !choices.Contains(value)
            ? Invalid([(parameter, $"\"{value}\" is not one of {string.Join(", ", choices)}")], "querystring")
            : null;

    private static ApiAnswer Invalid(IEnumerable<(string Field, string Problem)> problems, string location = "body") =>
        ApiAnswer.Json(
            400,
            new JsonObject
            {
                ["status"] = "error",
                ["errors"] = new JsonArray([
                    .. problems.Select(problem => new JsonObject
                    {
                        ["location"] = location,
                        ["name"] = problem.Field,
                        ["description"] = problem.Problem,
                    }),
                ]),
            }
        );

    private static ApiAnswer NotFound() => Error(404, "The resource could not be found.", "HTTPNotFound", "Not Found");

    private static ApiAnswer Error(int status, string message, string @object, string cause) =>
        ApiAnswer.Json(
            status,
            new JsonObject
            {
                ["code"] = status,
                ["message"] = message,
                ["object"] = @object,
                ["cause"] = cause,
            }
        );

    private static string Text(JsonObject item, string field) => item[field]?.GetValue<string>() ?? "";
}
