using System;
using System.Collections.Generic;
using System.Net;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Munch;

/// <summary>
/// Munch as its code makes it behave (crunchmail/munch-core c211bfb, src/munch/apps/users/api/v1), which is more
/// than its documents say and in places something else: the list of organizations is paged and has one entry,
/// and "parent" is wanted whenever an organization is written.
/// </summary>
internal sealed class MunchApi : EmulatedApi
{
    /// <summary>The path of the API on its host.</summary>
    public const string Root = "/v1";

    private readonly Router _routes = new();
    private MunchWorld? _world;
    private int _size;

    public MunchApi()
    {
        UserRoutes.Map(this);
        OrganizationRoutes.Map(this);
        OptOutRoutes.Map(this);
        InvitationRoutes.Map(this);
    }

    /// <summary>The state. It is made when the first call comes: whoever uses one API need not wait for four large worlds.</summary>
    public MunchWorld World => _world ??= new MunchWorld(_size);

    /// <summary>The tokens it has issued.</summary>
    public MunchTokens Tokens { get; private set; } = new();

    public override OrgProvider Provider => OrgProvider.Munch;

    public override string BasePath => Root;

    public override string DefaultSecret => "emulator-munch-admin";

    public override ListCache Lists => World.Lists;

    public override void Reset(int size)
    {
        (_world, _size) = (null, size);
        Tokens = new MunchTokens();
    }

    /// <summary>Adds a route, which only users reach.</summary>
    /// <param name="route">Method and path, such as <c>GET /organizations/{id}/</c>.</param>
    /// <param name="answer">What it does.</param>
    public void Map(string route, Func<MunchRequest, ApiAnswer> answer) =>
        _routes.Add(
            route,
            call =>
            {
                var errors = new MunchErrors(call);
                return answer(new MunchRequest(call, World, Authentication.UserOf(call, World, Tokens, errors), errors));
            }
        );

    // Tokens are given beside /v1, and by whatever begins with these words: the patterns have no end (src/munch/urls.py).
    public override bool Owns(string path) => base.Owns(path) || TokenRoutes.Owns(path);

    public override bool TakesCredentials(string path) => TokenRoutes.Owns(path);

    public override ApiAnswer Answer(ApiCall call)
    {
        try
        {
            return TokenRoutes.Owns(call.Path)
                ? TokenRoutes.Answer(call, World, Tokens, new MunchErrors(call))
                : Route(call, new MunchErrors(call));
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    // Django's page, without a word of JSON: an exception never reaches the framework that writes it.
    public override ApiAnswer ServerError() => ApiAnswer.Text(500, "<h1>Server Error (500)</h1>", "text/html");

    private ApiAnswer Route(ApiCall call, MunchErrors errors)
    {
        string path = Below(call.Path);
        IReadOnlyList<string> methods = _routes.MethodsOf(path);
        if (methods.Count == 0)
            return Unrouted(call, path);
        return Described(call, path, methods, errors).With("Allow", string.Join(", ", methods));
    }

    // In the order of the framework: the form of the answer, the user, permission, and only then the method.
    private ApiAnswer Described(ApiCall call, string path, IReadOnlyList<string> methods, MunchErrors errors)
    {
        try
        {
            ContentNegotiation.Check(call, errors);
            MunchUserRecord? user = Authentication.UserOf(call, World, Tokens, errors);
            if (!MayDo(user, call, path))
                throw user is null ? errors.Unauthorized() : errors.Forbidden();
            if (call.Method == "OPTIONS")
                return ViewJson.Described(path);
            return _routes.Find(call, path)?.Invoke() ?? throw errors.Detail(405, "Method \"{0}\" not allowed.", call.Method);
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    // src/munch/apps/users/migrations/0002_permissions.py: every group sees organizations, administrators write them. HEAD and OPTIONS
    // need no permission, and not even a user.
    private static bool MayDo(MunchUserRecord? user, ApiCall call, string path) =>
        call.Method is "HEAD" or "OPTIONS"
        || (user is not null && (path == "/me/" || (call.IsRead ? user.Groups.Length > 0 : user.IsAdministrator)));

    // Django's APPEND_SLASH, which redirects a POST as well: most clients then send a GET, and the body is lost.
    private ApiAnswer Unrouted(ApiCall call, string path)
    {
        if (_routes.MethodsOf(path + "/").Count > 0)
            return ApiAnswer
                .Text(301, "", "text/html; charset=utf-8")
                .With("Location", call.Path + "/" + (call.QueryString.Length == 0 ? "" : "?" + call.QueryString));
        string shown = WebUtility.HtmlEncode(Uri.UnescapeDataString(call.Path));
        return ApiAnswer.Text(
            404,
            $"<h1>Not Found</h1><p>The requested URL {shown} was not found on this server.</p>",
            "text/html; charset=utf-8"
        );
    }
}
