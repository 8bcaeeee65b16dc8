using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// Munch as its code makes it behave (crunchmail/munch-core c211bfb, src/munch/apps/users/api/v1), which is more
/// than its documents say and in places something else: the list of organizations is paged and has one entry,
/// and "parent" is wanted whenever an organization is written.
/// </summary>
internal sealed class MunchApi : EmulatedApi
{
    private const int PageSize = 50;
    private const int LargestPageSize = 1000;

    private readonly Router _routes = new();
    private MunchWorld _world = new();
    private MunchUserRecord _user = null!;
    private bool _french;

    public MunchApi()
    {
        _routes.Add("GET /me/", Me);
        _routes.Add("GET /users/", Users);
        _routes.Add("GET /users/{id}/", SingleUser);
        _routes.Add("GET /organizations/", Organizations);
        _routes.Add("POST /organizations/", Create);
        _routes.Add("GET /organizations/{id}/", call => Seen(call, organization => ApiAnswer.Json(200, Shown(organization, call))));
        _routes.Add("PUT /organizations/{id}/", call => Update(call, isPartial: false));
        _routes.Add("PATCH /organizations/{id}/", call => Update(call, isPartial: true));
        _routes.Add("DELETE /organizations/{id}/", Delete);
        _routes.Add(
            "GET /organizations/{id}/children/",
            call =>
                Seen(
                    call,
                    organization =>
                        ApiAnswer.Json(
                            200,
                            new JsonArray([
                                .. _world
                                    .Organizations.Where(candidate => candidate.Parent == organization.Id)
                                    .Select(child => Shown(child, call)),
                            ])
                        )
                )
        );
        _routes.Add("GET /organizations/{id}/opt_outs/", call => Seen(call, organization => OptOuts(organization, call)));
        _routes.Add("POST /organizations/{id}/invite_user/", Invite);
    }

    public override OrgProvider Provider => OrgProvider.Munch;

    public override string BasePath => "/v1";

    public override string DefaultSecret => "emulator-munch-admin";

    /// <summary>The tokens it has issued.</summary>
    public MunchTokens Tokens { get; private set; } = new();

    public override void Reset()
    {
        _world = new MunchWorld();
        Tokens = new MunchTokens();
    }

    // Tokens are given beside /v1, and by whatever begins with these words: the patterns have no end (src/munch/urls.py).
    public override bool Owns(string path) => base.Owns(path) || IsTokenRoute(path);

    public override ApiAnswer Answer(ApiCall call)
    {
        _french = MunchMessages.WantsFrench(call.Header("Accept-Language"));
        if (IsTokenRoute(call.Path))
            return call.Path.StartsWith("/api-token-auth", StringComparison.Ordinal) ? LogIn(call) : Refresh(call);
        string path = Below(call.Path);
        IReadOnlyList<string> methods = _routes.MethodsOf(path);
        if (methods.Count == 0)
            return Unrouted(call, path);
        if (Authenticate(call) is { } refusal)
            return refusal;
        // Permission is looked at before the method.
        if (!MayDo(call, path))
            return Forbidden();
        return _routes.Find(call, path)?.Invoke()
            ?? (call.Method == "OPTIONS" ? Described() : null)?.With("Allow", string.Join(", ", methods))
            ?? Detail(405, "Method \"{0}\" not allowed.", call.Method).With("Allow", string.Join(", ", methods));
    }

    // Django's page, without a word of JSON: an exception never reaches the framework that writes it.
    public override ApiAnswer ServerError() => ApiAnswer.Text(500, "<h1>Server Error (500)</h1>", "text/html");

    public override bool TakesCredentials(string path) => IsTokenRoute(path);

    // What the framework says of every view.
    private static ApiAnswer Described() =>
        ApiAnswer.Json(
            200,
            new JsonObject
            {
                ["name"] = "Organization",
                ["description"] = "",
                ["renders"] = new JsonArray("application/json", "text/html", "text/csv"),
                ["parses"] = new JsonArray("application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/csv"),
            }
        );

    private static bool IsTokenRoute(string path) =>
        path.StartsWith("/api-token-auth", StringComparison.Ordinal) || path.StartsWith("/api-token-refresh", StringComparison.Ordinal);

