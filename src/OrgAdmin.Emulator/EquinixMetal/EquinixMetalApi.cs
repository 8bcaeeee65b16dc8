using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>
/// Equinix Metal's organizations, members, invitations and projects, as its OpenAPI document and its clients
/// (packngo, metal-cli, the Terraform provider) show them. Where a text is known from a real answer, it is that text.
/// </summary>
internal sealed class EquinixMetalApi : EmulatedApi
{
    // The headers are real, the number is not known.
    private const int RequestsAnHour = 3600;

    private static readonly string[] Roles = ["admin", "billing", "collaborator", "limited_collaborator"];
    private static readonly string[] PlainFields = ["description", "website", "twitter", "logo"];

    private readonly Router _routes = new();
    private EquinixMetalWorld _world = new();
    private MetalPerson _user = null!;
    private long _requests;

    public EquinixMetalApi()
    {
        _routes.Add("GET /user", call => ApiAnswer.Json(200, View(call).Person(_user)));
        _routes.Add("GET /emails/{id}", OwnEmail);
        _routes.Add("GET /organizations", Organizations);
        _routes.Add("POST /organizations", CreateOrganization);
        _routes.Add(
            "GET /organizations/{id}",
            call => InOrganization(call, organization => ApiAnswer.Json(200, View(call).Organization(organization)))
        );
        _routes.Add("PUT /organizations/{id}", UpdateOrganization);
        _routes.Add("PATCH /organizations/{id}", UpdateOrganization);
        _routes.Add("DELETE /organizations/{id}", DeleteOrganization);
        _routes.Add(
            "GET /organizations/{id}/members",
            call =>
                InOrganization(
                    call,
                    organization => View(call).Page("members", organization.Members, member => View(call).Member(member, organization))
                )
        );
        _routes.Add("DELETE /organizations/{id}/members/{member}", DeleteMember);
        _routes.Add(
            "GET /organizations/{id}/invitations",
            call =>
                InOrganization(
                    call,
                    organization =>
                        View(call).Page("invitations", organization.Invitations, invite => View(call).Invitation(invite, organization))
                )
        );
        _routes.Add("POST /organizations/{id}/invitations", CreateInvitation);
        _routes.Add(
            "GET /organizations/{id}/projects",
            call =>
                InOrganization(
                    call,
                    organization => View(call).Page("projects", organization.Projects, project => View(call).Project(project, organization))
                )
        );
        _routes.Add("DELETE /projects/{id}", DeleteProject);
        _routes.Add(
            "GET /invitations/{id}",
            call => OnInvitation(call, (invite, organization) => ApiAnswer.Json(200, View(call).Invitation(invite, organization)))
        );
        _routes.Add(
            "POST /invitations/{id}",
            call =>
                OnInvitation(
                    call,
                    (invite, organization) => ApiAnswer.Json(201, View(call).Invitation(invite, organization)),
                    byInvitee: false
                )
        );
        _routes.Add("PUT /invitations/{id}", AcceptInvitation);
        _routes.Add(
            "DELETE /invitations/{id}",
            call =>
                OnInvitation(
                    call,
                    (invite, organization) =>
                    {
                        organization.Invitations.Remove(invite);
                        return ApiAnswer.Empty(204);
                    }
                )
        );
    }

    public override OrgProvider Provider => OrgProvider.EquinixMetal;

    public override string BasePath => "/metal/v1";

    public override string DefaultSecret => "emulator-equinixmetal-olivia";

    public override void Reset()
    {
        _world = new EquinixMetalWorld();
        _requests = 0;
    }

