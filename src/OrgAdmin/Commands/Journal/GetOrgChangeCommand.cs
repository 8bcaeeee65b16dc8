using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Loading;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands;

/// <summary>Reads a journal: what was changed, by whom, and how it ended.</summary>
[Cmdlet(VerbsCommon.Get, "OrgChange", HelpUri = HelpPages.Address + "Get-OrgChange.md")]
[OutputType(typeof(OrgChange))]
public sealed class GetOrgChangeCommand : OrgCmdlet
{
    /// <summary>The journal. Left out, the journals of the open connections, or the one that ORGADMIN_JOURNAL names.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Only what was begun at this time or later.</summary>
    [Parameter]
    [IsoDate]
    public DateTimeOffset Since { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Only what was begun before this time.</summary>
    [Parameter]
    [IsoDate]
    public DateTimeOffset Until { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Only what was changed in these organizations.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(Completion.OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public object[]? OrganizationId { get; set; }

    /// <summary>Only what was about people of these addresses; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Email { get; set; }

    /// <summary>Only what was changed through connections of these names; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ConnectionCompleter))]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    private WildcardPattern[]? _emails;
    private WildcardPattern[]? _connections;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _emails = Patterns(Email);
        _connections = Patterns(Connection);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Guard(
            Path,
            () =>
            {
                foreach (string path in Path?.Select(FilePath).ToArray() ?? JournalsInUse())
                    Guard(path, () => Write(path));
            }
        );

    private void Write(string path)
    {
        foreach (OrgChange change in Engine.Core.Journals.Read(path, IsWanted, Context.Log))
        {
            Queue.WriteTo(this);
            WriteObject(change);
        }
        Queue.WriteTo(this);
    }

    private static string[] JournalsInUse()
    {
        string[] open =
        [
            .. ConnectionTable.Current.All.Select(connection => connection.JournalPath).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        if (open.Length > 0)
            return open;
        return Environment.GetEnvironmentVariable("ORGADMIN_JOURNAL") is { Length: > 0 } named
            ? [named]
            : throw new OrgException(
                OrgErrorKind.FileError,
                "No connection writes a journal. Give its -Path, or connect with -JournalPath to have one."
            );
    }

    private bool IsWanted(OrgChange change) =>
        change.Time >= Since
        && change.Time < Until
        && (OrganizationId is null || OrganizationIds.Of(OrganizationId).Contains(change.OrganizationId, StringComparer.OrdinalIgnoreCase))
        && IsMatch(_emails, change.Email)
        && IsMatch(_connections, change.Connection);

    private static bool IsMatch(WildcardPattern[]? patterns, string? text) =>
        patterns is null || (text is not null && Array.Exists(patterns, pattern => pattern.IsMatch(text)));

    private static WildcardPattern[]? Patterns(string[]? texts) =>
        texts is null
            ? null
            : Array.ConvertAll(texts, text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
}
