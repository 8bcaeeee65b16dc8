using System;
using System.Collections.Generic;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>Gandi's organization API: five routes, with the answers that its document and captured traffic show.</summary>
internal sealed class GandiApi : EmulatedApi
{
    private readonly Router _routes = new();

    // The identity service is another host at Gandi.
    private readonly Router _identity = new();
    private GandiWorld? _world;
    private int _size;

    public GandiApi()
    {
        OrganizationRoutes.Map(this);
        CustomerRoutes.Map(this);
        UserRoutes.Map(this);
        TokenRoutes.Map(this);
        _identity.Add("GET " + TokenRoutes.InfoPath, call => TokenRoutes.Info(Request(call)));
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
            Router routes = call.Path == TokenRoutes.InfoPath ? _identity : _routes;
            string path = routes == _identity ? call.Path : Below(call.Path);
            return (routes.Find(call, path) ?? throw Unrouted(call, routes.MethodsOf(path)))();
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    public override bool Owns(string path) => base.Owns(path) || path == TokenRoutes.InfoPath;

    public override ApiAnswer ServerError() => GandiErrors.ServerError().Answer;

    private GandiRequest Request(ApiCall call)
    {
        GandiUser user = UserOf(call);
        string[] credential = call.Header("Authorization")!.Split([' '], 2);
        return new GandiRequest(call, World, user, credential[1], credential[0] == "Bearer");
    }

    // The document knows "Apikey"; personal access tokens came later, as "Bearer".
    private GandiUser UserOf(ApiCall call)
    {
        string[] parts = (call.Header("Authorization") ?? "").Split([' '], 2);
        if (parts.Length != 2 || parts[0] is not ("Bearer" or "Apikey") || !World.Users.TryGetValue(parts[1], out GandiUser? user))
            throw GandiErrors.Unauthorized();
        // Keys have no end.
        if (parts[0] == "Bearer" && World.EndOf(parts[1]) <= DateTimeOffset.UtcNow)
            throw GandiErrors.Unauthorized();
        call.User = user.Name;
        return user;
    }

    private static Refusal Unrouted(ApiCall call, IReadOnlyList<string> methods)
    {
        if (methods.Count == 0)
            return GandiErrors.NotFound();
        Refusal other = call.Method == "OPTIONS" ? new Refusal(ApiAnswer.Empty(200)) : GandiErrors.MethodNotAllowed();
        other.Answer.With("Allow", string.Join(", ", methods));
        return other;
    }
}
