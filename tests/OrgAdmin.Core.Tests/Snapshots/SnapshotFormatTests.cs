using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OrgAdmin.Core.State;
using Xunit;

namespace OrgAdmin.Core.Tests.Snapshots;

/// <summary>The file: what is in it, that it is the same for the same state, and what is said of one that is not whole.</summary>
public sealed class SnapshotFormatTests
{
    private static readonly OrganizationMember Ada = Sample.Member("u1", "Ada « Martin »", "admin", "ada@example.org");

    private static Organization Full(bool isOtherWayRound) =>
        new()
        {
            Service = OrgProvider.UData,
            Connection = "prod",
            Id = "1",
            Name = "Île\r\n\"one\"",
            CreatedAt = new DateTimeOffset(2014, 4, 17, 11, 30, 0, TimeSpan.FromHours(2)),
            Reseller = false,
            MemberCount = 2,
            Address = new PostalAddress { City = "Évry", Country = "FR" },
            Badges = isOtherWayRound ? ["b", "a"] : ["a", "b"],
            Extras = isOtherWayRound ? Dictionary(("z", 1L), ("a", null)) : Dictionary(("a", null), ("z", 1L)),
            AdditionalProperties = Dictionary(("ratio", 0.5), ("nested", new List<object?> { Dictionary(("deep", true)), "x" })),
        };

    private static OrgSnapshot Whole(bool isOtherWayRound = false) =>
        Sample.Of(
            new SnapshotConnection
            {
                Provider = OrgProvider.UData,
                Name = "prod",
                Endpoint = "https://www.data.gouv.fr/api/1",
                Organizations =
                [
                    new SnapshotOrganization
                    {
                        Id = "1",
                        Properties = SnapshotProperties.Of(Full(isOtherWayRound)),
                        Members = [SnapshotProperties.Of(Ada)],
                        UnreadRequests = new SnapshotGap("Forbidden", "no"),
                    },
                    new SnapshotOrganization { Id = "lost", Unread = new SnapshotGap("NotFound", "gone") },
                ],
            }
        );

    private const string Text = """
        {
          "format": "OrgAdmin snapshot",
          "version": 1,
          "takenAt": "2026-11-21T11:00:00Z",
          "connections": [
            {
              "provider": "UData",
              "name": "prod",
              "endpoint": "https://www.data.gouv.fr/api/1",
              "organizations": [
                {
                  "id": "1",
                  "name": "Île\r\n\"one\"",
                  "reseller": false,
                  "createdAt": "2014-04-17T09:30:00Z",
                  "address": {
                    "City": "Évry",
                    "Country": "FR"
                  },
                  "memberCount": 2,
                  "badges": [
                    "a",
                    "b"
                  ],
                  "extras": {
                    "a": null,
                    "z": 1
                  },
                  "additionalProperties": {
                    "nested": [
                      {
                        "deep": true
                      },
                      "x"
                    ],
                    "ratio": 0.5
                  },
                  "members": [
                    {
                      "userId": "u1",
                      "name": "Ada « Martin »",
                      "email": "ada@example.org",
                      "role": "admin"
                    }
                  ],
                  "unreadRequests": {
                    "errorId": "Forbidden",
                    "message": "no"
                  }
                },
                {
                  "id": "lost",
                  "unread": {
                    "errorId": "NotFound",
                    "message": "gone"
                  }
                }
              ]
            }
          ]
        }

        """;

    [Fact]
    public void Is_text_that_diffs_well() => Assert.Equal(Text.Replace("\r\n", "\n"), Sample.Json(Whole()));

    [Fact]
    public void Is_the_same_whatever_order_the_server_sends() =>
        Assert.Equal(Sample.Json(Whole()), Sample.Json(Whole(isOtherWayRound: true)));

    [Fact]
    public void Comes_back_as_it_was()
    {
        OrgSnapshot read = Sample.ThroughFile(Whole());
        Assert.Equal(Sample.Noon, read.TakenAt);
        SnapshotConnection prod = Assert.Single(read.Connections);
        Assert.Equal(
            (OrgProvider.UData, "prod", "https://www.data.gouv.fr/api/1", null, null),
            (prod.Provider, prod.Name, prod.Endpoint, prod.User, prod.OrganizationIds)
        );
        SnapshotOrganization[] organizations = [.. prod.Organizations];
        Assert.Equal("Île\r\n\"one\"", organizations[0].Properties["Name"]);
        Assert.Equal("admin", Assert.Single(organizations[0].Members!)["Role"]);
        Assert.Null(organizations[0].Requests);
        Assert.Equal(("Forbidden", "no"), (organizations[0].UnreadRequests!.ErrorId, organizations[0].UnreadRequests!.Message));
        Assert.Equal(("lost", "NotFound"), (organizations[1].Id, organizations[1].Unread!.ErrorId));
        // Nothing is lost or added by writing it once more.
        Assert.Equal(Sample.Json(Whole()), Sample.Json(read));
    }

