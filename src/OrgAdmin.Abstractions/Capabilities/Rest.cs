using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Sends any request at all, with the connection's credential, retries and redaction.</summary>
public interface IRestInvoker
{
    /// <summary>The address that a request would go to, as it may be shown: values of the query that may be secret are masked.</summary>
    /// <param name="call">What would be sent.</param>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.InvalidValue"/> or <see cref="OrgErrorKind.CrossOriginRefused"/>: it would not be sent.
    /// </exception>
    string AddressOf(RestCall call);

    /// <summary>Sends a request.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<RestAnswer> InvokeAsync(RestCall call, OperationContext context);
}

/// <summary>A request as a person writes it.</summary>
public sealed class RestCall
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

    /// <summary>Where the answer's body goes; null parses it.</summary>
    public Stream? Destination { get; init; }

    /// <summary>Return an answer that is not a success instead of throwing.</summary>
    public bool AcceptAnyStatus { get; init; }
}

/// <summary>An answer.</summary>
public sealed class RestAnswer
{
    /// <summary>The status.</summary>
    public int StatusCode { get; init; }

    /// <summary>The headers, by name.</summary>
    public IDictionary<string, string[]> Headers { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The body: plain values where it is JSON, else its text; null if there is none or it went to a stream.</summary>
    public object? Content { get; init; }

    /// <summary>The items of a page; null if the answer is not a page of any kind that the four APIs know.</summary>
    public IReadOnlyList<object?>? Items { get; init; }

    /// <summary>Where the next page is, as the server says it; null if there is none.</summary>
    public string? Next { get; init; }
}
