using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>
/// The one exception of this module: what went wrong, in the server's words where there are any, and where.
/// It never carries a credential, a header or a query value outside the allow-list, and its message is fit to be shown.
/// </summary>
/// <param name="kind">What went wrong.</param>
/// <param name="message">A sentence for the person at the prompt.</param>
/// <param name="innerException">The cause.</param>
public sealed class OrgException(OrgErrorKind kind, string message, Exception? innerException = null)
    : Exception(DisplayText.Of(message), innerException)
{
    /// <summary>No field errors.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> NoFieldErrors { get; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What went wrong.</summary>
    public OrgErrorKind Kind { get; } = kind;

    /// <summary>The provider that was asked; null if none was.</summary>
    public OrgProvider? Provider { get; init; }

    /// <summary>The status of the answer; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The method of the request; null if there was none.</summary>
    public string? Method { get; init; }

    /// <summary>The address of the request, with query values outside the allow-list replaced by <c>***</c>.</summary>
    public string? Uri { get; init; }

    /// <summary>The id under which the server's operators find the request in their logs.</summary>
    public string? RequestId { get; init; }

    /// <summary>The server's messages by field, as it named the fields.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; init; } = NoFieldErrors;

    /// <summary>What the server itself said, without the sentence around it; null if it said nothing.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>Whether the server certainly did nothing, so that even a POST may be sent again.</summary>
    internal bool NothingWasSent { get; init; }

    /// <summary>
    /// What each row says in short, where the error holds for every row of an organization or of a file; null where it does not.
    /// </summary>
    internal string? CommonSummary { get; init; }

    /// <summary>What was asked for as an organization that is not there; null if the error is about something else.</summary>
    internal string? UnknownOrganization { get; init; }

    /// <summary>The row of the input that the error is about; null where it holds for more than one, or that is not known.</summary>
    internal long? Row { get; init; }

    /// <summary>What the result of a row says: the summary or the server's words are enough beside the error itself.</summary>
    internal string ForRow => CommonSummary ?? ServerMessage ?? Message;

    /// <summary>How long the server asks to wait before the next try; null if it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same error with another sentence: for the caller who knows what was wanted.</summary>
    /// <param name="message">The new sentence.</param>
    /// <param name="kind">Another kind, where the caller knows better.</param>
    /// <param name="commonSummary">What each row says in short, where the error holds for all of them.</param>
    internal OrgException WithMessage(string message, OrgErrorKind? kind = null, string? commonSummary = null) =>
        new(kind ?? Kind, message, InnerException)
        {
            Provider = Provider,
            StatusCode = StatusCode,
            Method = Method,
            Uri = Uri,
            RequestId = RequestId,
            FieldErrors = FieldErrors,
            ServerMessage = ServerMessage,
            NothingWasSent = NothingWasSent,
            CommonSummary = commonSummary ?? CommonSummary,
            UnknownOrganization = UnknownOrganization,
            Row = Row,
            RetryAfter = RetryAfter,
        };

    /// <summary>Whether a field's messages contain this text, in any case.</summary>
    /// <param name="field">The field, as the server names it.</param>
    /// <param name="text">The text to look for.</param>
    internal bool HasFieldError(string field, string text) =>
        FieldErrors.TryGetValue(field, out IReadOnlyList<string>? messages)
        && messages.Any(message => message.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0);
}
