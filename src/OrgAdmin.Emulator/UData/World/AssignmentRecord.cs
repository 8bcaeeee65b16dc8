using System;

namespace OrgAdmin.Emulation.UData;

/// <summary>A partial editor's right to edit one thing.</summary>
internal sealed record AssignmentRecord(string Id, UserRecord User, ContentRecord Subject, DateTimeOffset Created);
