using System;

namespace OrgAdmin;

/// <summary>One change at a provider: what was done to whom, and how it ended.</summary>
public sealed class OrgChange
{
    /// <summary>Tells it from every other change.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>When it was done.</summary>
    public DateTimeOffset Time { get; internal set; } = DateTimeOffset.Now;

    /// <summary>The service.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The connection that it was made through.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The organization's id.</summary>
    public string OrganizationId { get; internal set; } = "";

    /// <summary>The organization's name, where it is known.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>What was changed: Organization, Member, Invitation, Request, Badge, Follower, ...</summary>
    public string Kind { get; init; } = "";

    /// <summary>What happened to it: Add, Change or Remove.</summary>
    public string Action { get; init; } = "";

    /// <summary>Whom or what it was about, as people name it.</summary>
    public string Target { get; init; } = "";

    /// <summary>The user's id, where it was about a person who has one.</summary>
    public string? UserId { get; init; }

    /// <summary>The address, where it was about a person.</summary>
    public string? Email { get; init; }

    /// <summary>The field that changed; null if the whole thing was added or removed.</summary>
    public string? Property { get; init; }

    /// <summary>The value before; null if there was none.</summary>
    public object? Before { get; init; }

    /// <summary>The value afterwards; null if there is none.</summary>
    public object? After { get; internal set; }

    /// <summary>What changes, on one line: the field with both values, shortened, or what comes or goes.</summary>
    public string Detail => PlanText.Of(this);

    /// <summary>How it ended: Done, Refused, Failed or Unknown; Planned before that.</summary>
    public string Outcome { get; internal set; } = ChangeOutcome.Done;

    /// <summary>Why it failed or was refused; null otherwise.</summary>
    public string? Error { get; internal set; }

    /// <summary>Names the API that it was made at and, in memory, the emulated world.</summary>
    public string? Endpoint { get; internal set; }

    /// <summary>Who made it: the caller's user at the provider, where that is known.</summary>
    public string? User { get; init; }

    /// <summary>The cmdlet that made it.</summary>
    public string? Cmdlet { get; internal set; }

    /// <summary>The status of the answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The id under which the server's operators find the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The plan that it was part of.</summary>
    public string? PlanId { get; internal set; }

    /// <summary>What happened, on one line.</summary>
    public override string ToString() => DisplayText.Of($"{Action} {Kind} {Target}: {Outcome}");
}