    [Fact]
    public void Keeps_apart_none_and_not_known()
    {
        SnapshotOrganization[] read =
        [
            .. Sample
                .ThroughFile(
                    Sample.Of(Sample.Connection("prod", Sample.Organization("1", "none", [], []), Sample.Organization("2", "unknown")))
                )
                .Connections.Single()
                .Organizations,
        ];
        Assert.Empty(read[0].Members!);
        Assert.Empty(read[0].Requests!);
        Assert.Null(read[1].Members);
        Assert.Null(read[1].Requests);
    }

    [Fact]
    public void Keeps_what_a_connection_was_limited_to_and_why_it_was_not_read()
    {
        OrgSnapshot read = Sample.ThroughFile(
            Sample.Of(
                new SnapshotConnection
                {
                    Provider = OrgProvider.Gandi,
                    Name = "a",
                    Endpoint = "https://x.example/v5",
                    User = "alice",
                    OrganizationIds = ["1", "2"],
                },
                new SnapshotConnection
                {
                    Provider = OrgProvider.Munch,
                    Name = "b",
                    Endpoint = "https://y.example/v1",
                    Unread = new SnapshotGap("ServerError", "500"),
                }
            )
        );
        SnapshotConnection[] connections = [.. read.Connections];
        Assert.Equal(["1", "2"], connections[0].OrganizationIds!);
        Assert.Equal("alice", connections[0].User);
        Assert.Equal("ServerError", connections[1].Unread!.ErrorId);
        Assert.Empty(connections[1].Organizations);
    }

    [Fact]
    public void Organizations_are_written_one_by_one_as_they_come()
    {
        using var stream = new System.IO.MemoryStream();
        List<long> lengths = [];
        new SnapshotStore().Write(Sample.Of(new SnapshotConnection { Name = "a", Organizations = Coming() }), stream);
        Assert.Equal(3, lengths.Count);
        Assert.True(lengths[0] < lengths[1] && lengths[1] < lengths[2], string.Join(" ", lengths));

        IEnumerable<SnapshotOrganization> Coming()
        {
            for (int i = 0; i < 3; i++)
            {
                lengths.Add(stream.Length);
                yield return Sample.Organization(i.ToString(), "n");
            }
        }
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_do_not_matter()
    {
        byte[] edited = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample.Json(Whole()).Replace("\n", "\r\n"))];
        Assert.Equal(2, Sample.Read(edited).Connections.Single().Organizations.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("Name,Id\n1,2")]
    [InlineData("""{"format": "something else", "version": 1}""")]
    [InlineData("""{"format": ["OrgAdmin snapshot"], "version": 1}""")]
    public void Says_what_is_no_snapshot(string text) =>
        Assert.Equal("x.json is not a snapshot. Export-OrgSnapshot writes them.", Error(text).Message);

    [Fact]
    public void Says_of_any_part_of_a_snapshot_that_it_was_cut_short()
    {
        string whole = Sample.Json(Whole()).TrimEnd();
        byte[] utf8 = Encoding.UTF8.GetBytes(whole);
        for (int length = 1; length < utf8.Length; length += 7)
        {
            OrgException error = Assert.Throws<OrgException>(() => Sample.Read([.. utf8.Take(length)]));
            Assert.Equal(OrgErrorKind.FileError, error.Kind);
            Assert.Matches(
                @"^x\.json is damaged or was cut short: its JSON breaks off at line \d+\. "
                    + @"Take it anew with Export-OrgSnapshot, or get a whole copy\.$",
                error.Message
            );
        }
        Assert.Contains("is damaged or was cut short", Error(whole + "\n}").Message);
    }

