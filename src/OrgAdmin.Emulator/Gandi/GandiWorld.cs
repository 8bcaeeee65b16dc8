using System;
using System.Collections.Generic;
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

    public GandiWorld()
    {
        Organizations =
        [
            Organization("80548b45-e18d-4cab-adef-e10a8406de4a", "alice", "Alice", null, "individual", reseller: true, corporate: true),
            Organization(
                "e1ab1204-e638-4fd8-85a4-34dd95013cdc",
                "bob",
                "Bob",
                "Bob's Roads",
                "publicbody",
                reseller: false,
                corporate: false
            ),
            Organization("b018061c-a4e3-4d6d-8445-e3837bd23815", "ron", "Ron", "Ron Inc.", "company", reseller: false, corporate: false),
        ];
        Customers =
        [
            .. Organizations.Select(organization => new GandiCustomerRecord(
                Organizations[0]["id"]!.GetValue<string>(),
                CustomerOf(organization),
                DateTimeOffset.MinValue
            )),
        ];
    }

    public List<JsonObject> Organizations { get; }

    public List<GandiCustomerRecord> Customers { get; }

    /// <summary>The people, by the secret that is theirs.</summary>
    public IReadOnlyDictionary<string, GandiUser> Users { get; } =
        new Dictionary<string, GandiUser>
        {
            ["emulator-gandi-alice"] = new(
                "alice",
                new JsonObject
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
                }
            )
            {
                Permissions = new Dictionary<string, string[]>
                {
                    ["alice"] = ["admin", "billing", "domain"],
                    ["bob"] = ["billing", "domain"],
                    ["ron"] = ["domain"],
                },
            },
            ["emulator-gandi-bob"] = new(
                "bob",
                new JsonObject
                {
                    ["username"] = "bob",
                    ["city"] = "Lyon",
                    ["name"] = "bob",
                    ["firstname"] = "Bob",
                    ["lastname"] = "Doe",
                    ["id"] = "4a3bd8f1-7c1f-4a39-9d6c-0f6d6a1d8a10",
                    ["email"] = "bob@example.org",
                    ["lang"] = "fr",
                }
            )
            {
                Permissions = new Dictionary<string, string[]> { ["bob"] = ["admin", "billing", "domain"] },
            },
        };

    private static JsonObject Organization(
        string id,
        string name,
        string firstName,
        string? legalName,
        string type,
        bool reseller,
        bool corporate
    )
    {
        var organization = new JsonObject
        {
            ["name"] = name,
            ["firstname"] = firstName,
            ["lastname"] = "Doe",
            ["id"] = id,
            ["reseller"] = reseller,
            ["corporate"] = corporate,
            ["type"] = type,
            ["email"] = name + "@example.net",
        };
        if (legalName is not null)
            organization["orgname"] = legalName;
        return organization;
    }

    private static JsonObject CustomerOf(JsonObject organization)
    {
        var customer = new JsonObject();
        foreach (string field in new[] { "id", "name", "firstname", "lastname", "type", "orgname", "email" })
        {
            if (organization[field] is { } value)
                customer[field] = value.DeepClone();
        }
        return customer;
    }
}

internal sealed record GandiCustomerRecord(string OrganizationId, JsonObject Customer, DateTimeOffset ListedFrom);

internal sealed record GandiUser(string Name, JsonObject Info)
{
    /// <summary>What the user may do, by the name of the organization.</summary>
    public IReadOnlyDictionary<string, string[]> Permissions { get; init; } = new Dictionary<string, string[]>();
}
