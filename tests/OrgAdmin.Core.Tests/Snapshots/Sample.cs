using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using OrgAdmin.Core.State;

namespace OrgAdmin.Core.Tests.Snapshots;

/// <summary>Snapshots for tests, and what becomes of them on their way through a file.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(1));

    public static OrgSnapshot Of(params SnapshotConnection[] connections) => new() { TakenAt = Noon, Connections = connections };

    public static SnapshotConnection Connection(string name, params SnapshotOrganization[] organizations) =>
        new()
        {
            Provider = OrgProvider.UData,
            Name = name,
            Endpoint = $"https://{name}.example/api/1",
            User = "ada",
            Organizations = organizations,
        };

    public static SnapshotOrganization Organization(
        string id,
        string name,
        IEnumerable<OrganizationMember>? members = null,
        IEnumerable<MembershipRequest>? requests = null
    ) =>
        new()
        {
            Id = id,
            Properties = SnapshotProperties.Of(new Organization { Id = id, Name = name }),
            Members = members?.Select(SnapshotProperties.Of).ToList(),
            Requests = requests?.Select(SnapshotProperties.Of).ToList(),
        };

    public static OrganizationMember Member(string userId, string name, string role, string? email = null) =>
        new()
        {
            UserId = userId,
            Name = name,
            Role = role,
            Email = email,
        };

    public static string Json(OrgSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        new SnapshotStore().Write(snapshot, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static OrgSnapshot Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static OrgSnapshot Read(byte[] utf8)
    {
        using var stream = new MemoryStream(utf8);
        return new SnapshotStore().Read(stream, "x.json");
    }

    public static OrgSnapshot ThroughFile(OrgSnapshot snapshot) => Read(Json(snapshot));
}