    [Fact]
    public void Says_how_to_read_one_of_a_newer_version()
    {
        OrgException error = Error(Sample.Json(Whole()).Replace("\"version\": 1", "\"version\": 2"));
        Assert.Equal(
            "x.json is a snapshot of format 2, and this OrgAdmin reads up to format 1. A newer OrgAdmin reads it: Update-Module OrgAdmin",
            error.Message
        );
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": \"1\"", "version")]
    [InlineData("\"version\": 1", "\"version\": 0", "version")]
    [InlineData("\"takenAt\": \"2026-11-21T11:00:00Z\"", "\"takenAt\": \"yesterday\"", "takenAt")]
    [InlineData("\"provider\": \"UData\"", "\"provider\": \"7\"", "connections[0].provider")]
    [InlineData("\"name\": \"prod\"", "\"name\": {}", "connections[0].name")]
    [InlineData("\"organizations\": [", "\"organizations\": [null,", "connections[0].organizations")]
    [InlineData("\"id\": \"1\"", "\"id\": 1", "connections[0].organizations[0].id")]
    [InlineData("\"members\": [", "\"members\": [[],", "connections[0].organizations[0].members")]
    [InlineData("\"errorId\": \"Forbidden\"", "\"errorId\": null", "connections[0].organizations[0].unreadRequests.errorId")]
    [InlineData("\"connections\": [", "\"connections\": [1,", "connections")]
    public void Says_where_a_snapshot_is_not_as_it_ought_to_be(string whole, string broken, string where)
    {
        string text = Sample.Json(Whole());
        Assert.Contains(whole, text);
        Assert.Equal(
            $"x.json is not a whole snapshot: '{where}' is not there, or not what it "
                + "ought to be. Take it anew with Export-OrgSnapshot, or get a whole copy.",
            Error(text.Replace(whole, broken)).Message
        );
    }

    [Fact]
    public void Is_not_brought_down_by_a_hostile_file()
    {
        string text = Sample.Json(Whole());
        // Deeper than anything that Export-OrgSnapshot can have read.
        Assert.Contains("is damaged", Error(text.Replace("\"ratio\": 0.5", "\"ratio\": " + new string('[', 100_000))).Message);
        // Half a surrogate pair, and bytes that are no UTF-8.
        Assert.Contains("not UTF-8", Error(text.Replace("\"prod\"", "\"\\ud800\"")).Message);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        utf8[text.IndexOf("prod", StringComparison.Ordinal)] = 0xFF;
        Assert.Equal(OrgErrorKind.FileError, Assert.Throws<OrgException>(() => Sample.Read(utf8)).Kind);
        // A number that no type of .NET holds is its text.
        SnapshotOrganization organization = Sample
            .Read(text.Replace("\"ratio\": 0.5", "\"ratio\": " + new string('9', 60)))
            .Connections.Single()
            .Organizations.First();
        Assert.Equal(
            new string('9', 60),
            Assert.IsType<Dictionary<string, object?>>(organization.Properties["AdditionalProperties"])["ratio"]
        );
    }

    [Fact]
    public void What_a_server_nests_as_deep_as_it_may_comes_back()
    {
        object? deep = "bottom";
        for (int i = 0; i < 63; i++)
            deep = new List<object?> { deep };
        var organization = new SnapshotOrganization
        {
            Id = "1",
            Properties = SnapshotProperties.Of(
                new Organization
                {
                    Id = "1",
                    Name = "n",
                    AdditionalProperties = Dictionary(("deep", deep)),
                }
            ),
        };
        Assert.Single(Sample.ThroughFile(Sample.Of(Sample.Connection("prod", organization))).Connections.Single().Organizations);
    }

    // The model may grow; whoever adds a property decides whether a snapshot keeps it.
    [Theory]
    [InlineData(typeof(Organization), "Provider Connection Endpoint OrganizationId Members")]
    [InlineData(
        typeof(OrganizationMember),
        "Provider Connection Endpoint AdditionalProperties OrganizationId OrganizationName FirstName LastName Label"
    )]
    [InlineData(typeof(MembershipRequest), "Provider Connection Endpoint AdditionalProperties OrganizationId Status")]
    public void Keeps_every_property_but_what_is_said_elsewhere(Type type, string leftOut)
    {
        object model = Activator.CreateInstance(type)!;
        foreach (System.Reflection.PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
            property.SetValue(model, Some(property.PropertyType));
        IReadOnlyDictionary<string, object?> kept = model switch
        {
            Organization organization => SnapshotProperties.Of(organization),
            OrganizationMember member => SnapshotProperties.Of(member),
            _ => SnapshotProperties.Of((MembershipRequest)model),
        };
        IEnumerable<string> expected = type.GetProperties().Select(property => property.Name).Except(leftOut.Split(' '));
        Assert.Equal(expected.OrderBy(name => name, StringComparer.Ordinal), kept.Keys.OrderBy(name => name, StringComparer.Ordinal));
    }

    private static OrgException Error(string text)
    {
        OrgException error = Assert.Throws<OrgException>(() => Sample.Read(text));
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        return error;
    }

    private static Dictionary<string, object?> Dictionary(params (string Key, object? Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    private static object Some(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "x";
        if (type == typeof(IReadOnlyList<string>))
            return new[] { "x" };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        return type == typeof(IDictionary<string, object?>) ? Dictionary(("x", 1L)) : Activator.CreateInstance(type)!;
    }
}
