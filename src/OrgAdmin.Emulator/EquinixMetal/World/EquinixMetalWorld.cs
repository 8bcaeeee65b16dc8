using System;
using System.Collections.Generic;
using System.Globalization;
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

    private readonly Dictionary<string, MetalOrg> _byId = [];

    /// <summary>Makes the world.</summary>
    /// <param name="size">How many organizations Olivia is to be in.</param>
    public EquinixMetalWorld(int size = 0)
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
        harbour.Members.Add(new MetalMembership(MetalId.Of("adam@harbour"), adam, ["admin"], At(2)));
        harbour.Members.Add(new MetalMembership(MetalId.Of("bianca@harbour"), bianca, ["billing"], At(3)));
        harbour.Members.Add(new MetalMembership(MetalId.Of("colin@harbour"), colin, ["collaborator"], At(4)));
        foreach (string name in Crew)
            harbour.Members.Add(new MetalMembership(MetalId.Of(name + "@harbour"), Person(name), ["limited_collaborator"], At(5)));
        harbour.Projects.AddRange([
            new MetalProject(MetalId.Of("harbour/cranes"), "cranes"),
            new MetalProject(MetalId.Of("harbour/tugs"), "tugs"),
        ]);
        harbour.Invitations.Add(
            new MetalInvite(MetalId.Of("petra@harbour"), "petra.novak@example.com", ["collaborator"], null, olivia, At(40))
        );

        MetalOrg own = Add("Olivia Okafor", olivia);
        own.IsPersonal = true;

        for (int i = 0; i < Teams.Length; i++)
        {
            MetalOrg team = Add(Teams[i], olivia);
            // Every seventh has no project yet.
            if (i % 7 != 6)
                team.Projects.Add(new MetalProject(MetalId.Of(Teams[i] + "/main"), "main"));
            if (i % 3 == 0)
                team.Members.Add(new MetalMembership(MetalId.Of("adam@" + Teams[i]), adam, ["admin"], At(10 + i)));
        }

        // One address for all of them: who writes one puts a new one in its place.
        var address = new JsonObject
        {
            ["address"] = "1 Container Road",
            ["city"] = "Rotterdam",
            ["zip_code"] = "3011 AB",
            ["country"] = "NL",
        };
        for (int i = Organizations.Count + 1; i <= size; i++)
        {
            var generated = new MetalOrg($"70ad0000-0000-4000-8000-{i:x12}", olivia, At(100).AddMinutes(i)) { Address = address };
            generated.Fields["name"] = $"Container {i.ToString("D6", CultureInfo.InvariantCulture)}";
            generated.Members.Add(new MetalMembership($"70ad0001-0000-4000-8000-{i:x12}", olivia, ["admin"], generated.CreatedAt));
            Add(generated);
        }

        // One that Olivia is not in, so that "not yours" can be met.
        Add("Petra's Pontoons", Users["emulator-equinixmetal-petra"], "0b7d6c55-3c65-4f0a-8f6e-9a51d2b4c7aa");
    }

    public List<MetalOrg> Organizations { get; } = [];

    public ListCache Lists { get; } = new();

    public MetalOrg? Organization(string id) => _byId.TryGetValue(id, out MetalOrg? organization) ? organization : null;

    /// <summary>The people who can log in, by the token that is theirs.</summary>
    public IReadOnlyDictionary<string, MetalPerson> Users { get; }

    public MetalOrg Add(string name, MetalPerson owner, string? id = null)
    {
        int age = Organizations.Count;
        var organization = new MetalOrg(id ?? MetalId.Of("organization " + name), owner, At(age))
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
        organization.Members.Add(new MetalMembership(MetalId.Of(owner.Email + "@" + name), owner, ["admin"], At(age)));
        Add(organization);
        return organization;
    }

    private void Add(MetalOrg organization)
    {
        Organizations.Add(organization);
        _byId[organization.Id] = organization;
    }

    public void Remove(MetalOrg organization)
    {
        Organizations.Remove(organization);
        _byId.Remove(organization.Id);
    }

    private static MetalPerson Person(string fullName, params string[] otherEmails)
    {
        string[] names = fullName.Split(' ');
        return new MetalPerson(
            MetalId.Of("user " + fullName),
            names[0],
            names[1],
            fullName.ToLowerInvariant().Replace(' ', '.') + "@example.com"
        )
        {
            Emails = [fullName.ToLowerInvariant().Replace(' ', '.') + "@example.com", .. otherEmails],
        };
    }

    private static DateTimeOffset At(int day) => Start.AddDays(day);
}
