using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>Somebody who follows an organization.</summary>
internal sealed record FollowRecord(string Id, UserRecord Follower, DateTimeOffset Since);
