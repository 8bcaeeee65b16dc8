using System;
using System.Collections.Generic;
using System.Linq;
using OrgAdmin.Core.State;
using Xunit;

namespace OrgAdmin.Core.Tests.Snapshots;

/// <summary>What counts as a difference, and that nothing which is not known is taken for one.</summary>
public sealed class SnapshotComparisonTests
{
    private static readonly OrganizationMember Ada = Sample.Member("u1", "Ada", "admin", "ada@example.org");
    private static readonly OrganizationMember Bo = Sample.Member("u2", "Bo", "editor");

    private readonly WarningLog _log = new();

    [Fact]
    public void The_same_state_has_no_difference()
    {
        OrgSnapshot one = Sample.Of(Sample.Connection("prod", Sample.Organization("1", "one", [Ada, Bo], [])));
        Assert.Empty(Compare(one, one));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public void Tells_who_came_who_went_and_whose_role_changed()
    {
        OrgSnapshotDifference[] found = Compare(
            Sample.Organization("1", "one", [Ada, Bo]),
            Sample.Organization("1", "one", [Sample.Member("u1", "Ada", "editor", "ada@example.org"), Sample.Member("u3", "Cy", "editor")])
        );
        Assert.Equal(
            [
                "Removed: Member Bo of one (editor)",
                "Changed: Member Ada of one (Role: admin -> editor)",
                "Added: Member Cy of one (editor)",
            ],
            found.Select(difference => difference.ToString())
        );
        OrgSnapshotDifference ada = found[1];
        Assert.Equal((nameof(OrgProvider.UData), "prod", "1", "one"), (ada.Provider, ada.Connection, ada.OrganizationId, ada.Organization));
        Assert.Equal(
            (SnapshotKind.Member, SnapshotChange.Changed, "u1", "u1", "Ada"),
            (ada.Kind, ada.Change, ada.Id, ada.UserId, ada.Name)
        );
        Assert.Equal(("ada@example.org", "editor", "Role", "admin", "editor"), (ada.Email, ada.Role, ada.Property, ada.Before, ada.After));
    }

    [Fact]
    public void Tells_invitations_from_requests_and_both_by_their_ids()
    {
        MembershipRequest invitation =
                new()
                {
                    Id = "i1",
                    Kind = "invitation",
                    Email = "cy@example.org",
                    Role = "editor",
                },
            request =
                new()
                {
                    Id = "r1",
                    Kind = "request",
                    UserId = "u9",
                    Name = "Di",
                };
        OrgSnapshotDifference[] found = Compare(
            Sample.Organization("1", "one", [], [invitation]),
            Sample.Organization("1", "one", [], [request])
        );
        Assert.Equal(
            [
                (SnapshotKind.Invitation, SnapshotChange.Removed, "i1", null, "cy@example.org", "editor"),
                (SnapshotKind.Request, SnapshotChange.Added, "r1", "u9", "Di", null),
            ],
            found.Select(difference =>
                (difference.Kind, difference.Change, difference.Id, difference.UserId, difference.Name, difference.Role)
            )
        );
    }

    [Fact]
    public void An_organization_comes_and_goes_as_one()
    {
        OrgSnapshot before = Sample.Of(
            Sample.Connection("prod", Sample.Organization("2", "Zoo", [Ada]), Sample.Organization("1", "gone", [Ada]))
        );
        OrgSnapshot after = Sample.Of(
            Sample.Connection("prod", Sample.Organization("2", "Zoo", [Ada]), Sample.Organization("3", "Alp", [Ada, Bo]))
        );
        Assert.Equal(
            ["Added: Organization Alp", "Removed: Organization gone"],
            Compare(before, after).Select(difference => difference.ToString())
        );
        Assert.Equal("3", Compare(before, after)[0].Id);
    }

    [Fact]
    public void Tells_each_property_and_looks_into_what_is_nested()
    {
        OrgSnapshotDifference[] found = Compare(
            Of(
                new Organization
                {
                    Name = "one",
                    Website = "https://a.example",
                    Badges = ["b"],
                    Extras = Plain(("kept", 1L), ("gone", true)),
                    AdditionalProperties = Plain(("terms", 30L), ("list", new List<object?> { 1L, 2L })),
                }
            ),
            Of(
                new Organization
                {
                    Name = "uno",
                    Description = "d\r\n  e",
                    Badges = ["b", "a"],
                    Extras = Plain(("kept", 1L)),
                    AdditionalProperties = Plain(("terms", 45L), ("list", new List<object?> { 1L, 2L })),
                }
            )
        );
        Assert.Equal(
            [
                "Name: one -> uno",
                "Website: https://a.example -> (none)",
                "Badges: b -> a, b",
                "Extras.gone: true -> (none)",
                "terms: 30 -> 45",
                "Description: (none) -> d e",
            ],
            found.Select(difference => difference.Detail)
        );
        Assert.All(found, difference => Assert.Equal(("uno", null), (difference.Organization, difference.UserId)));
        Assert.Equal((30L, 45L), (found[4].Before, found[4].After));
    }

    [Fact]
    public void What_changes_by_itself_counts_only_when_asked_for()
    {
        SnapshotOrganization before = Of(
            new Organization
            {
                Name = "one",
                UpdatedAt = Sample.Noon,
                MemberCount = 1,
                Metrics = Plain(("views", 1L)),
            },
            [Ada]
        );
        SnapshotOrganization after = Of(
            new Organization
            {
                Name = "one",
                UpdatedAt = Sample.Noon.AddDays(1),
                MemberCount = 2,
                Metrics = Plain(("views", 2L)),
            },
            [
                new OrganizationMember
                {
                    UserId = "u1",
                    Name = "Ada",
                    Role = "admin",
                    Email = "ada@example.org",
                    LastLoginAt = Sample.Noon,
                },
            ]
        );
        Assert.Empty(Compare(before, after));
        Assert.Equal(
            ["UpdatedAt", "MemberCount", "Metrics.views", "LastLoginAt"],
            Compare(before, after, new SnapshotComparisonOptions { IncludeVolatile = true }).Select(difference => difference.Property)
        );
    }

    [Fact]
    public void How_many_members_there_are_counts_where_nobody_knows_who_they_are() =>
        Assert.Equal(
            "MemberCount",
            Assert
                .Single(
                    Compare(Of(new Organization { Name = "one", MemberCount = 1 }), Of(new Organization { Name = "one", MemberCount = 2 }))
                )
                .Property
        );

    [Fact]
    public void What_is_excluded_does_not_count()
    {
        SnapshotOrganization before = Of(new Organization { Name = "one", Extras = Plain(("a", 1L)) }, [Ada]),
            after = Of(
                new Organization { Name = "uno", Extras = Plain(("a", 2L)) },
                [Sample.Member("u1", "Ada", "editor", "ada@example.org")]
            );
        Assert.Equal(
            ["Extras.a", "Role"],
            Compare(before, after, new SnapshotComparisonOptions { Excludes = name => name == "Name" })
                .Select(difference => difference.Property)
        );
        Assert.Equal(
            ["Name", "Role"],
            Compare(before, after, new SnapshotComparisonOptions { Excludes = name => name == "Extras" })
                .Select(difference => difference.Property)
        );
    }

    [Theory]
    [InlineData("ad*@example.org", "***@example.org", true)]
    [InlineData("ada@example.org", "***@example.org", true)]
    [InlineData("***@example.org", "***@example.com", false)]
    [InlineData("ada@example.org", "bo@example.org", false)]
    public void A_mask_over_an_address_is_no_change_of_it(string before, string after, bool isSame) =>
        Assert.Equal(
            isSame ? 0 : 1,
            Compare(
                Sample.Organization("1", "one", [Sample.Member("u1", "Ada", "admin", before)]),
                Sample.Organization("1", "one", [Sample.Member("u1", "Ada", "admin", after)])
            ).Length
        );

    [Fact]
    public void What_could_not_be_read_is_neither_removed_nor_added()
    {
        OrgSnapshot known = Sample.Of(
            Sample.Connection("prod", Enumerable.Range(1, 5).Select(i => Sample.Organization($"{i}", $"org {i}", [Ada], [])).ToArray())
        );
        OrgSnapshot unknown = Sample.Of(
            Sample.Connection(
                "prod",
                [
                    .. Enumerable
                        .Range(1, 4)
                        .Select(i => new SnapshotOrganization
                        {
                            Id = $"{i}",
                            Properties = SnapshotProperties.Of(new Organization { Id = $"{i}", Name = $"org {i}" }),
                            UnreadMembers = new SnapshotGap("Forbidden", "no"),
                        }),
                    new SnapshotOrganization { Id = "5", Unread = new SnapshotGap("ServerError", "500") },
                ]
            )
        );
        Assert.Empty(Compare(known, unknown));
        Assert.Equal(
            [
                "Not compared at 'prod': the members of org 1, org 2, org 3 and 1 more: the difference could not read that (Forbidden).",
                "Not compared at 'prod': the invitations and requests of org 1, "
                    + "org 2, org 3 and 1 more: the difference does not have them.",
                "Not compared at 'prod': org 5: the difference could not read that (ServerError).",
            ],
            _log.Warnings
        );
        _log.Warnings.Clear();
        Assert.Empty(Compare(unknown, known));
        Assert.Contains("the reference could not read that (Forbidden)", _log.Warnings[0]);
        _log.Warnings.Clear();
        Assert.Empty(Compare(unknown, unknown));
        Assert.Contains(
            "Not compared at 'prod': the members of org 1, org 2, org 3 and 1 more: the reference "
                + "could not read that (Forbidden), and the difference could not read that (Forbidden).",
            _log.Warnings
        );
    }

    [Fact]
    public void What_no_provider_tells_is_no_news()
    {
        Assert.Empty(Compare(Sample.Organization("1", "one"), Sample.Organization("1", "one")));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public void What_the_server_says_is_not_there_is_removed()
    {
        foreach (string errorId in new[] { "NotFound", "Gone" })
        {
            var gone = new SnapshotOrganization { Id = "1", Unread = new SnapshotGap(errorId, "gone") };
            Assert.Equal("Removed: Organization one", Assert.Single(Compare(Sample.Organization("1", "one"), gone)).ToString());
            Assert.Equal("Added: Organization one", Assert.Single(Compare(gone, Sample.Organization("1", "one"))).ToString());
            Assert.Empty(Compare(gone, gone));
        }
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public void Only_what_both_were_asked_for_is_compared()
    {
        SnapshotOrganization one = Sample.Organization("1", "one", [Ada]),
            two = Sample.Organization("2", "two");
        var limited = new SnapshotConnection
        {
            Provider = OrgProvider.UData,
            Name = "prod",
            Endpoint = "https://prod.example/api/1",
            OrganizationIds = ["1"],
            Organizations = [Sample.Organization("1", "one", [])],
        };
        Assert.Equal(
            "Removed: Member Ada of one (admin)",
            Assert.Single(Compare(Sample.Of(Sample.Connection("prod", one, two)), Sample.Of(limited))).ToString()
        );
        Assert.Equal(["Not compared at 'prod': two: the difference was limited to other organizations."], _log.Warnings);
    }

    [Fact]
    public void A_connection_that_could_not_be_read_is_not_compared()
    {
        var unread = new SnapshotConnection
        {
            Provider = OrgProvider.UData,
            Name = "prod",
            Endpoint = "https://prod.example/api/1",
            Unread = new SnapshotGap("Timeout", "60 s"),
        };
        Assert.Empty(Compare(Sample.Of(Sample.Connection("prod", Sample.Organization("1", "one"))), Sample.Of(unread)));
        Assert.Equal(["Not compared at 'prod': its organizations: the difference could not read that (Timeout)."], _log.Warnings);
    }

    [Fact]
    public void Connections_are_matched_by_provider_and_name()
    {
        SnapshotOrganization one = Sample.Organization("1", "one"),
            uno = Sample.Organization("1", "uno");
        OrgSnapshot before = Sample.Of(Sample.Connection("a", one), Sample.Connection("b", one), Sample.Connection("c", one));
        OrgSnapshot after = Sample.Of(Sample.Connection("D", one), Sample.Connection("B", uno));
        OrgSnapshotDifference found = Assert.Single(Compare(before, after));
        Assert.Equal(("B", "Name"), (found.Connection, found.Property));
        Assert.Equal(
            [
                "UData 'a' is not compared: it is in the reference only.",
                "UData 'c' is not compared: it is in the reference only.",
                "UData 'D' is not compared: it is in the difference only.",
            ],
            _log.Warnings
        );
    }

    [Fact]
    public void One_server_is_compared_with_its_copy_under_another_name()
    {
        SnapshotOrganization Page(string host, string name) =>
            Of(
                new Organization
                {
                    Name = name,
                    Page = $"https://{host}/organizations/one?x=1",
                    Website = $"https://own.example/{host}",
                }
            );
        OrgSnapshotDifference[] found = Compare(
            Sample.Of(Sample.Connection("prod", Page("prod", "one"))),
            Sample.Of(Sample.Connection("demo", Page("demo", "uno")))
        );
        Assert.Equal([("demo", "Name"), ("demo", "Website")], found.Select(difference => (difference.Connection, difference.Property)));
        Assert.Empty(_log.Warnings);
        // At one and the same server, another host is a change.
        Assert.Equal(
            "Page",
            Assert
                .Single(
                    Compare(
                        Page("prod", "one"),
                        Of(
                            new Organization
                            {
                                Name = "one",
                                Page = "https://new/organizations/one?x=1",
                                Website = "https://own.example/prod",
                            }
                        )
                    )
                )
                .Property
        );
    }

    [Fact]
    public void Warns_when_one_name_meant_two_servers_or_two_pairs_of_eyes()
    {
        Compare(
            Sample.Of(Sample.Connection("x")),
            Sample.Of(
                new SnapshotConnection
                {
                    Provider = OrgProvider.UData,
                    Name = "x",
                    Endpoint = "https://y.example/api/1",
                }
            )
        );
        Compare(
            Sample.Of(Sample.Connection("x")),
            Sample.Of(
                new SnapshotConnection
                {
                    Provider = OrgProvider.UData,
                    Name = "x",
                    Endpoint = "https://x.example/api/1",
                    User = "bo",
                }
            )
        );
        Assert.Equal(
            [
                "UData 'x' was https://x.example/api/1 in the reference and is https://y.example/api/1 in the difference.",
                "UData 'x' was asked as ada in the reference and as bo in the difference: "
                    + "what one of them may not see counts as removed or added.",
            ],
            _log.Warnings
        );
    }

    [Fact]
    public void A_member_without_an_id_is_known_by_what_it_has() =>
        Assert.Equal(
            ["Removed: Member b@example.org of one (admin)"],
            Compare(
                    Sample.Organization(
                        "1",
                        "one",
                        [Sample.Member("", "", "admin", "a@example.org"), Sample.Member("", "", "admin", "b@example.org")]
                    ),
                    Sample.Organization("1", "one", [Sample.Member("", "", "admin", "a@example.org")])
                )
                .Select(difference => difference.ToString())
        );

    [Fact]
    public void No_name_in_a_file_steers_the_terminal()
    {
        const string Red = "\u001b[31mred\u0007";
        OrgSnapshotDifference found = Assert.Single(
            Compare(Of(new Organization { Name = Red, Website = Red }, [Ada]), Of(new Organization { Name = Red, Website = Red + "x" }))
        );
        Assert.DoesNotContain(found.Organization + found.Name + found.Detail + found + string.Concat(_log.Warnings), char.IsControl);
        Assert.Contains("[31mred", Assert.Single(_log.Warnings));
        // What was there is what is given back.
        Assert.Equal((Red, Red + "x"), (found.Before, found.After));
    }

    private static SnapshotOrganization Of(Organization organization, IEnumerable<OrganizationMember>? members = null) =>
        new()
        {
            Id = "1",
            Properties = SnapshotProperties.Of(organization),
            Members = members?.Select(SnapshotProperties.Of).ToList(),
        };

    [Fact]
    public void What_a_table_shows_of_a_value_ends_after_sixty_letters()
    {
        static string Shown(string after) => new OrgSnapshotDifference { Property = "Name", After = after }.Detail;
        string whole = new('x', 60);
        Assert.Equal($"Name: (none) -> {whole}", Shown(whole));
        Assert.Equal($"Name: (none) -> {whole.Substring(1)}…", Shown(whole + "x"));
        // No character is cut in two.
        Assert.Equal($"Name: (none) -> {whole.Substring(2)}…", Shown(whole.Substring(2) + "\U0001F389xx"));
    }

    private static Dictionary<string, object?> Plain(params (string Key, object? Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    private OrgSnapshotDifference[] Compare(
        SnapshotOrganization before,
        SnapshotOrganization after,
        SnapshotComparisonOptions? options = null
    ) => Compare(Sample.Of(Sample.Connection("prod", before)), Sample.Of(Sample.Connection("prod", after)), options);

    // Always through the file, as it is in life.
    private OrgSnapshotDifference[] Compare(OrgSnapshot before, OrgSnapshot after, SnapshotComparisonOptions? options = null) =>
        [
            .. new SnapshotStore().Compare(
                Sample.ThroughFile(before),
                Sample.ThroughFile(after),
                options ?? new SnapshotComparisonOptions(),
                _log
            ),
        ];

    private sealed class WarningLog : IOperationLog
    {
        public List<string> Warnings { get; } = [];

        public bool IsVerboseEnabled => false;

        public bool IsDebugEnabled => false;

        public void Verbose(string message) { }

        public void Debug(string message) { }

        public void Warning(string message) => Warnings.Add(message);
    }
}