    // Django's APPEND_SLASH. It would redirect a POST as well, and the body would be lost.
    private ApiAnswer Unrouted(ApiCall call, string path)
    {
        if (call.IsRead && _routes.MethodsOf(path + "/").Count > 0)
            return ApiAnswer.Empty(301).With("Location", call.Path + "/" + (call.QueryString.Length == 0 ? "" : "?" + call.QueryString));
        return ApiAnswer.Text(404, "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>", "text/html; charset=utf-8");
    }

    private ApiAnswer? Authenticate(ApiCall call)
    {
        string[] parts = (call.Header("Authorization") ?? "").Split([' '], 2);
        string scheme = parts[0].ToLowerInvariant();
        string? problem = "Authentication credentials were not provided.";
        MunchUserRecord? user = null;
        if (parts.Length == 2 && scheme == "basic")
        {
            (user, problem) = BySecret(parts[1]);
        }
        else if (parts.Length == 2 && scheme == "jwt")
        {
            (string? identifier, problem) = Tokens.Check(parts[1]);
            user = _world.Users.FirstOrDefault(candidate => candidate.Identifier == identifier && candidate.IsActive);
            if (problem is null && user is null)
                problem = "Invalid signature.";
        }
        if (user is null)
            return Detail(401, problem!).With("WWW-Authenticate", "Basic realm=\"api\"");
        _user = user;
        call.User = user.Name;
        return null;
    }

    private (MunchUserRecord? User, string? Problem) BySecret(string credentials)
    {
        string[] parts;
        try
        {
            parts = Encoding.UTF8.GetString(Convert.FromBase64String(credentials)).Split([':'], 2);
        }
        catch (FormatException)
        {
            return (null, "Invalid basic header. Credentials not correctly base64 encoded.");
        }
        if (parts.Length != 2 || parts[0] != "api")
            return (null, "Invalid username");
        MunchUserRecord? user = _world.Users.FirstOrDefault(candidate => candidate.Secret == parts[1] && candidate.IsActive);
        return user is null ? (null, "Invalid API key") : (user, null);
    }

    private ApiAnswer LogIn(ApiCall call)
    {
        if (Body(call, out JsonObject body) is { } refusal)
            return refusal;
        var fields = new MunchFields(body, _french);
        string? identifier = fields.Text("identifier", required: false);
        string? password = fields.Text("password", required: false);
        if (fields.Problems is { } problems)
            return ApiAnswer.Json(400, problems);
        if (identifier is null || password is null)
            return NonField("Must include \"{0}\" and \"password\".", "identifier");
        MunchUserRecord? user = _world.Users.FirstOrDefault(candidate =>
            candidate.Secret == password && (identifier == "api" || candidate.Identifier == identifier)
        );
        // The view authenticates nobody itself, so that the framework has no WWW-Authenticate to send and makes its 401 a 403.
        if (user is null || (identifier != "api" && !user.IsActive))
            return Detail(403, identifier == "api" ? "Invalid API key" : "Unable to login with provided credentials.");
        if (!user.IsActive)
            return Detail(403, "User account is disabled");
        call.User = user.Name;
        return ApiAnswer.Json(200, new JsonObject { ["token"] = Tokens.Issue(user.Identifier) });
    }

    private ApiAnswer Refresh(ApiCall call)
    {
        if (Body(call, out JsonObject body) is { } refusal)
            return refusal;
        var fields = new MunchFields(body, _french);
        string? token = fields.Text("token");
        if (fields.Problems is { } problems)
            return ApiAnswer.Json(400, problems);
        (string? fresh, string? problem) = Tokens.Refresh(token!);
        return fresh is null ? NonField(problem!) : ApiAnswer.Json(200, new JsonObject { ["token"] = fresh });
    }

    // src/munch/apps/users/migrations/0002_permissions.py: every group sees organizations, administrators write them.
    // OPTIONS needs no permission, only a user.
    private bool MayDo(ApiCall call, string path) =>
        path == "/me/" || call.Method == "OPTIONS" || (call.IsRead ? _user.Groups.Length > 0 : _user.IsAdministrator);

