using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using OrgAdmin.Core.State;
using OrgAdmin.Core.Tests.Support;
using Xunit;

namespace OrgAdmin.Core.Tests.Snapshots;

/// <summary>A change that could hide: what stands twice, what is masked alike, what no list names, what is no file.</summary>
public sealed class SnapshotDoublesTests
{
    private static OrgException Refused(string json) => Assert.Throws<OrgException>(() => Sample.Read(json));

    private static string File(string organizations) =>
        $$"""
            {
              "format": "OrgAdmin snapshot",
              "version": 1,
              "takenAt": "2026-01-02T03:04:05Z",
              "connections": [
                {"provider": "UData", "name": "prod", "endpoint": "https://x.example/api/1", "organizations": [{{organizations}}]}
              ]
            }
            """;

    [Theory]
    [InlineData("""{"id": "o1"}, {"id": "O1"}""", "organization 'o1' stands in it twice", "organization 'O1' stands in it twice")]
    [InlineData(
        """{"id": "o1", "members": [{"userId": "u1", "role": "admin"}, {"userId": "u2"}, {"userId": "u1", "role": "editor"}]}""",
        "member 'u1' stands in it twice in organization 'o1'",
        ""
    )]
    [InlineData(
        """{"id": "o1", "requests": [{"id": "r1", "role": "admin"}, {"id": "r1"}]}""",
        "invitation or request 'r1' stands in it twice in organization 'o1'",
        ""
    )]
    [InlineData("""{"id": "o1", "name": "A", "name": "B"}""", "'name' stands twice in one object, again at line 6", "")]
    [InlineData("""{"id": "o1", "additionalProperties": {"x": 1, "x": 2}}""", "'x' stands twice in one object, again at line 6", "")]
    [InlineData("""{"id": "o1", "name": "A", "Name": "B"}""", "'Name' stands twice in one object, once with a capital", "")]
    public void What_stands_twice_is_refused(string organizations, string why, string or)
    {
        OrgException error = Refused(File(organizations));
        Assert.Equal(OrgErrorKind.FileError, error.Kind);
        Assert.True(
            error.Message.Contains(why, StringComparison.Ordinal)
                || (or.Length > 0 && error.Message.Contains(or, StringComparison.Ordinal)),
            error.Message
        );
    }

    [Fact]
    public void A_connection_that_stands_twice_is_refused()
    {
        string file = File("")
            .Replace(
                "\"connections\": [",
                "\"connections\": [{\"provider\": \"UData\", \"name\": \"prod\", \"endpoint\": \"x\", \"organizations\": []},",
                StringComparison.Ordinal
            );
        Assert.Contains("connection 'UData 'prod'' stands in it twice", Refused(file).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("th*****@example.org", "th*****@example.org", true)]
    [InlineData("th*****@example.org", "***@example.org", true)]
    [InlineData("th*****@example.org", "theo@example.org", true)]
    [InlineData("th*****@example.org", "t@example.org", false)]
    [InlineData("th*****@example.org", "ad*****@example.org", false)]
    [InlineData("th*****@example.org", "ada@example.org", false)]
    [InlineData("th*****@example.org", "th*****@example.net", false)]
    [InlineData("a@example.org", "b@example.org", false)]
    public void Masked_addresses_of_one_account_are_the_same_where_they_can_be(string one, string other, bool same)
    {
        Assert.Equal(same, SnapshotPerson.CanBeSameAddress(one, other));
        Assert.Equal(same, SnapshotPerson.CanBeSameAddress(other, one));
    }

    [Fact]
    public void Two_people_with_addresses_that_are_masked_alike_are_two()
    {
        static OrgSnapshot Of(params string[] roles) =>
            Sample.Of(
                Sample.Connection(
                    "prod",
                    new SnapshotOrganization
                    {
                        Id = "o1",
                        Requests =
                        [
                            .. roles.Select(role => new Dictionary<string, object?> { ["Email"] = "th***@x.org", ["Role"] = role }),
                        ],
                    }
                )
            );
        OrgSnapshotDifference[] found =
        [
            .. new SnapshotStore().Compare(Of("editor"), Of("editor", "admin"), new SnapshotComparisonOptions(), OperationContext.None.Log),
        ];
        OrgSnapshotDifference added = Assert.Single(found);
        Assert.Equal((SnapshotChange.Added, "admin"), (added.Change, added.Role));
    }

    // SnapshotFormatTests looks at every property of these three; one that a type below them adds would leave the snapshot.
    [Theory]
    [InlineData(typeof(Organization))]
    [InlineData(typeof(OrganizationMember))]
    [InlineData(typeof(MembershipRequest))]
    public void No_model_has_a_property_that_the_snapshot_does_not_know(Type model) =>
        Assert.Empty(
            model
                .Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(model))
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Select(property => property.Name)
        );

    [Fact(Skip = Runtime.NoFileTypes, SkipType = typeof(Runtime), SkipWhen = nameof(Runtime.IsMono))]
    public async Task A_pipe_is_no_snapshot_and_is_not_waited_for()
    {
        Assert.SkipWhen(Path.DirectorySeparatorChar == '\\', "Windows has no such file.");
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Equal(0, MakePipe(path, 0x180));
        try
        {
            OrgException error = await Task.Run(() => Assert.Throws<OrgException>(() => new SnapshotStore().Read(path)))
                .WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(OrgErrorKind.FileError, error.Kind);
            Assert.Contains("is a device, a pipe or a socket", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
