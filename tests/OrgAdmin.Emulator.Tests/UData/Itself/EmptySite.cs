using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OrgAdmin.Emulation.UData;

namespace OrgAdmin.Emulator.Tests.UData.Itself;

/// <summary>
/// An emulated uData with nothing in it. A test makes the few people and things that it is about, as each of uData's own tests of
/// organizations does, and then asks over HTTP.
/// </summary>
internal sealed class EmptySite
{
    public const string Form = "multipart/form-data; boundary=b";

    private static readonly DateTimeOffset Yesterday = new(2024, 4, 14, 0, 0, 0, TimeSpan.Zero);

    private readonly Site _site;
    private int _people;
    private int _things;

    public EmptySite(UDataGeneration generation = UDataGeneration.Current)
    {
        _site = new Site(generation);
        _site.Emulator.UData.World = World;
    }

    public UDataWorld World { get; } = new();

    /// <summary>The file of a form that uploads a picture.</summary>
    public static string Picture { get; } = Upload("image/webp", "RIFF0000WEBP0000");

    public static string Upload(string type, string content) =>
        $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"test\"\r\nContent-Type: {type}\r\n\r\n{content}\r\n--b--\r\n";

    public static string Path(OrganizationRecord organization, string rest = "") => $"organizations/{organization.Slug}/{rest}";

    /// <summary>What is wrong with one field: text in 17.x, the first of a list in 16.2's forms.</summary>
    public static string Problem(Reply reply, string field)
    {
        JsonNode problem = reply.Json["errors"]![field]!;
        return problem is JsonArray list ? list[0]!.GetValue<string>() : problem.GetValue<string>();
    }

    public UserRecord User(string? email = null, bool isSysadmin = false)
    {
        string name = "person-" + (++_people).ToString(CultureInfo.InvariantCulture);
        var user = new UserRecord(World.NewId(), name, "Person", name, email ?? name + "@example.org")
        {
            IsSysadmin = isSysadmin,
            Since = Yesterday,
            LastLogin = Yesterday.AddDays(1),
        };
        World.Add(user, "emulator-udata-" + name);
        return user;
    }

    public OrganizationRecord Organization(params (UserRecord User, string Role)[] members)
    {
        OrganizationRecord organization = Named("Organization " + (++_things).ToString(CultureInfo.InvariantCulture));
        foreach ((UserRecord user, string role) in members)
            organization.Join(user, role, Yesterday);
        return organization;
    }

    public OrganizationRecord Named(string name, string? acronym = null, int followers = 0)
    {
        var organization = new OrganizationRecord(World.NewId(), name, Yesterday) { Description = "A description", Acronym = acronym };
        World.Add(organization);
        for (int i = 0; i < followers; i++)
            organization.Follow(new FollowRecord(World.NewId(), User(), Yesterday));
        return organization;
    }

    public MembershipRecord Request(OrganizationRecord organization, UserRecord user, string comment = "test") =>
        Kept(organization, new MembershipRecord(World.NewUuid(), "request", Yesterday) { User = user, Comment = comment });

    public MembershipRecord Invitation(OrganizationRecord organization, UserRecord? user, string? email = null) =>
        Kept(organization, new MembershipRecord(World.NewUuid(), "invitation", Yesterday) { User = user, Email = email });

    public ContentRecord Content(string @class, OrganizationRecord organization, bool isPrivate = false, int resources = 0)
    {
        string title = $"{@class} {(++_things).ToString(CultureInfo.InvariantCulture)}";
        var content = new ContentRecord(@class, World.NewId(), title, Yesterday) { Private = isPrivate, Organization = organization };
        World.Add(content);
        for (int i = 0; i < resources; i++)
            content.Resources.Add(new ResourceRecord(World.NewUuid(), $"File {i}", "https://example.org/file.csv", "csv", Yesterday));
        return content;
    }

    public DiscussionRecord Discussion(ContentRecord subject, UserRecord author)
    {
        var discussion = new DiscussionRecord(World.NewId(), subject, "A title", author, Yesterday, ["A message"]);
        subject.Organization.Discussions.Add(discussion);
        return discussion;
    }

    public Task<Reply> Ask(int status, string method, string path, UserRecord? user = null, string? body = null) =>
        _site.Ask(status, method, path, user?.Slug, body);

    public Task<Reply> Get(string path, UserRecord? user = null) => _site.Get(path, user?.Slug);

    /// <summary>Reads with all fields, those too that are not shown unless they are asked for.</summary>
    public Task<Reply> Whole(OrganizationRecord organization, UserRecord? user = null, string fields = "{*}") =>
        _site.Get(Path(organization), user?.Slug, ("X-Fields", fields));

    public Task<Reply> SendFile(int status, OrganizationRecord organization, UserRecord? user, string form) =>
        _site.Ask(status, "POST", Path(organization, "logo/"), user?.Slug, form, Form);

    /// <summary>Reads an organization and sends it back with one field changed, as a client does that knows nothing better.</summary>
    public async Task<Reply> SendBack(int status, OrganizationRecord organization, UserRecord user, string field, JsonNode? value)
    {
        JsonObject body = (await Get(Path(organization), user)).Json.AsObject();
        body[field] = value;
        return await Ask(status, "PUT", Path(organization), user, body.ToJsonString());
    }

    private MembershipRecord Kept(OrganizationRecord organization, MembershipRecord membership)
    {
        World.Add(organization, membership);
        return membership;
    }
}
