using System.Management.Automation;

namespace OrgAdmin.Commands.Base;

/// <summary>The error contract: which category a kind has, and which kinds end the pipeline.</summary>
internal static class OrgError
{
    public static ErrorRecord Record(OrgException error, object? target)
    {
        var record = new ErrorRecord(error, error.Kind.ToString(), CategoryOf(error.Kind), target);
        // The views of errors print the target's text.
        record.CategoryInfo.TargetName = DisplayText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    /// <summary>Whether an error of this kind would hit every further object as well.</summary>
    public static bool IsTerminating(OrgErrorKind kind) =>
        kind
            is OrgErrorKind.NotConnected
                or OrgErrorKind.Unauthorized
                or OrgErrorKind.InvalidEndpoint
                or OrgErrorKind.InvalidCredential
                or OrgErrorKind.SecretUnavailable
                or OrgErrorKind.ProfileError
                or OrgErrorKind.JournalUnavailable
                or OrgErrorKind.InvalidPlan;

    private static ErrorCategory CategoryOf(OrgErrorKind kind) =>
        kind switch
        {
            OrgErrorKind.NotConnected or OrgErrorKind.Unauthorized or OrgErrorKind.InvalidCredential or OrgErrorKind.SecretUnavailable =>
                ErrorCategory.AuthenticationError,
            OrgErrorKind.Forbidden or OrgErrorKind.ReadOnlyConnection => ErrorCategory.PermissionDenied,
            OrgErrorKind.NotFound or OrgErrorKind.Gone => ErrorCategory.ObjectNotFound,
            OrgErrorKind.Conflict or OrgErrorKind.AlreadyExists => ErrorCategory.ResourceExists,
            OrgErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
            OrgErrorKind.ReadOnly or OrgErrorKind.ServerError => ErrorCategory.ResourceUnavailable,
            OrgErrorKind.Timeout => ErrorCategory.OperationTimeout,
            OrgErrorKind.ConnectionFailed => ErrorCategory.ConnectionError,
            OrgErrorKind.InvalidResponse => ErrorCategory.InvalidResult,
            OrgErrorKind.CrossOriginRefused => ErrorCategory.SecurityError,
            OrgErrorKind.OperationNotSupported => ErrorCategory.NotImplemented,
            OrgErrorKind.LastAdmin
            or OrgErrorKind.Yourself
            or OrgErrorKind.TooManyRemovals
            or OrgErrorKind.ConnectionChanged
            or OrgErrorKind.PlanOutdated
            or OrgErrorKind.ChangedSince => ErrorCategory.InvalidOperation,
            OrgErrorKind.ProfileError => ErrorCategory.ReadError,
            OrgErrorKind.FileError or OrgErrorKind.JournalUnavailable => ErrorCategory.WriteError,
            OrgErrorKind.InvalidPlan => ErrorCategory.InvalidData,
            _ => ErrorCategory.InvalidArgument,
        };
}
