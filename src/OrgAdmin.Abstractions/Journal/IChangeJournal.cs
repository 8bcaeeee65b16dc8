namespace OrgAdmin.Journal;

/// <summary>Where a connection's changes are written down: an intent before anything is sent, an outcome afterwards.</summary>
internal interface IChangeJournal
{
    /// <summary>Writes what is about to be changed.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.JournalUnavailable"/>: it cannot be written.</exception>
    void WriteIntent(OrgChange change);

    /// <summary>Writes how it ended.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.JournalUnavailable"/>: it cannot be written.</exception>
    void WriteOutcome(OrgChange change, string outcome, int? statusCode, string? requestId, string? error);
}
