using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation;
using Xunit;

namespace OrgAdmin.Emulator.Tests.EquinixMetal;

/// <summary>
/// The answers against what Equinix Metal's last OpenAPI document says of them: which fields must be there, of which type they are, and
/// which words they may be. A field that the document does not name may be there; null is a value of one field only.
/// </summary>
public sealed class MetalDocumentTests
{
    private const string Harbour = "/metal/v1/organizations/e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10";
    private const string Address = """{"address": "1 Quay", "city": "Rotterdam", "zip_code": "3011", "country": "NL"}""";

    private static readonly string[] Roles = ["admin", "billing", "collaborator", "limited_collaborator"];

    // Field, and its type: a word, a schema, "[…]" for a list, "!" where it must be there.
    private static readonly Dictionary<string, Dictionary<string, string>> Schemas = new()
    {
        ["Href"] = Fields("href:string!"),
        ["Meta"] = Fields("first:Href last:Href next:Href previous:Href self:Href total:integer current_page:integer last_page:integer"),
        ["Address"] = Fields(
            "address:string! address2:string city:string coordinates:object country:string! state:string zip_code:string!"
        ),
        ["Organization"] = Fields(
            "address:Address billing_address:Address created_at:time credit_amount:number customdata:object description:string "
                + "enforce_2fa_at:time? href:string id:uuid logo:string members:[Href] memberships:[Href] name:string projects:[Href] "
                + "terms:integer twitter:string updated_at:time website:string"
        ),
        ["OrganizationList"] = Fields("meta:Meta organizations:[Organization]"),
        ["Invitation"] = Fields(
            "created_at:time href:string id:uuid invitation:Href invited_by:Href invitee:email nonce:string organization:Href "
                + "projects:[Href] roles:[role] updated_at:time"
        ),
        ["InvitationList"] = Fields("invitations:[Membership]"),
        ["Membership"] = Fields("created_at:time href:string id:uuid project:Href roles:[string] updated_at:time user:Href"),
        ["Project"] = Fields(
            "created_at:time customdata:object href:string id:uuid invitations:[Href] members:[Href] memberships:[Href] name:string "
                + "organization:Organization tags:[string] type:kind updated_at:time url:string"
        ),
        ["ProjectList"] = Fields("meta:Meta projects:[Project]"),
        ["User"] = Fields(
            "avatar_thumb_url:string avatar_url:string created_at:time customdata:object email:string emails:[Href] first_name:string "
                + "full_name:string href:string id:uuid last_login_at:time last_name:string max_organizations:integer "
                + "phone_number:string short_id:string timezone:string two_factor_auth:string updated_at:time"
        ),
        ["Error"] = Fields("error:string errors:[string]"),
        ["DeviceList"] = Fields("meta:Meta! devices:[Href]!"),
        ["CustomData"] = [],
    };

    private readonly OrgEmulator _emulator = new();

    [Theory]
    [InlineData("/metal/v1/organizations", "OrganizationList")]
    [InlineData("/metal/v1/organizations?per_page=1000&include=address,billing_address", "OrganizationList")]
    [InlineData("/metal/v1/organizations?page=2&per_page=3", "OrganizationList")]
    [InlineData("/metal/v1/organizations?page=100000", "OrganizationList")]
    [InlineData(Harbour, "Organization")]
    [InlineData(Harbour + "?include=address,billing_address", "Organization")]
    [InlineData(Harbour + "?include=address&exclude=address", "Organization")]
    [InlineData(Harbour + "/invitations", "InvitationList")]
    [InlineData(Harbour + "/projects?name=CRANE", "ProjectList")]
    [InlineData(Harbour + "/devices", "DeviceList")]
    [InlineData(Harbour + "/customdata", "CustomData")]
    [InlineData("/metal/v1/user", "User")]
    public async Task What_is_read_is_of_the_form_of_the_document(string path, string schema) => Check(schema, await Ask(200, "GET", path));

