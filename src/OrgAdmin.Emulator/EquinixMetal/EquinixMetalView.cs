using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>
/// Writes the world as the API shows it: what is related is a link, unless <c>include</c> asks for it in full;
/// <c>exclude</c> makes it a link again; names that nobody knows are ignored.
/// </summary>
internal sealed class EquinixMetalView(ApiCall call, string basePath)
{
    private readonly HashSet<string> _included = [.. Names(call.Query("include")).Except(Names(call.Query("exclude")))];

    public JsonObject Organization(MetalOrg organization)
    {
        var shown = new JsonObject { ["id"] = organization.Id };
        foreach (string field in new[] { "name", "description", "website", "twitter", "logo" })
            shown[field] = organization.Fields[field]?.DeepClone();
        shown["created_at"] = Time(organization.CreatedAt);
        shown["updated_at"] = Time(organization.UpdatedAt);
        shown["customdata"] = organization.Fields["customdata"]?.DeepClone() ?? new JsonObject();
        shown["credit_amount"] = 0.0;
        shown["terms"] = 30;
        shown["enforce_2fa_at"] = null;
        shown["projects"] = Many(organization.Projects, "projects", project => project.Id, project => Project(project, organization));
        shown["members"] = Many(organization.Members, "users", member => member.Person.Id, member => Person(member.Person), "members");
        shown["memberships"] = Many(organization.Members, "memberships", member => member.Id, member => Membership(member, organization));
        // Neither address is sent unless it is asked for, whatever the document says.
        shown["address"] = Includes("address") ? organization.Address.DeepClone() : Link("#" + organization.Id);
        shown["billing_address"] = Includes("billing_address") ? organization.Address.DeepClone() : Link("#" + organization.Id);
        shown["href"] = Path("organizations", organization.Id);
        return shown;
    }

    public JsonObject Member(MetalMembership member, MetalOrg organization) =>
        new()
        {
            ["id"] = member.Id,
            ["roles"] = Texts(member.Roles),
            ["projects_count"] = organization.Projects.Count,
            ["user"] = Includes("user") ? Person(member.Person) : Link(Path("users", member.Person.Id)),
            ["organization"] = Includes("organization") ? Organization(organization) : Link(Path("organizations", organization.Id)),
            ["projects"] = Many(organization.Projects, "projects", project => project.Id, project => Project(project, organization)),
            ["created_at"] = Time(member.CreatedAt),
            ["href"] = Path("organizations", organization.Id) + "/members/" + member.Id,
        };

    public JsonObject Membership(MetalMembership member, MetalOrg organization) =>
        new()
        {
            ["id"] = member.Id,
            ["roles"] = Texts(member.Roles),
            ["user"] = Includes("user") || Includes("memberships.user") ? Person(member.Person) : Link(Path("users", member.Person.Id)),
            ["organization"] = Link(Path("organizations", organization.Id)),
            ["created_at"] = Time(member.CreatedAt),
            ["updated_at"] = Time(member.CreatedAt),
            ["href"] = Path("memberships", member.Id),
        };

    public JsonObject Invitation(MetalInvite invite, MetalOrg organization) =>
        new()
        {
            ["id"] = invite.Id,
            ["invitee"] = invite.Invitee,
            ["nonce"] = invite.Id.Replace("-", ""),
            ["invitation"] = Link(Path("invitations", invite.Id)),
            ["roles"] = Texts(invite.Roles),
            ["invited_by"] = Includes("invited_by") ? Person(invite.InvitedBy) : Link(Path("users", invite.InvitedBy.Id)),
            ["organization"] = Includes("organization") ? Organization(organization) : Link(Path("organizations", organization.Id)),
            ["projects"] = new JsonArray(),
            ["created_at"] = Time(invite.CreatedAt),
            ["updated_at"] = Time(invite.CreatedAt),
            ["href"] = Path("invitations", invite.Id),
        };

