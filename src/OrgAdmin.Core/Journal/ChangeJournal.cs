using System.Collections.Generic;
using System.Text;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;
using OrgAdmin.Journal;

namespace OrgAdmin.Core.Journal;

/// <summary>
/// The journal of one connection: what its changes are about is known to whoever makes them, where they go is known here.
/// </summary>
internal sealed class ChangeJournal(ConnectionSettings settings, JournalFile file, Redaction redaction) : IChangeJournal
{
    public void WriteIntent(OrgChange change)
    {
        var fields = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> field in JournalLine.FieldsOf(change))
            fields[field.Key] = field.Value;
        // The change may come from a file or another session; where it is made is what this connection says.
        fields["provider"] = settings.Provider.ToString();
        fields["connection"] = settings.Name;
        fields["endpoint"] = settings.Endpoint.AbsoluteUri.TrimEnd('/');
        fields["user"] = settings.Caller ?? change.User;
        Append(JournalLine.Intent, fields);
    }

    public void WriteOutcome(OrgChange change, string outcome, int? statusCode, string? requestId, string? error) =>
        Append(
            JournalLine.Outcome,
            new Dictionary<string, object?>
            {
                ["id"] = change.Id,
                ["time"] = System.DateTimeOffset.UtcNow,
                ["outcome"] = outcome,
                // Known only afterwards, where an organization was made.
                ["organizationId"] = change.OrganizationId,
                ["status"] = statusCode,
                ["requestId"] = requestId,
                ["error"] = error,
            }
        );

    // A value that a person typed, or a server echoed, may be the credential.
    private void Append(string type, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        byte[] line = JournalLine.Write(type, fields);
        string text = Encoding.UTF8.GetString(line);
        string shown = redaction.Text(text);
        // Masking may only ever take something out of a text; were the line no JSON afterwards, nothing could read it.
        file.Append(PlainJson.TryParse(Encoding.UTF8.GetBytes(shown)) is null ? line : Encoding.UTF8.GetBytes(shown));
    }
}
