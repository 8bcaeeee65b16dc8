using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>
/// Which names a provider uses in the JSON of a refusal. What is left out is what most APIs, and the gateways in front of
/// them, have in common. A name that is in no list is the name of a field that the server complains about.
/// </summary>
internal sealed class ErrorBodyShape
{
    /// <summary>The names whose value is a message.</summary>
    public IReadOnlyList<string> MessageNames { get; init; } = ["message", "detail", "error", "error_description"];

    /// <summary>The names whose value is a list of messages, or messages by field.</summary>
    public IReadOnlyList<string> ListNames { get; init; } = ["errors", "error", "detail", "message"];

    /// <summary>The names whose value repeats the status in other words.</summary>
    public IReadOnlyList<string> StatusNames { get; init; } = ["code", "status", "status_code"];

    /// <summary>Within an item of a list, the name whose value is the field; null if items do not name fields.</summary>
    public string? ItemFieldName { get; init; }

    /// <summary>Within an item of a list, the name whose value is the message about the field.</summary>
    public string? ItemMessageName { get; init; }
}