    [Fact]
    public async Task What_is_written_is_of_the_form_of_the_document()
    {
        JsonNode made = await Ask(
            201,
            "POST",
            "/metal/v1/organizations?include=address,billing_address",
            $$"""
            {"name": "New", "description": 5, "address": {{Address}}, "billing_address": {"address": "2 Quay", "zip_code": "3012",
            "country": "NL", "planet": "Earth"}, "enforce_2fa_at": "2027-01-01T00:00:00+01:00", "customdata": {"a": [1]}, "planet": 3}
            """
        );
        Check("Organization", made);
        Assert.Equal("5", made["description"]!.GetValue<string>());
        Assert.Equal("""{"address":"2 Quay","country":"NL","zip_code":"3012"}""", made["billing_address"]!.ToJsonString());
        Assert.Equal("2026-12-31T23:00:00Z", made["enforce_2fa_at"]!.GetValue<string>());
        Assert.False(made.AsObject().ContainsKey("planet"));
        string path = $"/metal/v1/organizations/{made["id"]}";
        JsonNode changed = await Ask(200, "PUT", path, """{"enforce_2fa_at": null, "twitter": "new"}""");
        Check("Organization", changed);
        Assert.Null(changed["enforce_2fa_at"]);

        JsonNode project = await Ask(201, "POST", path + "/projects", """{"name": "main", "type": "vmce", "tags": ["a"]}""");
        Check("Project", project);
        JsonNode invited = await Ask(
            201,
            "POST",
            path + "/invitations",
            $$"""{"invitee": "new@example.com", "roles": ["admin", "billing"], "projects_ids": ["{{project["id"]}}"]}"""
        );
        Check("Invitation", invited);
        Assert.Equal($"/metal/v1/projects/{project["id"]}", invited["projects"]![0]!["href"]!.GetValue<string>());
        Check("Invitation", await Ask(200, "GET", $"/metal/v1/invitations/{invited["id"]}"));
    }

    [Fact]
    public async Task Memberships_are_read_changed_and_ended()
    {
        JsonNode harbour = await Ask(200, "GET", Harbour);
        string[] paths = [.. harbour["memberships"]!.AsArray().Select(link => link!["href"]!.GetValue<string>())];
        string colin = paths[3];
        Check("Membership", await Ask(200, "GET", colin));
        JsonNode changed = await Ask(200, "PUT", colin, """{"role": ["billing", "admin"]}""");
        Check("Membership", changed);
        Assert.Equal("""["billing","admin"]""", changed["roles"]!.ToJsonString());
        Check("Error", await Ask(422, "PUT", colin, """{"role": ["captain"]}"""));
        Check("Error", await Ask(422, "PUT", colin, "{}"));
        await Ask(204, "DELETE", colin);
        Check("Error", await Ask(404, "GET", colin));
        await Ask(204, "DELETE", paths[1]);
        JsonNode refused = await Ask(422, "PUT", paths[0], """{"role": ["billing"]}""");
        Assert.Equal("""{"errors":["At least one Admin is required."]}""", refused.ToJsonString());
        Assert.Equal(422, (await _emulator.AskAsync("DELETE", paths[0])).Status);
    }

