using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.Gandi;

/// <summary>
/// The state behind the emulated Gandi. It starts from the examples of Gandi's organization document; alice is
/// a reseller here, because without a reseller there would be no customers to look after.
/// </summary>
internal sealed class GandiWorld
{
    /// <summary>How long an ordered customer takes to be listed.</summary>
    public static readonly TimeSpan CustomerDelay = TimeSpan.FromMilliseconds(400);

    private static readonly string[] Types = ["company", "association", "publicbody", "individual"];

    private readonly Dictionary<string, GandiOrganizationRecord> _byId = [];
    private readonly Dictionary<string, GandiUser> _users;
    private readonly Dictionary<string, TimeSpan> _lives = [];
    private readonly DateTimeOffset _made = DateTimeOffset.UtcNow;
    private int _renewals;

    /// <summary>Makes the world.</summary>
    /// <param name="size">How many organizations alice is to see.</param>
    public GandiWorld(int size = 0)
    {
        var alice = new GandiOrganizationRecord("80548b45-e18d-4cab-adef-e10a8406de4a", "alice", "Alice", null, "individual")
        {
            IsReseller = true,
            IsCorporate = true,
        };
        Add(alice);
        Add(new GandiOrganizationRecord("e1ab1204-e638-4fd8-85a4-34dd95013cdc", "bob", "Bob", "Bob's Roads", "publicbody"));
        Add(new GandiOrganizationRecord("b018061c-a4e3-4d6d-8445-e3837bd23815", "ron", "Ron", "Ron Inc.", "company"));
        Customers = [.. Organizations.Select(organization => Customer(organization, alice))];
        var ofAlice = new Dictionary<string, string[]>
        {
            ["alice"] = ["admin", "billing", "domain"],
            ["bob"] = ["billing", "domain"],
            ["ron"] = ["domain"],
        };
        _users = new Dictionary<string, GandiUser>
        {
            ["emulator-gandi-alice"] = new("alice", Alice, ofAlice),
            ["emulator-gandi-bob"] = new("bob", Bob, new Dictionary<string, string[]> { ["bob"] = ["admin", "billing", "domain"] }),
        };
        string[] domain = ["domain"];
        for (int i = Organizations.Count + 1; i <= size; i++)
        {
            string number = i.ToString("D6", CultureInfo.InvariantCulture);
            string type = Types[i % Types.Length];
            string? legalName = type == "individual" ? null : $"Organization {number}";
            Add(new GandiOrganizationRecord($"70ad0000-0000-4000-8000-{i:x12}", "org" + number, "Olga", legalName, type));
            ofAlice["org" + number] = domain;
        }
    }

    public ListCache Lists { get; } = new();

    public List<GandiOrganizationRecord> Organizations { get; } = [];

    public List<GandiCustomerRecord> Customers { get; }

    /// <summary>The people, by the secret that is theirs.</summary>
    public IReadOnlyDictionary<string, GandiUser> Users => _users;

    /// <summary>When each token ends, by the token.</summary>
    public Dictionary<string, DateTimeOffset> Ends { get; } = [];

    /// <summary>How long a token lives whose end nobody has looked at: three weeks, so that it can be renewed.</summary>
    public static TimeSpan FirstLife { get; } = TimeSpan.FromDays(21);

    /// <summary>When a token ends.</summary>
    public DateTimeOffset EndOf(string token) => Ends.TryGetValue(token, out DateTimeOffset end) ? end : Ends[token] = _made + FirstLife;

    /// <summary>Another token of the owner of one; it lives twice as long.</summary>
    public string Renew(string token, DateTimeOffset now)
    {
        TimeSpan life = _lives.TryGetValue(token, out TimeSpan known) ? known : FirstLife;
        string renewed = $"{token.Split('.')[0]}.{++_renewals}";
        _users[renewed] = _users[token];
        _lives[renewed] = life + life;
        Ends[renewed] = now + life + life;
        return renewed;
    }

    private static JsonObject Alice =>
        new()
        {
            ["username"] = "alice",
            ["city"] = "Paris",
            ["streetaddr"] = "5 rue neuve",
            ["zip"] = "75001",
            ["name"] = "alice",
            ["firstname"] = "Alice",
            ["lastname"] = "Doe",
            ["id"] = "ebfcd3cd-e014-4a3d-8216-6e342f227c3d",
            ["phone"] = "+33.123456789",
            ["state"] = "FR-J",
            ["country"] = "FR",
            ["email"] = "alice@example.org",
            ["lang"] = "en",
        };

    private static JsonObject Bob =>
        new()
        {
            ["username"] = "bob",
            ["city"] = "Lyon",
            ["name"] = "bob",
            ["firstname"] = "Bob",
            ["lastname"] = "Doe",
            ["id"] = "4a3bd8f1-7c1f-4a39-9d6c-0f6d6a1d8a10",
            ["email"] = "bob@example.org",
            ["lang"] = "fr",
        };

    public GandiOrganizationRecord? Organization(string id) =>
        _byId.TryGetValue(id, out GandiOrganizationRecord? organization) ? organization : null;

    /// <summary>A name that no customer has yet, the one that is wished for if it is free.</summary>
    public string FreeName(string wished)
    {
        string name = wished;
        for (int i = 2; Customers.Any(customer => customer.Name == name); i++)
            name = $"{wished}-{i}";
        return name;
    }

    private void Add(GandiOrganizationRecord organization)
    {
        Organizations.Add(organization);
        _byId[organization.Id] = organization;
    }

    private static GandiCustomerRecord Customer(GandiOrganizationRecord organization, GandiOrganizationRecord reseller) =>
        new(organization.Id, organization.Name, reseller)
        {
            FirstName = organization.FirstName,
            LastName = organization.LastName,
            Email = organization.Email,
            Type = organization.Type,
            LegalName = organization.LegalName,
        };
}
