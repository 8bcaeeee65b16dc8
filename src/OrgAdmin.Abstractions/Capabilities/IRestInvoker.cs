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