    [Theory]
    [InlineData("""{"description": {}}""", "Description is invalid")]
    [InlineData("""{"customdata": 5}""", "Customdata is invalid")]
    [InlineData("""{"enforce_2fa_at": "soon"}""", "Enforce 2fa at is invalid")]
    [InlineData("""{"billing_address": {"address": "1 Quay", "zip_code": "1"}}""", "Billing address country can't be blank")]
    [InlineData("""{"address": "1 Quay"}""", "Address address can't be blank")]
    public async Task What_cannot_be_kept_is_refused(string body, string problem)
    {
        JsonNode refused = await Ask(422, "PUT", Harbour, body);
        Check("Error", refused);
        Assert.Contains(problem, refused["errors"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"type": "default"}""", "Name can't be blank")]
    [InlineData("""{"name": "p", "type": "other"}""", "Type 'other' is not included in the list")]
    [InlineData("""{"name": "p \ud83d\ude00"}""", "Name is invalid")]
    [InlineData("""{"name": "p", "tags": "a"}""", "Tags is invalid")]
    [InlineData("""{"name": "p", "customdata": []}""", "Customdata is invalid")]
    [InlineData("""{"name": "p", "payment_method_id": "1"}""", "Payment method is invalid")]
    public async Task A_project_is_checked(string body, string problem)
    {
        JsonNode refused = await Ask(422, "POST", Harbour + "/projects", body);
        Assert.Equal(problem, Assert.Single(refused["errors"]!.AsArray())!.GetValue<string>());
        string name = new('n', 81);
        await Ask(422, "POST", Harbour + "/projects", $$"""{"name": "{{name}}"}""");
    }

    [Fact]
    public async Task An_invitation_is_to_projects_of_the_organization()
    {
        JsonNode refused = await Ask(
            422,
            "POST",
            Harbour + "/invitations",
            """{"invitee": "new@example.com", "projects_ids": ["0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa"], "roles": "captain"}"""
        );
        Assert.Equal(
            ["Roles 'captain' is not included in the list", "Projects '0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa' is not included in the list"],
            refused["errors"]!.AsArray().Select(text => text!.GetValue<string>())
        );
    }

    [Theory]
    [InlineData("GET", "/metal/v1/organizations/nobody", null, 404)]
    [InlineData("GET", "/metal/v1/organizations/0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa/devices", null, 403)]
    [InlineData("GET", "/metal/v1/organizations/0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa", null, 403)]
    [InlineData("POST", "/metal/v1/organizations", "{}", 422)]
    public async Task What_is_refused_is_of_the_form_of_the_document(string method, string path, string? body, int status) =>
        Check("Error", await Ask(status, method, path, body));

    private static Dictionary<string, string> Fields(string fields) =>
        fields.Split(' ').Select(field => field.Split(':')).ToDictionary(pair => pair[0], pair => pair[1]);

    private static void Check(string schema, JsonNode answer)
    {
        JsonObject item = Assert.IsType<JsonObject>(answer);
        foreach (KeyValuePair<string, string> known in Schemas[schema])
        {
            (string field, string type) = (known.Key, known.Value);
            bool isThere = item.TryGetPropertyValue(field, out JsonNode? value);
            Assert.True(isThere || !type.EndsWith("!", StringComparison.Ordinal), $"{schema}.{field} is required: {item.ToJsonString()}");
            if (!isThere || (value is null && type.EndsWith("?", StringComparison.Ordinal)))
                continue;
            Assert.True(value is not null, $"{schema}.{field} is null");
            string plain = type.TrimEnd('!', '?');
            foreach (JsonNode? one in plain.StartsWith('[') ? Assert.IsType<JsonArray>(value) : [value!.DeepClone()])
                CheckValue($"{schema}.{field}", plain.Trim('[', ']'), one);
        }
    }

    private static void CheckValue(string place, string type, JsonNode? value)
    {
        if (Schemas.ContainsKey(type))
        {
            Check(type, value!);
            return;
        }
        JsonValueKind kind = value!.GetValueKind();
        bool isRight = type switch
        {
            "string" => kind == JsonValueKind.String,
            "integer" => kind == JsonValueKind.Number && value.ToJsonString().All(char.IsDigit),
            "number" => kind == JsonValueKind.Number,
            "object" => kind == JsonValueKind.Object,
            "uuid" => Guid.TryParseExact(value.GetValue<string>(), "D", out _),
            "email" => value.GetValue<string>().Contains('@'),
            "role" => Roles.Contains(value.GetValue<string>()),
            "kind" => value.GetValue<string>() is "default" or "vmce",
            "time" => DateTimeOffset.TryParseExact(
                value.GetValue<string>(),
                "yyyy-MM-dd'T'HH:mm:ssK",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
        Assert.True(isRight, $"{place} is no {type}: {value.ToJsonString()}");
    }

    private async Task<JsonNode> Ask(int status, string method, string path, string? body = null)
    {
        (int answered, string text, HttpResponseMessage response) = await _emulator.AskAsync(method, path, body);
        using (response)
        {
            Assert.True(status == answered, $"{method} {path}: {answered} instead of {status}: {text}");
            return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        }
    }
}
