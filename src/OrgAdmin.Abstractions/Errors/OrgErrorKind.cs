namespace OrgAdmin;

/// <summary>What went wrong. The names are the error ids that scripts rely on.</summary>
public enum OrgErrorKind
{
    /// <summary>There is no such connection, or no credential for one.</summary>
    NotConnected,

    /// <summary>The server does not accept the credential (401).</summary>
    Unauthorized,

    /// <summary>The credential is good but may not do this (403).</summary>
    Forbidden,

    /// <summary>The thing that was named does not exist (404).</summary>
    NotFound,

    /// <summary>The thing that was named has been deleted (410).</summary>
    Gone,

    /// <summary>It is there already (409).</summary>
    Conflict,

    /// <summary>The server refused the values (400, 422).</summary>
    ValidationFailed,

    /// <summary>Too many requests, even after the last retry (429).</summary>
    RateLimited,

    /// <summary>The service takes no changes at the moment (423).</summary>
    ReadOnly,

    /// <summary>The server failed (5xx).</summary>
    ServerError,

    /// <summary>The server did not answer in time.</summary>
    Timeout,

    /// <summary>The server could not be reached, or the connection broke.</summary>
    ConnectionFailed,

    /// <summary>The answer was not what the API documents: not JSON, cut short, of another shape.</summary>
    InvalidResponse,

    /// <summary>The server pointed to another scheme, host or port; the token does not go there.</summary>
    CrossOriginRefused,

    /// <summary>The provider has no such operation.</summary>
    OperationNotSupported,

    /// <summary>The provider has the operation but not this parameter.</summary>
    ParameterNotSupported,

    /// <summary>The change would leave the organization without an administrator.</summary>
    LastAdmin,

    /// <summary>The change would take the caller's own role or membership away.</summary>
    Yourself,

    /// <summary>More members would be removed than the guards allow; nothing of it was done.</summary>
    TooManyRemovals,

    /// <summary>Something else than an organization was given where an organization is changed or removed.</summary>
    NotAnOrganization,

    /// <summary>The connection's name means another connection now than the one that the object came from.</summary>
    ConnectionChanged,

    /// <summary>It is there already, where that is not wanted.</summary>
    AlreadyExists,

    /// <summary>The connection was opened with <c>-ReadOnly</c>, so that nothing is changed through it.</summary>
    ReadOnlyConnection,

    /// <summary>The journal cannot be written, so that nothing is changed.</summary>
    JournalUnavailable,

    /// <summary>A plan was edited, is damaged, or is of another version.</summary>
    InvalidPlan,

    /// <summary>What the plan was made from is not as it was.</summary>
    PlanOutdated,

    /// <summary>The value that is to be put back has been changed since.</summary>
    ChangedSince,

    /// <summary>The endpoint is malformed, or plain http to a host that is not this machine.</summary>
    InvalidEndpoint,

    /// <summary>The credential cannot be sent: it is empty or has a line break or another control character.</summary>
    InvalidCredential,

    /// <summary>A value cannot be sent: an id with a control character, or an empty one.</summary>
    InvalidValue,

    /// <summary>A profile is missing, or its file cannot be read or written.</summary>
    ProfileError,

    /// <summary>A secret could not be had from its vault.</summary>
    SecretUnavailable,

    /// <summary>A file cannot be read or written.</summary>
    FileError,
}
