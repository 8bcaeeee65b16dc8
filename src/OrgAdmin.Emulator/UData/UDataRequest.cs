using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>One request as a route sees it: who asks, about which organization, with what.</summary>
internal sealed class UDataRequest(ApiCall call, UDataWorld world, UDataGeneration generation, string rule)
{
    private OrganizationRecord? _organization;
    private UserRecord? _subject;
    private string? _uuid;

    public ApiCall Call { get; } = call;

    public UDataWorld World { get; } = world;

    /// <summary>The path of the route, with its placeholders.</summary>
    public string Rule { get; } = rule;

    /// <summary>Whether the site runs 17.x; else it is 16.2.</summary>
    public bool IsCurrent { get; } = generation == UDataGeneration.Current;

    /// <summary>Who asks; null for a stranger.</summary>
    public UserRecord? Asker { get; private set; }

    /// <summary>Who asks, on a route that strangers cannot reach.</summary>
    public UserRecord User => Asker ?? throw Abort.Unauthorized();

    /// <summary>The organization of the path.</summary>
    public OrganizationRecord Organization => _organization!;

    /// <summary>The user of the path.</summary>
    public UserRecord Subject => _subject!;

    /// <summary>The id of the request or invitation of the path, with its dashes and in lower case.</summary>
    public string Uuid => _uuid!;

    public DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    /// <summary>
    /// Finds what the path names. Flask does this while routing, so an organization that does not exist is 404 for anybody,
    /// and a slug that is not the current one is 308 (without the query), whatever credential came along.
    /// </summary>
    public void FindNamed()
    {
        if (Call.Captured.TryGetValue("org", out string? organization))
            _organization = FindOrganization(organization);
        if (Call.Captured.TryGetValue("user", out string? user))
            _subject = FindUser(user);
        if (Call.Captured.TryGetValue("uuid", out string? uuid))
            _uuid =
                Guid.TryParseExact(uuid, "D", out Guid id) || Guid.TryParseExact(uuid, "N", out id) ? id.ToString("D") : throw NotFound();
    }

    /// <summary>
    /// A key that is wrong fails even where none is needed. Bearer is for OAuth tokens: anything else behind it makes a stranger, a key
    /// too.
    /// </summary>
    public void Authenticate()
    {
        string? key = Call.Header("X-API-KEY");
        if (string.IsNullOrEmpty(key))
        {
            string[] parts = (Call.Header("Authorization") ?? "").Split([' '], 2);
            if (parts.Length == 2 && parts[0] == "Bearer" && World.OAuthToken(parts[1]) is { IsActive: true } owner)
                Accept(owner);
            return;
        }
        TokenRecord token = World.Token(key!) ?? throw Abort.Unauthorized("Invalid API token");
        if (token.RefusalAt(Now) is { } refusal)
            throw Abort.Unauthorized(refusal);
        if (!token.User.IsActive)
            throw Abort.Unauthorized("Inactive user");
        token.Use(Now, Call.Header("User-Agent"));
        Accept(token.User);
    }

    /// <summary>Lets users in, and nobody else.</summary>
    /// <param name="creates">Whether the route makes something new, which a read-only site does not allow.</param>
    public void Secure(bool creates = false)
    {
        if (creates && World.ReadOnly && Asker is { IsSysadmin: false })
            throw Abort.With(423, "Due to security reasons, the creation of new content is currently disabled.");
        if (Asker is null)
            throw Abort.Unauthorized();
    }

    /// <summary>Lets system administrators in, and nobody else.</summary>
    public void SecureForSysadmin()
    {
        Secure();
        if (!User.IsSysadmin)
            throw Abort.Forbidden();
    }

    /// <summary>Lets administrators of the organization in, and nobody else.</summary>
    public void DemandAdmin()
    {
        if (!Permissions.CanAdminister(Asker, Organization))
            throw Abort.Forbidden();
    }

    /// <summary>The body, whatever JSON it is. Werkzeug wants the right content type first, then something that parses.</summary>
    public JsonNode? Payload()
    {
        string type = (Call.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (
            type != "application/json"
            && !(type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal))
        )
            throw Abort.With(415, "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.");
        try
        {
            return JsonText.Parse(Call.Body);
        }
        catch (JsonException)
        {
            throw Abort.With(400, "The browser (or proxy) sent a request that this server could not understand.");
        }
    }