    private ApiAnswer Me(ApiCall call) =>
        ApiAnswer.Json(
            200,
            new JsonObject
            {
                ["identifier"] = _user.Identifier,
                ["first_name"] = _user.FirstName,
                ["last_name"] = _user.LastName,
                ["secret"] = _user.Secret,
                ["groups"] = Texts(_user.Groups),
                ["organization"] = UrlOf(call, _user.Organization),
                ["_links"] = UserLinks(call, _user),
            }
        );

    private ApiAnswer Users(ApiCall call)
    {
        IEnumerable<MunchUserRecord> seen = _world.Users.Where(MaySee);
        if (call.Query("identifier") is { Length: > 0 } identifier)
            seen = seen.Where(user => user.Identifier == identifier);
        return Page(call, seen.Select(user => Shown(user, call)));
    }

    private ApiAnswer SingleUser(ApiCall call)
    {
        MunchUserRecord? user = _world.Users.FirstOrDefault(candidate => candidate.Id.ToString(CultureInfo.InvariantCulture) == call["id"]);
        return user is null ? NotFound()
            : MaySee(user) ? ApiAnswer.Json(200, Shown(user, call))
            : Forbidden();
    }

    private bool MaySee(MunchUserRecord user) => user == _user || (_user.IsAdministrator && user.Organization == _user.Organization);

    private ApiAnswer Organizations(ApiCall call) =>
        Page(
            call,
            _world
                .Organizations.Where(organization => organization.Id == _user.Organization)
                .Select(organization => Shown(organization, call))
        );

    private ApiAnswer Create(ApiCall call)
    {
        if (Body(call, out JsonObject body) is { } refusal)
            return refusal;
        if (Read(body, existing: null, isPartial: false, out Action<MunchOrganizationRecord> write) is { } problems)
            return ApiAnswer.Json(400, problems);
        MunchOrganizationRecord organization = _world.Add("", "", null);
        write(organization);
        return ApiAnswer.Json(201, Shown(organization, call));
    }

    private ApiAnswer Update(ApiCall call, bool isPartial)
    {
        // Administrators have "change_organization", which is not limited to their own: the server lets them change
        // any organization that they name, and adopts it.
        if (Find(call["id"]) is not { } organization)
            return NotFound();
        if (Body(call, out JsonObject body) is { } refusal)
            return refusal;
        if (Read(body, organization, isPartial, out Action<MunchOrganizationRecord> write) is { } problems)
            return ApiAnswer.Json(400, problems);
        write(organization);
        return ApiAnswer.Json(200, Shown(organization, call));
    }

    private ApiAnswer Delete(ApiCall call)
    {
        if (Find(call["id"]) is not { } organization)
            return NotFound();
        if (organization.Parent != _user.Organization)
            return Forbidden();
        _world.Remove(organization);
        return ApiAnswer.Empty(204);
    }

    private ApiAnswer Invite(ApiCall call)
    {
        if (Body(call, out JsonObject body) is { } refusal)
            return refusal;
        var fields = new MunchFields(body, _french);
        string? identifier = fields.Email("identifier");
        if (identifier is not null && _world.Users.Any(user => user.Identifier == identifier))
            fields.Refuse("identifier", "user with this identifier already exists.");
        if (fields.Problems is { } problems)
            return ApiAnswer.Json(400, problems);
        if (Find(call["id"]) is not { } organization || !IsOwnOrChild(organization))
            return NonField("Invalid organization.");
        _world.Invite(identifier!, organization.Id);
        return ApiAnswer.Json(201, new JsonObject { ["identifier"] = identifier });
    }

