using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>The small invented world that the emulated uData starts with: the same ids, dates and people every time.</summary>
internal static class UDataSeed
{
    /// <summary>The id of the organization that most examples are about.</summary>
    public static string MainId { get; } = Id(0x534fff00, 1);

    /// <summary>Makes the world.</summary>
    /// <param name="size">How many organizations are to be found; the usual ones are always there.</param>
    public static UDataWorld Build(int size = 0)
    {
        UDataWorld world = BuildUsual();
        int usual = world.Organizations.Count(organization => organization.Deleted is null);
        // Not the user that connections get by default: that one's own account would carry every organization with it.
        UserRecord owner = world.Token("emulator-udata-basile")!.User;
        for (int i = 1; i <= size - usual; i++)
        {
            var organization = new OrganizationRecord(
                Id(0x70ad0000, i),
                $"Organisation de charge {i.ToString("D6", CultureInfo.InvariantCulture)}",
                Day(2024, 1, 1).AddMinutes(i)
            )
            {
                Description = "To measure with.",
            };
            organization.Join(owner, "admin", organization.Created);
            world.Add(organization);
        }
        return world;
    }

    private static UDataWorld BuildUsual()
    {
        var world = new UDataWorld();
        var people = new UDataPeople(world);
        OrganizationRecord main = AddMain(world, people);
        AddOthers(world, people);
        AddDeleted(world, people);
        AddRenamed(world, people);
        AddJoining(world, main, people);
        return world;
    }

    // The smallest PNG: one pixel.
    private static byte[] OnePixel =>
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static OrganizationRecord AddMain(UDataWorld world, UDataPeople people)
    {
        var main = new OrganizationRecord(MainId, "Île-de-France Mobilités", Day(2014, 4, 17))
        {
            Acronym = "IDFM",
            Description = "L'autorité organisatrice des **mobilités** de la région.",
            Url = "https://mobilites.example.org/",
            Logo = new LogoRecord("1d/idfm", OnePixel),
            BusinessNumberId = "28750007800020",
            LastModified = Day(2026, 10, 5),
            Views = 48211,
            Extras = new JsonObject { ["geozone"] = "fr:region:11" },
        };
        world.Add(main);
        main.Badges.AddRange(["certified", "public-service"]);

        main.Join(people.Ada, "admin", Day(2021, 3, 2));
        main.Join(people.Basile, "admin", Day(2022, 9, 12));
        main.Join(people.Chloe, "editor", Day(2021, 6, 18));
        main.Join(people.Driss, "editor", Day(2023, 1, 30));
        main.Join(people.Elsa, "partial_editor", Day(2024, 5, 6));
        main.Join(people.Farid, "partial_editor", Day(2025, 11, 24));

        ContentRecord lines = Dataset(
            world,
            main,
            1,
            "Horaires prévus sur les lignes",
            Day(2016, 2, 1),
            followers: 412,
            reuses: 38,
            views: 91034
        );
        ContentRecord stops = Dataset(
            world,
            main,
            2,
            "Arrêts et lignes associées",
            Day(2018, 7, 9),
            followers: 120,
            reuses: 11,
            views: 20418
        );
        ContentRecord validations = Dataset(
            world,
            main,
            3,
            "Validations par jour",
            Day(2020, 1, 15),
            followers: 57,
            reuses: 4,
            views: 7730
        );
        Dataset(world, main, 4, "Étude interne des correspondances", Day(2026, 3, 3), isPrivate: true);
        ContentRecord service = Content(world, main, "Dataservice", 5, "Prochains passages", Day(2023, 4, 4), views: 3001);
        ContentRecord map = Content(world, main, "Reuse", 6, "Carte des correspondances", Day(2019, 5, 20), followers: 9, views: 880);
        Content(world, main, "Reuse", 7, "Tableau de bord en préparation", Day(2026, 8, 1), isPrivate: true);

        main.Assignments.Add(new AssignmentRecord(Id(0x66b00000, 1), people.Elsa, lines, Day(2024, 5, 6)));
        main.Assignments.Add(new AssignmentRecord(Id(0x66b00000, 2), people.Elsa, map, Day(2024, 5, 7)));
        main.Assignments.Add(new AssignmentRecord(Id(0x66b00000, 3), people.Farid, service, Day(2025, 11, 24)));

        main.Discussions.Add(
            new DiscussionRecord(
                Id(0x5d150000, 1),
                lines,
                "Une ligne manque le dimanche",
                people.Hugo,
                Day(2026, 2, 11),
                ["La ligne 402 n'apparaît pas le dimanche.", "Corrigé, merci."]
            )
            {
                Closed = Day(2026, 2, 14),
            }
        );
        main.Discussions.Add(
            new DiscussionRecord(
                Id(0x5d150000, 2),
                stops,
                "Coordonnées décalées",
                people.Ines,
                Day(2026, 6, 30),
                ["Deux arrêts sont en mer."]
            )
        );
        main.Discussions.Add(
            new DiscussionRecord(
                Id(0x5d150000, 3),
                map,
                "Licence du fond de carte ?",
                people.Jules,
                Day(2025, 12, 1),
                ["Sous quelle licence est le fond ?"]
            )
        );

        foreach (UserRecord follower in new[] { people.Hugo, people.Ines, people.Jules, people.Chloe })
            main.Follow(
                new FollowRecord(Id(0x5f011000, main.Followers.Count + 1), follower, Day(2022, 1, 1).AddDays(37 * main.Followers.Count))
            );
        world.Add(
            new ContactRecord(Id(0x65c00000, 1), "Équipe données ouvertes", "opendata@mobilites.example.org", null, "contact")
            {
                Organization = main,
            }
        );
        world.Add(
            new ContactRecord(Id(0x65c00000, 2), "Assistance", null, "https://mobilites.example.org/assistance", "contact")
            {
                Organization = main,
            }
        );
        AddResources(lines, stops);
        AddActivities(main, people);
        return main;
    }