    /// <summary>The body as an object. 17.x takes it for granted that it is one.</summary>
    public JsonObject Body() => Payload() as JsonObject ?? throw Abort.Crash();

    /// <summary>The body as an object, where anything that Python takes for false is as good as an empty one.</summary>
    public JsonObject BodyOrNothing()
    {
        JsonNode? body = Payload();
        return PythonTruth.IsFalse(body) ? [] : body as JsonObject ?? throw Abort.Crash();
    }

    /// <summary>The body as 16.2's forms want it.</summary>
    public JsonObject Form()
    {
        if (Call.ContentType?.IndexOf("application/json", StringComparison.Ordinal) is null or < 0)
            throw Abort.Errors(new JsonObject { ["Content-Type"] = "expecting application/json" });
        return Payload() as JsonObject ?? throw Abort.Errors(new JsonObject { ["request"] = "expecting a JSON object" });
    }

    /// <summary>An argument of the query out of a fixed set.</summary>
    public string? Choice(string argument, IReadOnlyCollection<string> choices, string help = "")
    {
        string? value = Call.Query(argument);
        if (value is not null && !choices.Contains(value))
            throw Abort.Argument(argument, $"{help} The value '{value}' is not a valid choice for '{argument}'.".TrimStart());
        return value;
    }

    /// <summary>An argument of the query that must be there.</summary>
    public string Required(string argument, string help) =>
        Call.Query(argument) ?? throw Abort.Argument(argument, $"{help} Missing required parameter in the query string");

    /// <summary>A whole number of the query.</summary>
    public int Number(string argument, int standard, string help)
    {
        string? text = Call.Query(argument);
        if (text is null)
            return standard;
        if (
            !int.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out int number
            )
        )
            throw Abort.Argument(argument, $"{help} invalid literal for int() with base 10: '{text}'");
        return number;
    }

    /// <summary>A truth value of the query; null if it is not there.</summary>
    public bool? Flag(string argument, string help = "") =>
        Call.Query(argument)?.ToLowerInvariant() switch
        {
            null => null,
            "true" or "1" or "on" => true,
            "false" or "0" => false,
            { } other => throw Abort.Argument(argument, $"{help} Invalid literal for boolean(): {other}".TrimStart()),
        };

    /// <summary>An answer that field masks apply to.</summary>
    public ApiAnswer Answer(int status, JsonNode? body) => ApiAnswer.Json(status, FieldMask.Apply(Call, body));

    public Abort NotFound() =>
        Abort.NotFound(
            Call,
            Rule.Replace("{org}", "<org:org>")
                .Replace("{user}", "<user:user>")
                .Replace("{uuid}", "<uuid:id>")
                .Replace("{id}", "<id>")
                .Replace("{kind}", "<badge_kind>")
                .Replace("{format}", "<_format>")
        );

    private void Accept(UserRecord user)
    {
        Asker = user;
        Call.User = user.Slug;
    }

    private OrganizationRecord FindOrganization(string text)
    {
        if (World.OrganizationById(text) is { } known)
            return known;
        string slug = Slug.Of(text);
        OrganizationRecord? named = World.OrganizationBySlug(text) ?? World.OrganizationBySlug(slug);
        if (named?.Slug == text)
            return named;
        string? canonical = named?.Slug ?? World.OrganizationByOldSlug(text)?.Slug;
        throw canonical is null ? NotFound() : MovedTo("{org}", canonical);
    }

    private UserRecord FindUser(string text)
    {
        if (World.UserByIdOrSlug(text) is { } known)
            return known;
        throw World.UserByIdOrSlug(Slug.Of(text)) is { } user ? MovedTo("{user}", user.Slug) : NotFound();
    }

    private Abort MovedTo(string placeholder, string canonical)
    {
        IEnumerable<string> segments = Rule.Split('/').Zip(Call.Path.Split('/'), (name, value) => name == placeholder ? canonical : value);
        string target = string.Join("/", segments);
        return new Abort(
            ApiAnswer
                .Text(
                    308,
                    "<!doctype html>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You "
                        + $"should be redirected to {target}.</p>\n",
                    "text/html; charset=utf-8"
                )
                .With("Location", target)
        );
    }
}