    private ApiAnswer OptOuts(MunchOrganizationRecord organization, ApiCall call)
    {
        IEnumerable<MunchOptOutRecord> found = _world.OptOuts.Where(optOut => optOut.Organization == organization.Id);
        if (call.Query("address") is { Length: > 0 } address)
            found = found.Where(optOut => optOut.Address == address);
        if (call.Query("origin") is { Length: > 0 } origin)
            found = found.Where(optOut => optOut.Origin == origin);
        if (call.Query("identifier") is { Length: > 0 } identifier)
            found = found.Where(optOut => optOut.Identifier == identifier);
        if (call.Query("creation_date") is { Length: > 0 } text)
            found = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
                ? found.Where(optOut => optOut.CreationDate == date)
                : [];
        found = call.Query("ordering") switch
        {
            "address" => found.OrderBy(optOut => optOut.Address, StringComparer.Ordinal),
            "-address" => found.OrderByDescending(optOut => optOut.Address, StringComparer.Ordinal),
            "creation_date" => found.OrderBy(optOut => optOut.CreationDate),
            "-creation_date" => found.OrderByDescending(optOut => optOut.CreationDate),
            _ => found,
        };
        return Page(
            call,
            found.Select(optOut => new JsonObject
            {
                ["identifier"] = optOut.Identifier,
                ["address"] = optOut.Address,
                ["creation_date"] = optOut.CreationDate.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                ["origin"] = optOut.Origin,
            })
        );
    }

    // OrganizationSerializer: the fields first, and if they are good, what they mean together.
    private JsonObject? Read(JsonObject body, MunchOrganizationRecord? existing, bool isPartial, out Action<MunchOrganizationRecord> write)
    {
        var fields = new MunchFields(body, _french);
        string? name = fields.Text("name", required: !isPartial);
        string? contactEmail = fields.Email("contact_email", required: !isPartial);
        (string? nickname, bool? notifyMessageStatus, bool? notifyOptOuts, string? message) = (null, null, null, null);
        if (fields.Nested("settings") is { } settings)
        {
            nickname = settings.Text("nickname", required: false, mayBeBlank: true);
            if (nickname?.Length > 30)
                settings.Refuse("nickname", "Ensure this field has no more than {0} characters.", 30);
            if (nickname?.Length > 0 && !Regex.IsMatch(nickname, "^[a-z0-9-]{4,30}$"))
                settings.Refuse(
                    "nickname",
                    "Nickname can only contain lowercase letters, numbers and dashes. It must be between 4 and 30 characters long"
                );
            notifyMessageStatus = settings.Flag("notify_message_status");
            notifyOptOuts = settings.Flag("notify_optouts");
            message = settings.Text("external_optout_message", required: false, mayBeBlank: true);
            fields.Add("settings", settings);
        }
        int? parent = Parent(fields);
        if (fields.Problems is null && existing is null && parent is null)
            fields.RefuseInEnglish("parent", "This field may not be blank.");
        else if (fields.Problems is null && parent != _user.Organization)
            fields.Refuse("parent", "Parent organization must be your organization.");
        write = organization =>
        {
            organization.Name = name ?? organization.Name;
            organization.ContactEmail = contactEmail ?? organization.ContactEmail;
            organization.Nickname = nickname ?? organization.Nickname;
            organization.NotifyMessageStatus = notifyMessageStatus ?? organization.NotifyMessageStatus;
            organization.NotifyOptOuts = notifyOptOuts ?? organization.NotifyOptOuts;
            organization.ExternalOptOutMessage = message ?? organization.ExternalOptOutMessage;
            organization.Parent = parent;
        };
        return fields.Problems;
    }

    // The field knows only the caller's own organization, whatever else exists (ScopedHyperLinkedRelatedField).
    private int? Parent(MunchFields fields)
    {
        if (fields.Link("parent") is not { } path)
            return null;
        Match match = Regex.Match(path, $"^{BasePath}/organizations/([^/.]+)/$");
        if (!match.Success)
            fields.Refuse("parent", "Invalid hyperlink - No URL match.");
        else if (match.Groups[1].Value != _user.Organization.ToString(CultureInfo.InvariantCulture))
            fields.Refuse("parent", "Invalid hyperlink - Object does not exist.");
        else
            return _user.Organization;
        return null;
    }

    private ApiAnswer Seen(ApiCall call, Func<MunchOrganizationRecord, ApiAnswer> answer) =>
        Find(call["id"]) is not { } organization ? NotFound()
        : IsOwnOrChild(organization) ? answer(organization)
        : Forbidden();

    private MunchOrganizationRecord? Find(string id) =>
        int.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? _world.Organizations.FirstOrDefault(organization => organization.Id == number)
            : null;

    private bool IsOwnOrChild(MunchOrganizationRecord organization) =>
        organization.Id == _user.Organization || organization.Parent == _user.Organization;

