using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>
/// The state behind the emulated Equinix Metal: an invented company with enough organizations and members that
/// the server's default of ten a page is not all of them.
/// </summary>
internal sealed class EquinixMetalWorld
{
    public const string HarbourLabs = "e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10";

    private static readonly string[] Teams =
    [
        "Anchor Analytics",
        "Beacon Build Farm",
        "Capstan Compute",
        "Driftwood Data",
        "Estuary Edge",
        "Foghorn Finance",
        "Gangway Games",
        "Halyard Hosting",
        "Inlet Imaging",
        "Jetty Jobs",
        "Keel Kubernetes",
        "Lighthouse Learning",
        "Mooring Media",
        "Nautilus Networks",
        "Offshore Observability",
        "Pier Payments",
        "Quay Queues",
        "Rudder Research",
        "Sextant Search",
        "Tideline Telemetry",
        "Undertow Updates",
        "Voyage Video",
    ];

    private static readonly string[] Crew =
    [
        "Ines Alvarez",
        "Jonas Berg",
        "Kamala Chandra",
        "Leon Dubois",
        "Mei Endo",
        "Noor Farouk",
        "Oskar Gruber",
        "Priya Hegde",
        "Quentin Ito",
        "Rosa Jimenez",
        "Sven Karlsson",
    ];

    private static readonly DateTimeOffset Start = new(2019, 3, 4, 9, 30, 0, TimeSpan.Zero);

    public EquinixMetalWorld()
    {
        MetalPerson olivia = Person("Olivia Okafor"),
            adam = Person("Adam Lindqvist", "adam.lindqvist@harbour.example"),
            bianca = Person("Bianca Rossi"),
            colin = Person("Colin Murphy");
        Users = new Dictionary<string, MetalPerson>
        {
            ["emulator-equinixmetal-olivia"] = olivia,
            ["emulator-equinixmetal-adam"] = adam,
            ["emulator-equinixmetal-bianca"] = bianca,
            ["emulator-equinixmetal-colin"] = colin,
            ["emulator-equinixmetal-petra"] = Person("Petra Novak"),
        };

        MetalOrg harbour = Add("Harbour Labs", olivia, HarbourLabs);
        harbour.Fields["description"] = "Bare metal for the whole harbour";
        harbour.Fields["website"] = "https://harbour.example";
        harbour.Fields["twitter"] = "harbourlabs";
        harbour.Fields["customdata"] = new JsonObject { ["cost_center"] = "HL-100" };
        harbour.Members.Add(new MetalMembership(IdOf("adam@harbour"), adam, ["admin"], At(2)));
        harbour.Members.Add(new MetalMembership(IdOf("bianca@harbour"), bianca, ["billing"], At(3)));
        harbour.Members.Add(new MetalMembership(IdOf("colin@harbour"), colin, ["collaborator"], At(4)));
        foreach (string name in Crew)
            harbour.Members.Add(new MetalMembership(IdOf(name + "@harbour"), Person(name), ["limited_collaborator"], At(5)));
        harbour.Projects.AddRange([new MetalProject(IdOf("harbour/cranes"), "cranes"), new MetalProject(IdOf("harbour/tugs"), "tugs")]);
        harbour.Invitations.Add(new MetalInvite(IdOf("petra@harbour"), "petra.novak@example.com", ["collaborator"], null, olivia, At(40)));

        MetalOrg own = Add("Olivia Okafor", olivia);
        own.IsPersonal = true;

        for (int i = 0; i < Teams.Length; i++)
        {
            MetalOrg team = Add(Teams[i], olivia);
            // Every seventh has no project yet.
            if (i % 7 != 6)
                team.Projects.Add(new MetalProject(IdOf(Teams[i] + "/main"), "main"));
            if (i % 3 == 0)
                team.Members.Add(new MetalMembership(IdOf("adam@" + Teams[i]), adam, ["admin"], At(10 + i)));
        }

        // One that Olivia is not in, so that "not yours" can be met.
        Add("Petra's Pontoons", Users["emulator-equinixmetal-petra"], "0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa");
    }

    public List<MetalOrg> Organizations { get; } = [];

    /// <summary>The people who can log in, by the token that is theirs.</summary>
    public IReadOnlyDictionary<string, MetalPerson> Users { get; }

    public MetalOrg Add(string name, MetalPerson owner, string? id = null)
    {
        int age = Organizations.Count;
        var organization = new MetalOrg(id ?? IdOf("organization " + name), owner, At(age))
        {
            Address = new JsonObject
            {
                ["address"] = $"{age + 1} Harbour Street",
                ["city"] = "Rotterdam",
                ["zip_code"] = $"30{age + 11} AB",
                ["country"] = "NL",
            },
        };
        organization.Fields["name"] = name;
        organization.Members.Add(new MetalMembership(IdOf(owner.Email + "@" + name), owner, ["admin"], At(age)));
        Organizations.Add(organization);
        return organization;
    }

    private static MetalPerson Person(string fullName, params string[] otherEmails)
    {
        string[] names = fullName.Split(' ');
        return new MetalPerson(IdOf("user " + fullName), names[0], names[1], fullName.ToLowerInvariant().Replace(' ', '.') + "@example.com")
        {
            Emails = [fullName.ToLowerInvariant().Replace(' ', '.') + "@example.com", .. otherEmails],
        };
    }

    private static DateTimeOffset At(int day) => Start.AddDays(day);

    // An id that looks like one and is the same in every run. MD5 has the 16 bytes of a UUID; nothing is protected by it.
    public static string IdOf(string text)
    {
        using MD5 hash = MD5.Create();
        return new Guid(hash.ComputeHash(Encoding.UTF8.GetBytes(text))).ToString();
    }
}

internal sealed record MetalPerson(string Id, string FirstName, string LastName, string Email)
{
    /// <summary>All addresses of the account, the one that it is shown by first.</summary>
    public string[] Emails { get; init; } = [Email];

    public string FullName => $"{FirstName} {LastName}";
}

internal sealed record MetalMembership(string Id, MetalPerson Person, string[] Roles, DateTimeOffset CreatedAt);

internal sealed record MetalProject(string Id, string Name);

internal sealed record MetalInvite(
    string Id,
    string Invitee,
    string[] Roles,
    string? Message,
    MetalPerson InvitedBy,
    DateTimeOffset CreatedAt
);

internal sealed class MetalOrg(string id, MetalPerson owner, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public MetalPerson Owner { get; } = owner;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;

    public bool IsPersonal { get; set; }

    /// <summary>What a request may set: name, description, website, twitter, logo, customdata.</summary>
    public JsonObject Fields { get; } = [];

    public JsonObject Address { get; set; } = [];

    public List<MetalMembership> Members { get; } = [];

    public List<MetalProject> Projects { get; } = [];

    public List<MetalInvite> Invitations { get; } = [];

    public MetalMembership? MembershipOf(MetalPerson person) => Members.FirstOrDefault(member => member.Person.Id == person.Id);

    public bool IsAdmin(MetalPerson person) => MembershipOf(person)?.Roles.Contains("admin") == true;
}
