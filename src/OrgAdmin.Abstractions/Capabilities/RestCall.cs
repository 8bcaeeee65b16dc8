using System.Collections.Generic;
using System.IO;

namespace OrgAdmin.Capabilities;

/// <summary>A request as a person writes it.</summary>
internal sealed class RestCall
{
    /// <summary>The method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>
    /// The path below the connection's endpoint, with or without a query. A path that starts with the endpoint's own
    /// first segment (<c>/api/2/…</c> for uData), or a whole address of the same origin, is taken from the host's root.
    /// </summary>
    public string Path { get; init; } = "";

    /// <summary>Query parameters to add; a list is sent as several parameters of one name.</summary>
    public IDictionary<string, object?>? Query { get; init; }

    /// <summary>The body: plain values are sent as JSON, a text is sent as it is; null sends none.</summary>
    public object? Body { get; init; }

    /// <summary>The fields of a form to send instead of a body; null for none.</summary>
    public IReadOnlyList<FormField>? Form { get; init; }

    /// <summary>Where the answer's body goes; null parses it.</summary>
    public Stream? Destination { get; init; }

    /// <summary>Return an answer that is not a success instead of throwing.</summary>
    public bool AcceptAnyStatus { get; init; }
}