    private ApiAnswer? Body(ApiCall call, out JsonObject body)
    {
        body = [];
        if (call.Method != "POST" && IsTokenRoute(call.Path))
            return Detail(405, "Method \"{0}\" not allowed.", call.Method);
        if (call.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return Detail(415, "Unsupported media type \"{0}\" in request.", call.ContentType ?? "");
        JsonNode? json = call.Json();
        if (json is JsonObject read)
        {
            body = read;
            return null;
        }
        return json is null
            ? Detail(400, "JSON parse error - Expecting value: line 1 column 1 (char 0)")
            : NonField("Invalid data. Expected a dictionary, but got {0}.", MunchFields.PythonType(json));
    }

    private ApiAnswer Page(ApiCall call, IEnumerable<JsonObject> items)
    {
        List<JsonObject> all = [.. items];
        int size =
            int.TryParse(call.Query("page_size"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked > 0
                ? Math.Min(asked, LargestPageSize)
                : PageSize;
        int last = Math.Max(1, (all.Count + size - 1) / size);
        string wanted = call.Query("page") ?? "1";
        if (
            !int.TryParse(
                wanted == "last" ? last.ToString(CultureInfo.InvariantCulture) : wanted,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int page
            )
            || page < 1
            || page > last
        )
            return Detail(404, "Invalid page.");
        return ApiAnswer.Json(
            200,
            new JsonObject
            {
                ["count"] = all.Count,
                ["next"] = page < last ? PageUrl(call, page + 1) : null,
                ["previous"] = page > 1 ? PageUrl(call, page - 1) : null,
                ["page_count"] = (all.Count + size - 1) / size,
                ["results"] = new JsonArray([.. all.Skip((page - 1) * size).Take(size)]),
            }
        );
    }

    private static string PageUrl(ApiCall call, int page)
    {
        IEnumerable<string> rest = call
            .QueryString.Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith("page=", StringComparison.Ordinal));
        string query = string.Join("&", page == 1 ? rest : [.. rest, "page=" + page.ToString(CultureInfo.InvariantCulture)]);
        return call.Root + call.Path + (query.Length == 0 ? "" : "?" + query);
    }

    private JsonObject Shown(MunchOrganizationRecord organization, ApiCall call)
    {
        string url = UrlOf(call, organization.Id);
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
            ["parent"] = organization.Parent is { } parent ? UrlOf(call, parent) : null,
            ["can_attach_files"] = organization.CanAttachFiles,
            ["can_external_optout"] = organization.CanExternalOptOut,
            ["_links"] = new JsonObject
            {
                ["opt_outs"] = Link(url + "opt_outs/"),
                ["children"] = Link(url + "children/"),
                ["invite_user"] = Link(url + "invite_user/"),
            },
        };
    }

    private JsonObject Shown(MunchUserRecord user, ApiCall call) =>
        new()
        {
            ["url"] = $"{call.Root}{BasePath}/users/{user.Id}/",
            ["identifier"] = user.Identifier,
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
            ["groups"] = Texts(user.Groups),
            ["api_key"] = user.Secret,
            ["_links"] = UserLinks(call, user),
        };

    private JsonObject UserLinks(ApiCall call, MunchUserRecord user) =>
        new()
        {
            ["regen_secret"] = Link($"{call.Root}{BasePath}/users/{user.Id}/regen_secret/"),
            ["change_password"] = Link($"{call.Root}{BasePath}/users/{user.Id}/change_password/"),
        };

    private string UrlOf(ApiCall call, int organization) => $"{call.Root}{BasePath}/organizations/{organization}/";

    private static JsonObject Link(string href) => new() { ["href"] = href };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private ApiAnswer NotFound() => Detail(404, "Not found.");

    private ApiAnswer Forbidden() => Detail(403, "You do not have permission to perform this action.");

    private ApiAnswer Detail(int status, string message, params object[] values) =>
        ApiAnswer.Json(status, new JsonObject { ["detail"] = MunchMessages.Get(_french, message, values) });

    private ApiAnswer NonField(string message, params object[] values) =>
        ApiAnswer.Json(400, new JsonObject { ["non_field_errors"] = new JsonArray(MunchMessages.Get(_french, message, values)) });
}
