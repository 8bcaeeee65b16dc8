using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Loading;
using OrgAdmin.People;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>The base of the cmdlets about people at all connections: who is sought, where, and who is known to be who.</summary>
public abstract class PersonCmdlet : ChangeHostCmdlet, IPersonHost
{
    private readonly List<string> _emails = [];
    private readonly List<string> _userIds = [];
    private readonly List<PersonRow> _people = [];
    private readonly List<OrgConnection> _piped = [];
    private RowReader? _rows;

    /// <summary>What comes down the pipeline: addresses, rows of a file, members, or connections to look at.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>The person's whole e-mail address; several are several people.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Mail", "EmailAddress")]
    [Column("e-mail", "e-mail address", "courriel", "adresse e-mail")]
    [RowText]
    public object? Email { get; set; }

    /// <summary>The person's name, with wildcards. Who is only named alike is a possible match.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>The person's user id or slug.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public object? UserId { get; set; }

    /// <summary>The connections to look at; wildcards are allowed. Left out, all that are open.</summary>
    // Not from the row: a member is sought at other connections than its own.
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    public object? Connection { get; set; }

    /// <summary>
    /// Who is who, where addresses are masked: objects, or the path of a CSV file, with the columns Person (address or name),
    /// Connection and UserId.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Identity { get; set; } = [];

    /// <summary>Who is known to be who.</summary>
    private protected IReadOnlyList<PersonIdentity> Identities { get; private set; } = [];

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _rows = new RowReader(this, RowRules.Default);
        try
        {
            Identities = IdentityList.Read(Identity, this, FilePath);
        }
        catch (OrgException error)
        {
            // Without the list, somebody else might be taken for the person.
            ThrowTerminatingError(OrgError.Record(error, Identity));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        foreach (Row row in _rows!.Read(InputObject).Where(row => !row.IsEmpty))
            Guard(row.Source, () => Take(row));
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing() =>
        Guard(
            null,
            () =>
            {
                if (_emails.Count + _userIds.Count + _people.Count + Name.Length > 0)
                    Find();
                End();
            }
        );

    /// <summary>Takes a place that was found.</summary>
    private protected abstract void Take(OrgPersonPlace place);

    /// <summary>Takes a row that is no address; false if it is none of this cmdlet's either.</summary>
    private protected virtual bool TakeRow(Row row) => false;

    /// <summary>Comes after everything has been found.</summary>
    private protected virtual void End() { }

    /// <summary>The connections that -Connection names, or that were piped.</summary>
    private protected IReadOnlyList<TeamPlace> Places() => PlacesOf(_piped.Count > 0 ? _piped.ToArray() : Connection ?? "*");

    Task IPersonHost.WriteAsync(OrgPersonPlace place) =>
        Queue.RunAsync(() =>
        {
            Take(place);
            return true;
        });

    Task IPersonHost.CountAsync(string connection, int done, int total) =>
        Queue.RunAsync(() =>
        {
            Progress.Count(connection, done, total);
            return true;
        });

    Task IPersonHost.WarnAsync(string message) => ((State.IMessageHost)this).WarnAsync(message);

    private void Find()
    {
        var query = new PersonQuery
        {
            Emails = [.. _emails.Distinct(StringComparer.OrdinalIgnoreCase)],
            UserIds = [.. _userIds.Distinct(StringComparer.OrdinalIgnoreCase)],
            Rows = _people,
            Names = Name,
            Identities = Identities,
        };
        Await(Engine.Core.People.FindAsync(query, Places(), this, Context));
    }

    private void Take(Row row)
    {
        if (row.Problem is { } problem)
            throw problem;
        if (row.Source is OrgConnection connection)
            _piped.Add(connection);
        else if (TakeRow(row))
            return;
        string? email = row.Text(nameof(Email));
        string? userId = row.Text(nameof(UserId));
        // Of a piped member only a part of the address may be shown, and the id is the whole of it.
        bool isMasked = email?.IndexOf('*') >= 0;
        if (isMasked && userId is null)
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                $"{row.Label}: '{email}' is only a part of an address. Give the whole of it, or the user's id."
            );
        if (email is not null && !isMasked)
            _emails.Add(Engine.Core.CreateTeams().CheckAddress(row.Label, email));
        RowOrigin? origin = row.Origins.FirstOrDefault();
        bool isWhole = email is not null && !isMasked;
        if (userId is not null && (origin is not null || isWhole))
            _people.Add(
                new PersonRow
                {
                    UserId = userId,
                    Email = isWhole ? email : null,
                    Connection = origin?.Connection,
                    Provider = origin?.Provider,
                    Endpoint = origin?.Endpoint,
                }
            );
        else if (userId is not null)
            _userIds.Add(userId);
        if (email is null && userId is null && Name.Length == 0)
            throw new OrgException(OrgErrorKind.ValidationFailed, $"{row.Label} names nobody: give an address, -UserId or -Name.");
    }
}
