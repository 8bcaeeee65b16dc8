using System;
using System.Globalization;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>
/// Equinix Metal's organizations, members, invitations and projects, as its OpenAPI document and its clients
/// (packngo, metal-cli, the Terraform provider) show them. Where a text is known from a real answer, it is that text.
/// </summary>
internal sealed class EquinixMetalApi : EmulatedApi
{
    /// <summary>The path of the API on its host.</summary>
    public const string Root = "/metal/v1";

    // The headers are real, the number is not known.
    private const int RequestsAnHour = 3600;

    private readonly Router _routes = new();
    private EquinixMetalWorld? _world;
    private int _size;
    private long _requests;

    public EquinixMetalApi()
    {
        UserRoutes.Map(this);
        OrganizationRoutes.Map(this);
        MemberRoutes.Map(this);
        MembershipRoutes.Map(this);
        InvitationRoutes.Map(this);
        ProjectRoutes.Map(this);
    }

    /// <summary>The state. It is made when the first call comes: whoever uses one API need not wait for four large worlds.</summary>
    public EquinixMetalWorld World => _world ??= new EquinixMetalWorld(_size);

    public override OrgProvider Provider => OrgProvider.EquinixMetal;

    public override string BasePath => Root;

    public override string DefaultSecret => "emulator-equinixmetal-olivia";

    public override ListCache Lists => World.Lists;

    public override void Reset(int size)
    {
        (_world, _size) = (null, size);
        _requests = 0;
    }

    /// <summary>Adds a route, which only users reach.</summary>
    /// <param name="route">Method and path, such as <c>GET /organizations/{id}</c>.</param>
    /// <param name="answer">What it does.</param>
    public void Map(string route, Func<MetalRequest, ApiAnswer> answer) =>
        _routes.Add(route, call => answer(new MetalRequest(call, World, UserOf(call))));

    public override ApiAnswer Answer(ApiCall call)
    {
        ApiAnswer answer;
        try
        {
            // A stranger does not even learn which routes there are.
            UserOf(call);
            answer = (_routes.Find(call, Below(call.Path)) ?? throw Unrouted(call))();
        }
        catch (Refusal refusal)
        {
            answer = refusal.Answer;
        }
        long used = ++_requests % RequestsAnHour;
        return answer
            .With("X-Request-Id", Guid.NewGuid().ToString())
            .With("X-RateLimit-Limit", RequestsAnHour.ToString(CultureInfo.InvariantCulture))
            .With("X-RateLimit-Remaining", (RequestsAnHour - used).ToString(CultureInfo.InvariantCulture))
            .With("X-RateLimit-Reset", DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    public override ApiAnswer ServerError() => MetalErrors.With(500, "Internal server error").Answer;

    private MetalPerson UserOf(ApiCall call)
    {
        if (!World.Users.TryGetValue(call.Header("X-Auth-Token") ?? "", out MetalPerson? user))
            throw MetalErrors.With(401, "Invalid authentication token");
        call.User = user.Email;
        return user;
    }

    private Refusal Unrouted(ApiCall call) =>
        call.Method == "OPTIONS" && _routes.MethodsOf(Below(call.Path)) is { Count: > 0 } methods
            ? new Refusal(ApiAnswer.Empty(200).With("Allow", string.Join(", ", methods)))
            : MetalErrors.NotFound();
}