    private static void AddResources(ContentRecord lines, ContentRecord stops)
    {
        ContentRecord[] owners = [lines, lines, stops];
        (string Title, string Format, int Views)[] files =
        [
            ("Horaires au format GTFS", "zip", 40210),
            ("Notice des horaires", "pdf", 312),
            ("Arrêts", "csv", 9120),
        ];
        for (int i = 0; i < files.Length; i++)
        {
            string id = $"8c7a1d00-0000-4000-8000-{i + 1:x12}";
            owners[i]
                .Resources.Add(
                    new ResourceRecord(
                        id,
                        files[i].Title,
                        $"https://static.example.org/resources/{owners[i].Slug}/{id}.{files[i].Format}",
                        files[i].Format,
                        owners[i].Created
                    )
                    {
                        LastModified = owners[i].LastUpdate,
                        Size = 1_048_576L * (i + 1),
                        Views = files[i].Views,
                    }
                );
        }
    }

    // What has been done here lately, and by whom: uData keeps nothing else that could be looked up afterwards.
    private static void AddActivities(OrganizationRecord main, UDataPeople people)
    {
        main.Activities.Add(new ActivityRecord(people.Ada, "organization:created", null, main.Created, []));
        main.Activities.Add(new ActivityRecord(people.Elsa, "dataset:updated", main.Contents[0], Day(2026, 7, 1), ["description", "tags"]));
        main.Activities.Add(new ActivityRecord(people.Driss, "dataset:resource:added", main.Contents[1], Day(2026, 8, 12), []));
        main.Activities.Add(new ActivityRecord(people.Chloe, "dataset:updated", main.Contents[3], Day(2026, 9, 9), ["private"]));
        main.Activities.Add(new ActivityRecord(people.Basile, "organization:updated", null, main.LastModified, ["description", "url"]));
    }

    // Who wants to join the main organization, who is invited to it, and what came of it before.
    private static void AddJoining(UDataWorld world, OrganizationRecord main, UDataPeople people)
    {
        world.Add(
            main,
            new MembershipRecord(Uuid(1), "request", Day(2026, 11, 2))
            {
                User = people.Hugo,
                Comment = "Je tiens à jour les horaires de mon canton.",
            }
        );
        world.Add(
            main,
            new MembershipRecord(Uuid(2), "request", Day(2026, 11, 9)) { User = people.Ines, Comment = "Je rejoins l'équipe données." }
        );
        world.Add(
            main,
            new MembershipRecord(Uuid(3), "request", Day(2025, 4, 1))
            {
                User = people.Jules,
                Comment = "Bonjour",
                Status = "refused",
                RefusalComment = "Qui êtes-vous ?",
            }
        );
        world.Add(
            main,
            new MembershipRecord(Uuid(4), "request", Day(2022, 12, 29))
            {
                User = people.Driss,
                Comment = "Nouveau dans l'équipe.",
                Status = "accepted",
            }
        );
        world.Add(
            main,
            new MembershipRecord(Uuid(5), "invitation", Day(2026, 11, 12))
            {
                User = people.Karim,
                Role = "partial_editor",
                Comment = "Pour les arrêts.",
                Assignments = [main.Contents[1]],
            }
        );
        world.Add(
            main,
            new MembershipRecord(Uuid(6), "invitation", Day(2026, 11, 14)) { Email = "lou.nouvelle@example.net", Role = "editor" }
        );
        world.Add(
            main,
            new MembershipRecord(Uuid(7), "invitation", Day(2026, 1, 14))
            {
                Email = "ancien@example.net",
                Role = "admin",
                Status = "canceled",
            }
        );
    }