    public override ApiAnswer Answer(ApiCall call)
    {
        ApiAnswer answer = !Authenticate(call)
            ? Error(401, "Invalid authentication token")
            : _routes.Find(call, Below(call.Path))?.Invoke() ?? Unrouted(call);
        long used = ++_requests % RequestsAnHour;
        return answer
            .With("X-Request-Id", Guid.NewGuid().ToString())
            .With("X-RateLimit-Limit", RequestsAnHour.ToString(CultureInfo.InvariantCulture))
            .With("X-RateLimit-Remaining", (RequestsAnHour - used).ToString(CultureInfo.InvariantCulture))
            .With("X-RateLimit-Reset", DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    public override ApiAnswer ServerError() => Error(500, "Internal server error");

    private ApiAnswer Unrouted(ApiCall call) =>
        call.Method == "OPTIONS" && _routes.MethodsOf(Below(call.Path)) is { Count: > 0 } methods
            ? ApiAnswer.Empty(200).With("Allow", string.Join(", ", methods))
            : Error(404, "Not found");

    private bool Authenticate(ApiCall call)
    {
        if (!_world.Users.TryGetValue(call.Header("X-Auth-Token") ?? "", out MetalPerson? user))
            return false;
        _user = user;
        call.User = user.Email;
        return true;
    }

    private ApiAnswer OwnEmail(ApiCall call) =>
        _user.Emails.FirstOrDefault(address => EquinixMetalWorld.IdOf("email " + address) == call["id"]) is { } own
            ? ApiAnswer.Json(200, View(call).Email(_user, own))
            : Error(404, "Not found");

    private ApiAnswer Organizations(ApiCall call)
    {
        List<MetalOrg> visible =
        [
            .. _world
                .Organizations.Where(organization => organization.MembershipOf(_user) is not null)
                .Where(organization => Passes(call.Query("personal"), organization.IsPersonal))
                .Where(organization => Passes(call.Query("without_projects"), organization.Projects.Count == 0)),
        ];
        return View(call).Page("organizations", visible, organization => View(call).Organization(organization));
    }

    private ApiAnswer CreateOrganization(ApiCall call)
    {
        if (call.Json() is not JsonObject body)
            return Error(400, "The request body must be a JSON object");
        List<string> problems = [.. NameProblems(body, isRequired: true), .. AddressProblems(body["address"] as JsonObject)];
        if (problems.Count > 0)
            return Invalid(problems);
        MetalOrg organization = _world.Add(Text(body, "name")!, _user, Guid.NewGuid().ToString());
        Apply(body, organization);
        return ApiAnswer.Json(201, View(call).Organization(organization));
    }

    private ApiAnswer UpdateOrganization(ApiCall call) =>
        InOrganization(
            call,
            organization =>
            {
                if (!organization.IsAdmin(_user))
                    return Error(403, "You are not authorized to update this organization");
                if (call.Json() is not JsonObject body)
                    return Error(400, "The request body must be a JSON object");
                List<string> problems = [.. NameProblems(body, isRequired: false)];
                if (body["address"] is JsonObject address)
                    problems.AddRange(AddressProblems(address));
                if (problems.Count > 0)
                    return Invalid(problems);
                Apply(body, organization);
                organization.UpdatedAt = DateTimeOffset.UtcNow;
                return ApiAnswer.Json(200, View(call).Organization(organization));
            }
        );

    private ApiAnswer DeleteOrganization(ApiCall call) =>
        InOrganization(
            call,
            organization =>
            {
                if (organization.Owner.Id != _user.Id)
                    return Error(403, "You are not authorized to delete this organization");
                if (organization.Projects.Count > 0)
                    return Invalid(["Cannot delete an organization that has projects"]);
                _world.Organizations.Remove(organization);
                return ApiAnswer.Empty(204);
            }
        );

    private ApiAnswer DeleteMember(ApiCall call) =>
        InOrganization(
            call,
            organization =>
            {
                MetalMembership? member = organization.Members.FirstOrDefault(candidate => candidate.Id == call["member"]);
                if (member is null)
                    return Error(404, "Not found");
                if (!organization.IsAdmin(_user) && member.Person.Id != _user.Id)
                    return Error(403, "You are not authorized to remove this member");
                if (member.Roles.Contains("admin") && organization.Members.Count(other => other.Roles.Contains("admin")) == 1)
                    return Invalid(["At least one Admin is required."]);
                if (member.Person.Id == organization.Owner.Id)
                    return Invalid(["Cannot remove the Organization Owner"]);
                organization.Members.Remove(member);
                return ApiAnswer.Empty(204);
            }
        );

    private ApiAnswer CreateInvitation(ApiCall call) =>
        InOrganization(
            call,
            organization =>
            {
                if (!organization.IsAdmin(_user))
                    return Error(403, "You are not authorized to invite members to this organization");
                if (call.Json() is not JsonObject body)
                    return Error(400, "The request body must be a JSON object");
                string invitee = Text(body, "invitee") ?? "";
                string[] roles = body["roles"] is JsonArray given ? [.. given.Select(role => role?.ToString() ?? "")] : ["collaborator"];
                List<string> problems = [.. InviteeProblems(invitee, organization)];
                problems.AddRange(roles.Where(role => !Roles.Contains(role)).Select(role => $"Roles '{role}' is not included in the list"));
                if (problems.Count > 0)
                    return Invalid(problems);
                var invite = new MetalInvite(
                    Guid.NewGuid().ToString(),
                    invitee,
                    roles,
                    Text(body, "message"),
                    _user,
                    DateTimeOffset.UtcNow
                );
                organization.Invitations.Add(invite);
                return ApiAnswer.Json(201, View(call).Invitation(invite, organization));
            }
        );

    private ApiAnswer AcceptInvitation(ApiCall call) =>
        OnInvitation(
            call,
            (invite, organization) =>
            {
                if (!IsFor(invite, _user))
                    return Error(403, "You are not authorized to accept this invitation");
                organization.Invitations.Remove(invite);
                var member = new MetalMembership(Guid.NewGuid().ToString(), _user, invite.Roles, DateTimeOffset.UtcNow);
                organization.Members.Add(member);
                return ApiAnswer.Json(200, View(call).Membership(member, organization));
            }
        );

    private ApiAnswer DeleteProject(ApiCall call)
    {
        MetalOrg? organization = _world.Organizations.FirstOrDefault(candidate =>
            candidate.Projects.Any(project => project.Id == call["id"])
        );
        if (organization is null)
            return Error(404, "Not found");
        if (!organization.IsAdmin(_user))
            return Error(403, "You are not authorized to delete this project");
        organization.Projects.RemoveAll(project => project.Id == call["id"]);
        return ApiAnswer.Empty(204);
    }

    private ApiAnswer InOrganization(ApiCall call, Func<MetalOrg, ApiAnswer> answer)
    {
        MetalOrg? organization = _world.Organizations.FirstOrDefault(candidate => candidate.Id == call["id"]);
        if (organization is null)
            return Error(404, "Not found");
        return organization.MembershipOf(_user) is null
            ? Error(403, "You are not authorized to view this organization")
            : answer(organization);
    }

    private ApiAnswer OnInvitation(ApiCall call, Func<MetalInvite, MetalOrg, ApiAnswer> answer, bool byInvitee = true)
    {
        foreach (MetalOrg organization in _world.Organizations)
        {
            if (organization.Invitations.FirstOrDefault(candidate => candidate.Id == call["id"]) is not { } invite)
                continue;
            bool mayDoIt = organization.IsAdmin(_user) || (byInvitee && IsFor(invite, _user));
            return mayDoIt ? answer(invite, organization) : Error(403, "You are not authorized to view this invitation");
        }
        return Error(404, "Not found");
    }

    // These texts are invented, in the manner of the known ones: no document and no client shows the real ones.
    private static IEnumerable<string> InviteeProblems(string invitee, MetalOrg organization)
    {
        if (invitee.Length == 0)
            yield return "Invitee can't be blank";
        else if (!Regex.IsMatch(invitee, @"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"))
            yield return "Invitee is invalid";
        else if (organization.Members.Any(member => member.Person.Emails.Any(address => Same(address, invitee))))
            yield return "Invitee is already a member of this organization";
        else if (organization.Invitations.Any(invite => Same(invite.Invitee, invitee)))
            yield return "Invitee has already been invited";
    }

    private static IEnumerable<string> NameProblems(JsonObject body, bool isRequired)
    {
        if ((isRequired || body.ContainsKey("name")) && Text(body, "name") is null)
            yield return "Name can't be blank";
    }

    // The texts of equinix/metal-cli issue 311. The document calls the address optional; the service never did.
    private static IEnumerable<string> AddressProblems(JsonObject? address)
    {
        address ??= [];
        if (Text(address, "address") is null)
            yield return "Address address can't be blank";
        if (Text(address, "zip_code") is null)
            yield return "Address zip code can't be blank";
        if (Text(address, "country") is null)
            yield return "Address country can't be blank";
        if (!Regex.IsMatch(Text(address, "country") ?? "", "^[A-Za-z]{2}$"))
            yield return "Address country must be a two letter code (ISO 3166-1 alpha-2)";
    }

    private static void Apply(JsonObject body, MetalOrg organization)
    {
        if (Text(body, "name") is { } name)
            organization.Fields["name"] = name;
        foreach (string field in PlainFields.Where(body.ContainsKey))
            organization.Fields[field] = body[field]?.DeepClone();
        if (body["customdata"] is JsonObject custom)
            organization.Fields["customdata"] = custom.DeepClone();
        if (body["address"] is JsonObject address)
            organization.Address = (JsonObject)address.DeepClone();
    }

    private EquinixMetalView View(ApiCall call) => new(call, BasePath);

    private static bool Passes(string? inclusion, bool isSuch) =>
        inclusion switch
        {
            "exclude" => !isSuch,
            "only" => isSuch,
            _ => true,
        };

    private static bool IsFor(MetalInvite invite, MetalPerson person) => person.Emails.Any(address => Same(invite.Invitee, address));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue(out string? text) && text.Trim().Length > 0 ? text : null;

    private static ApiAnswer Invalid(IEnumerable<string> problems) =>
        ApiAnswer.Json(422, new JsonObject { ["errors"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem)]) });

    private static ApiAnswer Error(int status, string text) => ApiAnswer.Json(status, new JsonObject { ["error"] = text });
}
