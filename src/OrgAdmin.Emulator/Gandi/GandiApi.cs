using System;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Gandi's organization API: five routes, with the answers that its document and captured traffic show.</summary>
internal sealed class GandiApi : EmulatedApi
{
    private readonly Router _routes = new();
    private GandiWorld? _world;
    private int _size;

    public GandiApi()
    {
        OrganizationRoutes.Map(this);
        CustomerRoutes.Map(this);
        UserRoutes.Map(this);
        TokenRoutes.Map(this);
    }

    /// <summary>The state. It is made when the first call comes: whoever uses one API need not wait for four large worlds.</summary>
    public GandiWorld World => _world ??= new GandiWorld(_size);

    public override OrgProvider Provider => OrgProvider.Gandi;

    public override string BasePath => "/v5";

    public override string DefaultSecret => "emulator-gandi-alice";

    public override ListCache Lists => World.Lists;

    public override void Reset(int size) => (_world, _size) = (null, size);

    /// <summary>Adds a route, which only users reach.</summary>
    /// <param name="route">Method and path, such as <c>GET /organization/user-info</c>.</param>
    /// <param name="answer">What it does.</param>
    public void Map(string route, Func<GandiRequest, ApiAnswer> answer) => _routes.Add(route, call => answer(Request(call)));

    public override ApiAnswer Answer(ApiCall call)
    {
        try
        {
            // A stranger does not even learn which routes there are.
            GandiRequest request = Request(call);
            if (call.Path == TokenRoutes.InfoPath && call.Method == "GET")
                return TokenRoutes.Info(request);
            return (_routes.Find(call, Below(call.Path)) ?? throw Unrouted(call))();
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    public override bool Owns(string path) => base.Owns(path) || path == TokenRoutes.InfoPath;

    public override ApiAnswer ServerError() => GandiErrors.ServerError().Answer;

    private GandiRequest Request(ApiCall call) => new(call, World, UserOf(call), (call.Header("Authorization") ?? "").Split([' '], 2)[1]);

    // The document knows "Apikey"; personal access tokens came later, as "Bearer".
    private GandiUser UserOf(ApiCall call)
    {
        string[] parts = (call.Header("Authorization") ?? "").Split([' '], 2);
        if (parts.Length != 2 || parts[0] is not ("Bearer" or "Apikey") || !World.Users.TryGetValue(parts[1], out GandiUser? user))
            throw GandiErrors.Unauthorized();
        call.User = user.Name;
        return user;
    }

    private Refusal Unrouted(ApiCall call)
    {
        if (_routes.MethodsOf(Below(call.Path)) is not { Count: > 0 } methods)
            return GandiErrors.NotFound();
        Refusal other = call.Method == "OPTIONS" ? new Refusal(ApiAnswer.Empty(200)) : GandiErrors.MethodNotAllowed();
        other.Answer.With("Allow", string.Join(", ", methods));
        return other;
    }
}
