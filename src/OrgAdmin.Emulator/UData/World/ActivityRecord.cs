using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>Something that somebody has done to an organization, or to a thing of it.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Key">What was done, such as <c>organization:updated</c>.</param>
/// <param name="Subject">The thing; null if it is the organization itself.</param>
/// <param name="Created">When.</param>
/// <param name="Changes">The names of the fields that were changed.</param>
internal sealed record ActivityRecord(UserRecord Actor, string Key, ContentRecord? Subject, DateTimeOffset Created, string[] Changes);