    public JsonObject Project(MetalProject project, MetalOrg organization) =>
        new()
        {
            ["id"] = project.Id,
            ["name"] = project.Name,
            ["organization"] = Link(Path("organizations", organization.Id)),
            ["href"] = Path("projects", project.Id),
        };

    public JsonObject Person(MetalPerson person) =>
        new()
        {
            ["id"] = person.Id,
            ["short_id"] = person.Id.Substring(0, 8),
            ["first_name"] = person.FirstName,
            ["last_name"] = person.LastName,
            ["full_name"] = person.FullName,
            ["email"] = person.Email,
            ["emails"] = Emails(person),
            ["two_factor_auth"] = "",
            ["timezone"] = "Europe/Amsterdam",
            ["phone_number"] = null,
            ["created_at"] = "2019-01-02T08:00:00Z",
            ["href"] = Path("users", person.Id),
        };

    /// <summary>One address of a user.</summary>
    public JsonObject Email(MetalPerson person, string address) =>
        new()
        {
            ["id"] = EquinixMetalWorld.IdOf("email " + address),
            ["address"] = address,
            ["default"] = address == person.Email,
            ["verified"] = true,
            ["href"] = Path("emails", EquinixMetalWorld.IdOf("email " + address)),
        };

    // Addresses are links like everything that is related, by whatever way the user came to be shown.
    private JsonArray Emails(MetalPerson person)
    {
        bool inFull = new[] { "emails", "user.emails", "members.emails", "memberships.user.emails", "invited_by.emails" }.Any(Includes);
        return new JsonArray([
            .. person.Emails.Select(address =>
                inFull ? Email(person, address) : Link(Path("emails", EquinixMetalWorld.IdOf("email " + address)))
            ),
        ]);
    }

    /// <summary>One page of a list under the name of what it holds, and where the list stands.</summary>
    public ApiAnswer Page<T>(string name, IReadOnlyList<T> items, Func<T, JsonNode> show)
    {
        // What a page past the end looks like is documented nowhere; an empty list is likeliest.
        int page = Number("page", 1, 100_000),
            size = Number("per_page", 10, 1000);
        int last = Math.Max(1, (items.Count + size - 1) / size);
        var meta = new JsonObject { ["first"] = Link(PageAt(1)) };
        // The first page has no previous one, and the last no next: the key is not there.
        if (page > 1)
            meta["previous"] = Link(PageAt(page - 1));
        meta["self"] = Link(PageAt(page));
        if (page < last)
            meta["next"] = Link(PageAt(page + 1));
        meta["last"] = Link(PageAt(last));
        meta["total"] = items.Count;
        meta["current_page"] = page;
        meta["last_page"] = last;
        return ApiAnswer.Json(
            200,
            new JsonObject { [name] = new JsonArray([.. items.Skip((page - 1) * size).Take(size).Select(show)]), ["meta"] = meta }
        );
    }

    private JsonArray Many<T>(IEnumerable<T> items, string kind, Func<T, string> id, Func<T, JsonNode> show, string? name = null)
    {
        bool inFull = Includes(name ?? kind);
        return new JsonArray([.. items.Select(item => inFull ? show(item) : Link(Path(kind, id(item))))]);
    }

    // "memberships.user" also asks for the memberships it goes through.
    private bool Includes(string name) =>
        _included.Any(wanted => wanted == name || wanted.StartsWith(name + ".", StringComparison.Ordinal));

    private string PageAt(int page)
    {
        IEnumerable<string> kept = call
            .QueryString.Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith("page=", StringComparison.Ordinal));
        return call.Path + "?" + string.Join("&", [.. kept, "page=" + page.ToString(CultureInfo.InvariantCulture)]);
    }

    private int Number(string parameter, int standard, int most) =>
        int.TryParse(call.Query(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? Math.Min(number, most)
            : standard;

    private string Path(string kind, string id) => $"{basePath}/{kind}/{id}";

    private static JsonObject Link(string href) => new() { ["href"] = href };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names(string? list) =>
        (list ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim());
}
