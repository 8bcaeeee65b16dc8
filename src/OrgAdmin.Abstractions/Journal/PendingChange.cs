using System;

namespace OrgAdmin.Journal;

/// <summary>
/// A change on its way: what it is about, and whether anything of it has been sent. It travels with the call, so that the
/// journal is written at the moment of sending, whichever cmdlet or workflow sends.
/// </summary>
/// <param name="change">What it is about.</param>
internal sealed class PendingChange(OrgChange change)
{
    private readonly object _gate = new();
    private IChangeJournal? _journal;

    /// <summary>What it is about.</summary>
    public OrgChange Change { get; } = change;

    /// <summary>True once a request of it was about to be sent, and the journal says so.</summary>
    public bool HasBegun => _journal is not null;

    /// <summary>The status of the last answer; null without one.</summary>
    public int? StatusCode { get; private set; }

    /// <summary>The id under which the server's operators find the last request; null without one.</summary>
    public string? RequestId { get; private set; }

    /// <summary>Writes that the change is about to be sent, once.</summary>
    /// <param name="journal">The journal of the connection.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.JournalUnavailable"/>: it cannot be written, so nothing is sent.</exception>
    public void Begin(IChangeJournal journal)
    {
        lock (_gate)
        {
            if (_journal is not null)
                return;
            journal.WriteIntent(Change);
            _journal = journal;
        }
    }

    /// <summary>Keeps what the last answer said of itself.</summary>
    public void Answered(int? statusCode, string? requestId) => (StatusCode, RequestId) = (statusCode, requestId);

    /// <summary>Writes how it ended. Nothing is written of a change of which nothing was sent.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="error">Why it failed; null if it went well.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.JournalUnavailable"/>: it cannot be written.</exception>
    public void End(object? result, Exception? error)
    {
        lock (_gate)
        {
            if (_journal is not { } journal)
                return;
            // A second end says nothing new.
            _journal = null;
            var failure = error as OrgException;
            // Being a member or invited already is no error, and no change either.
            string? why = (result as MemberInviteResult)?.Outcome is { } outcome and not InviteOutcome.Invited ? outcome : null;
            journal.WriteOutcome(
                Change,
                error is not null ? OutcomeOf(failure)
                    : why is null ? ChangeOutcome.Done
                    : ChangeOutcome.Refused,
                failure?.StatusCode ?? StatusCode,
                failure?.RequestId ?? RequestId,
                failure?.Message ?? why
            );
        }
    }

    // Where no answer came, the server may have made the change all the same. The same holds for a person's Ctrl-C.
    private static string OutcomeOf(OrgException? failure) =>
        failure is null ? ChangeOutcome.Unknown
        : failure.StatusCode is null && !failure.NothingWasSent && failure.Kind is OrgErrorKind.Timeout or OrgErrorKind.ConnectionFailed
            ? ChangeOutcome.Unknown
        : ChangeOutcome.Failed;
}
