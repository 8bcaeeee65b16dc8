using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using OrgAdmin.Core.State;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Snapshots;

/// <summary>The people of a snapshot, who share the names of their fields in memory.</summary>
public sealed class SnapshotPeopleTests
{
    private readonly SnapshotStore _store = new();
    private readonly RecordingLog _log = new();

    [Fact]
    public void People_with_the_same_fields_share_their_names()
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> members = Read(
            """{"userId": "u1", "role": "admin"}, {"userId": "u2", "role": "editor"}, {"role": "editor", "userId": "u3"}"""
        )
            .Connections.Single()
            .Organizations.Single()
            .Members!;
        var people = members.Cast<PersonFields>().ToList();
        Assert.Same(people[0].Names, people[1].Names);
        Assert.Equal(["Role", "UserId"], people[2].Names);
        Assert.Equal(["u1", "u2", "u3"], people.Select(person => person["UserId"]));
        Assert.Throws<KeyNotFoundException>(() => people[0]["Email"]);
    }

    [Fact]
    public void Each_person_may_have_fields_of_its_own_in_any_order()
    {
        static string Person(int i, string role) =>
            $$"""{"userId": "u{{i}}", "own{{i}}": {{i}}, "role": "{{role}}", "nested": {"a": [{{i}}] } }""";
        static string Turned(int i, string role) =>
            $$"""{"nested": {"a": [{{i}}]}, "role": "{{role}}", "own{{i}}": {{i}}, "userId": "u{{i}}"}""";
        string before = string.Join(", ", Enumerable.Range(0, 200).Select(i => Person(i, "editor")));
        string after = string.Join(", ", Enumerable.Range(0, 200).Select(i => Turned(i, i == 150 ? "admin" : "editor")));
        OrgSnapshotDifference change = Assert.Single(Compare(before, after));
        Assert.Equal(("u150", "Role", "editor", "admin"), (change.UserId, change.Property, change.Before, change.After));
    }

    [Theory]
    [InlineData("""{"userId": "u1", "role": "a", "Role": "b"}""", "once with a capital")]
    [InlineData("""{"userId": "u1", "role": "a", "role": "b"}""", "stands twice in one object")]
    [InlineData("\"u1\"", "'connections[0].organizations[0].members' is not there, or not what it ought to be")]
    public void What_is_no_person_is_refused(string person, string why)
    {
        OrgException error = Assert.Throws<OrgException>(() => Read(person));
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_the_server_that_is_called_members_is_a_value_like_all_others()
    {
        const string Links = """ "additionalProperties": {"members": [{"href": "/a"}], "requests": [{"a": 1}]}, """;
        OrgSnapshotDifference change = Assert.Single(
            _store.Compare(
                Read("""{"userId": "u1"}""", Links),
                Read("""{"userId": "u1"}""", Links.Replace("\"a\": 1", "\"a\": 2")),
                new SnapshotComparisonOptions(),
                _log
            )
        );
        Assert.Equal("requests", change.Property);
    }

    private List<OrgSnapshotDifference> Compare(string before, string after) =>
        [.. _store.Compare(Read(before), Read(after), new SnapshotComparisonOptions(), _log)];

    private OrgSnapshot Read(string people, string more = "")
    {
        string text = $$"""
            {"format": "OrgAdmin snapshot", "version": 1, "takenAt": "2026-11-28T00:00:00Z", "connections": [{"provider": "UData", "name": "prod",
            "endpoint": "https://www.data.gouv.fr/api/1", "organizations": [{"id": "o1", "name": "One", {{more}} "members": [{{people}}]}]}]}
            """;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return _store.Read(file, "people.json");
    }
}
