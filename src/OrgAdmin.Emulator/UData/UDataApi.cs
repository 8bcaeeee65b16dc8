using System;
using System.Linq;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>uData's organization API: its routes, and what happens to every call before one of them answers.</summary>
internal sealed class UDataApi : EmulatedApi
{
    /// <summary>The path of the API on its host.</summary>
    public const string Root = "/api/1";

    /// <summary>The path of the few routes of the second version.</summary>
    public const string SecondRoot = "/api/2";

    /// <summary>The web site that the pages of things are on. Nobody is there.</summary>
    public const string Site = "https://data.example.org";

    private readonly Router _routes = new();
    private UDataWorld? _world;
    private int _size;

    public UDataApi()
    {
        OrganizationRoutes.Map(this);
        MemberRoutes.Map(this);
        InvitationRoutes.Map(this);
        MembershipRoutes.Map(this);
        AssignmentRoutes.Map(this);
        BadgeRoutes.Map(this);
        FollowerRoutes.Map(this);
        ContentRoutes.Map(this);
        CatalogRoutes.Map(this);
        MeRoutes.Map(this);
        TokenRoutes.Map(this);
        NotificationRoutes.Map(this);
        ExtrasRoutes.Map(this);
        UserRoutes.Map(this);
        DataserviceRoutes.Map(this);
        ActivityRoutes.Map(this);
        ContactRoutes.Map(this);
        CsvRoutes.Map(this);
        LogoRoutes.Map(this);
    }

    /// <summary>
    /// The state. It is made when the first call comes: whoever uses one API need not wait for four large worlds. A test may put
    /// another one here.
    /// </summary>
    public UDataWorld World
    {
        get => _world ??= UDataSeed.Build(_size);
        set => _world = value;
    }

    /// <summary>Which version of uData to be.</summary>
    public UDataGeneration Generation { get; set; }

    public override OrgProvider Provider => OrgProvider.UData;

    public override string BasePath => Root;

    public override string DefaultSecret => "emulator-udata-ada";

    public override ListCache Lists => World.Lists;

    public override void Reset(int size)
    {
        (_world, _size) = (null, size);
        Generation = UDataGeneration.Current;
    }

    /// <summary>Adds a route.</summary>
    /// <param name="route">Method and path, such as <c>GET /organizations/{org}/</c>.</param>
    /// <param name="answer">What it does.</param>
    /// <param name="root">The path of the version of the API that has it.</param>
    public void Map(string route, Func<UDataRequest, ApiAnswer> answer, string root = Root)
    {
        int path = route.IndexOf('/');
        string rule = root + route.Substring(path);
        _routes.Add(route.Substring(0, path) + rule, call => Run(call, rule, answer));
    }

    public override bool Owns(string path) =>
        base.Owns(path)
        || path.StartsWith(SecondRoot + "/", StringComparison.Ordinal)
        || path.StartsWith(LogoRoutes.Root + "/", StringComparison.Ordinal);

    public override ApiAnswer Answer(ApiCall call)
    {
        try
        {
            return _routes.Find(call, call.Path)?.Invoke() ?? throw Unrouted(call);
        }
        catch (Abort abort)
        {
            return abort.Answer;
        }
    }

    public override ApiAnswer ServerError() => Abort.Crash().Answer;

    private ApiAnswer Run(ApiCall call, string rule, Func<UDataRequest, ApiAnswer> answer)
    {
        var request = new UDataRequest(call, World, Generation, rule);
        request.FindNamed();
        request.Authenticate();
        return answer(request);
    }

    private Abort Unrouted(ApiCall call)
    {
        string path = call.Path;
        // A route that cannot be read is no page, whatever else can be done with it.
        if (_routes.MethodsOf(path) is { Count: > 0 } methods && !call.IsRead)
        {
            // Flask answers OPTIONS by itself.
            Abort wrong =
                call.Method == "OPTIONS"
                    ? new Abort(ApiAnswer.Empty(200))
                    : Abort.With(405, "The method is not allowed for the requested URL.");
            wrong.Answer.With("Allow", string.Join(", ", methods));
            return wrong;
        }
        if (!path.EndsWith("/", StringComparison.Ordinal) && _routes.MethodsOf(path + "/").Contains(call.Method))
        {
            string target = $"{call.Root}{call.Path}/{(call.QueryString.Length == 0 ? "" : "?" + call.QueryString)}";
            return new Abort(
                ApiAnswer
                    .Text(308, "<!doctype html>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n", "text/html; charset=utf-8")
                    .With("Location", target)
            );
        }
        return Abort.NoPage(call);
    }
}