    private static void AddOthers(UDataWorld world, UDataPeople people)
    {
        UserRecord[] owners = [people.Hugo, people.Ines, people.Jules];
        for (int i = 0; i < UDataNames.Others.Length; i++)
        {
            (string name, string? acronym, string[] badges) = UDataNames.Others[i];
            var organization = new OrganizationRecord(Id(0x534fff00, i + 2), name, Day(2015, 1, 5).AddDays(61 * i))
            {
                Acronym = acronym,
                Description = $"{name} publie ses données.",
                Url = $"https://{Slug.Of(name)}.example.org/",
                LastModified = Day(2025, 1, 1).AddDays(7 * i),
                Views = 37 * ((i * 17) % 43),
            };
            organization.Badges.AddRange(badges);
            organization.Join(owners[i % owners.Length], "admin", organization.Created);
            world.Add(organization);
            for (int j = 0; j < i % 3; j++)
                Dataset(
                    world,
                    organization,
                    100 + (10 * i) + j,
                    $"Jeu {j + 1} de {name}",
                    organization.Created.AddDays(j + 1),
                    views: 10 * j
                );
            if (i % 4 == 0)
                organization.Follow(new FollowRecord(Id(0x5f011000, 100 + i), people.Ada, Day(2024, 2, 2)));
        }
        world.Organizations[1].Join(people.Ada, "editor", Day(2023, 3, 3));
        world.Organizations[1].BusinessNumberId = "13002526500013";
    }

    private static void AddDeleted(UDataWorld world, UDataPeople people)
    {
        var deleted = new OrganizationRecord(Id(0x534fff00, 90), "Comité des anciens tarifs", Day(2016, 6, 6))
        {
            Description = "N'existe plus.",
            LastModified = Day(2025, 6, 30),
            Deleted = Day(2025, 6, 30),
        };
        deleted.Join(people.Ada, "admin", Day(2016, 6, 6));
        deleted.Join(people.Chloe, "editor", Day(2017, 6, 6));
        world.Add(deleted);
    }

    // It was renamed, so its old slug leads to its new one.
    private static void AddRenamed(UDataWorld world, UDataPeople people)
    {
        var renamed = new OrganizationRecord(Id(0x534fff00, 91), "Syndicat des transports", Day(2014, 5, 5))
        {
            Description = "Anciennement le syndicat des transports.",
        };
        renamed.Join(people.Basile, "admin", Day(2014, 5, 5));
        world.Add(renamed);
        world.Rename(renamed, "Agence des transports");
        renamed.LastModified = Day(2020, 2, 20);
    }

    private static ContentRecord Dataset(
        UDataWorld world,
        OrganizationRecord organization,
        int number,
        string title,
        DateTimeOffset created,
        bool isPrivate = false,
        int followers = 0,
        int reuses = 0,
        int views = 0
    ) => Content(world, organization, "Dataset", number, title, created, isPrivate, followers, reuses, views);

    private static ContentRecord Content(
        UDataWorld world,
        OrganizationRecord organization,
        string @class,
        int number,
        string title,
        DateTimeOffset created,
        bool isPrivate = false,
        int followers = 0,
        int reuses = 0,
        int views = 0
    )
    {
        var content = new ContentRecord(@class, Id(0x5a000000, number), title, created)
        {
            Description = $"{title}.",
            LastUpdate = created.AddDays(30 + number),
            Private = isPrivate,
            Followers = followers,
            Reuses = reuses,
            Views = views,
            Tags = ["mobilite", "transport"],
            Organization = organization,
        };
        world.Add(content);
        return content;
    }

    internal static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 9, 30, 0, TimeSpan.Zero);

    internal static string Id(int kind, int number) =>
        kind.ToString("x8", CultureInfo.InvariantCulture) + number.ToString("x16", CultureInfo.InvariantCulture);

    private static string Uuid(int number) => $"4f9d1c00-0000-4000-8000-{number:x12}";
}
