using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Loading;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands.Base;

/// <summary>
/// The base of every cmdlet that asks a provider for something. It makes rows of what is piped or given, finds each row's
/// connection and capability, and refuses what the provider does not have before anything is sent.
/// </summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class ConnectedCmdlet<TCapability> : OrgCmdlet
    where TCapability : class
{
    private RowReader? _rows;
    private ConnectionChoice? _choice;
    private readonly RepeatedRefusals _refusals = new();

    /// <summary>What comes down the pipeline: objects of this module, texts, or rows of a file.</summary>
    // The whole object, because PowerShell binds arguments and defaults before an object's properties.
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>
    /// The connection to use: its name, or the connection itself. Left out, the one that an object came from, else the default connection.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [Column(Decides = true)]
    public object? Connection { get; set; }

    /// <summary>What the cmdlet does, to end the sentence "Gandi's API cannot ...".</summary>
    private protected abstract string Purpose { get; }

    /// <summary>True if <c>-Connection</c> may name several connections and have wildcards, as where something is read.</summary>
    private protected virtual bool AllowsSeveralConnections => false;

    /// <summary>What the cmdlet takes for a row.</summary>
    private protected virtual RowRules Rules => RowRules.Default;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _rows = new RowReader(this, Rules);
        _choice = new ConnectionChoice(_rows.Argument(nameof(Connection)), AllowsSeveralConnections);
        Begin();
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        foreach (Row row in _rows!.Read(InputObject))
        {
            if (_rows.Warning is { } warning && !_hasWarned)
            {
                _hasWarned = true;
                WriteWarning(warning);
            }
            if (row.IsEmpty)
                continue;
            if (Rules.Changes && row.Misread is { } misread)
            {
                WriteWarning(
                    $"{row.Label}: {misread} looks like a file in UTF-8 that was read in another encoding. Read it again with "
                        + "-Encoding utf8."
                );
            }
            Process(row);
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        if (_rows!.EmptyRows > 0)
            WriteWarning(_rows.EmptyRows == 1 ? "1 empty row was left out." : $"{_rows.EmptyRows} empty rows were left out.");
        End();
        foreach (string warning in _refusals.Warnings())
            WriteWarning(warning);
    }

    /// <summary>Comes before the first row.</summary>
    private protected virtual void Begin() { }

    /// <summary>Does what one row asks for at one connection.</summary>
    private protected abstract void ProcessRow(Row row, ConnectionUse<TCapability> use);

    /// <summary>Ends a row that went no further: it could not be read, its connection is not there, or the provider cannot do it.</summary>
    private protected virtual void Refuse(Row row, OrgConnection? connection, OrgException error)
    {
        if (!IsToldAlready(row, connection, error, hasResult: false))
            Report(WithSuggestions(row, connection, error), TargetOf(row));
    }

    /// <summary>The error for an organization that is not there, with the names of those that may have been meant.</summary>
    private protected OrgException WithSuggestions(Row row, OrgConnection? connection, OrgException error)
    {
        // Rows of a file or objects hold ids; what a person typed may be nearly a name. Who mistypes many sees from the first few why.
        if (error.UnknownOrganization is not { } text || connection is null || !IsTyped(row))
            return error;
        if (LiveConnections.Find(connection)?.Client is not IOrganizationFinder finder || !MaySuggest(connection))
            return error;
        IReadOnlyList<OrganizationSuggestion> near;
        try
        {
            near = Await(finder.NearOrganizationsAsync(text, MostSuggested, Context));
        }
        catch (OrgException why)
        {
            // The first error is the one to tell.
            WriteVerbose($"What else is named like '{text}' could not be asked: {why.Message}");
            return error;
        }
        if (near.Count == 0)
            return error;
        string names = string.Join(", ", near.Select(one => $"{one.Name} ({one.Slug ?? one.Id})"));
        string place = Engine.Core.Providers.First(provider => provider.Provider == connection.Service).DisplayName;
        return error.WithMessage($"Organization '{text}' was not found at {place}. Did you mean: {names}?");
    }

    private static bool IsTyped(Row row) => !row.IsPiped || row.IsArgument("OrganizationId") || row.IsArgument("Id");

    private bool MaySuggest(OrgConnection connection)
    {
        _suggested.TryGetValue(connection, out int times);
        _suggested[connection] = times + 1;
        return times < MostSuggestedFor;
    }

    private const int MostSuggested = 3;
    private const int MostSuggestedFor = 3;
    private readonly Dictionary<OrgConnection, int> _suggested = [];

    /// <summary>True if an earlier row has told the same refusal, and it holds for all of them.</summary>
    private protected bool IsToldAlready(Row row, OrgConnection? connection, OrgException error, bool hasResult) =>
        row.IsPiped && !Preferences.StopsAtError && _refusals.IsRepeated(row, connection, error, hasResult);

    /// <summary>Comes after the last row.</summary>
    private protected virtual void End() { }

    /// <summary>What the error of a row is about.</summary>
    private protected virtual object? TargetOf(Row row) =>
        RowParameter
            .Of(GetType())
            .Where(parameter => parameter.IsId || parameter.IsPrimary)
            .Select(parameter => row.Shown(parameter.Name))
            .FirstOrDefault(shown => shown is not null)
        ?? row.Source;

    /// <summary>Writes an object, which knows from then on which connection it came from.</summary>
    private protected void Write(ConnectionUse<TCapability> use, object? item)
    {
        if (item is null)
            return;
        if (item is OrgObject known)
            known.Endpoint = use.Connection.Place;
        use.Remember(item);
        // An organization brings its members along, and they may be piped on.
        if (item is Organization { Members: { } members })
        {
            for (int i = 0; i < members.Count; i++)
            {
                OrganizationMember member = members[i];
                member.Endpoint = use.Connection.Place;
                use.Remember(member);
            }
        }
        WriteObject(item);
    }

    /// <summary>The row that is being processed.</summary>
    private protected Row? Current { get; private set; }

    private bool _hasWarned;

    private void Process(Row row)
    {
        if (row.Problem is { } problem)
        {
            Refuse(row, null, problem);
            return;
        }
        IReadOnlyList<OrgConnection> connections;
        try
        {
            connections = Capable(_choice!.For(row));
        }
        catch (OrgException error)
        {
            Refuse(row, null, error);
            return;
        }
        foreach (OrgConnection connection in connections)
        {
            try
            {
                ConnectionUse<TCapability> use = Use(connection, row);
                RefuseOtherOrganizations(row, use);
                Current = row;
                ProcessRow(row, use);
            }
            catch (OrgException error)
            {
                Refuse(row, connection, error);
            }
        }
    }

    // Under a wildcard, providers without the capability are left out; a connection that was named must have it.
    private IReadOnlyList<OrgConnection> Capable(ChosenConnections chosen)
    {
        if (!chosen.IsPattern)
            return chosen.All;
        List<OrgConnection> capable = [.. chosen.All.Where(connection => LiveConnections.Find(connection)?.Client is TCapability)];
        if (capable.Count == 0)
            throw NotSupported(chosen.All[0].Service);
        foreach (OrgConnection left in chosen.All.Except(capable).Where(connection => _leftOut.Add(connection.Name)))
            WriteVerbose($"Connection '{left.Name}' is left out: its API cannot {Purpose}.");
        return capable;
    }

    private readonly HashSet<string> _leftOut = [];
    private readonly ConcurrentDictionary<(string Place, string Id), bool> _unread = new();

    private ConnectionUse<TCapability> Use(OrgConnection connection, Row row)
    {
        if (LiveConnections.Find(connection) is not { } live)
            throw ConnectionChoice.NotConnected($"Connection '{connection}' has been closed.");
        TCapability capability = live.Client as TCapability ?? throw NotSupported(connection.Service);
        // Core refuses it as well. Here it is refused before anything is read or asked, and with -WhatIf too.
        if (Rules.Changes)
            connection.RefuseChange();
        RefuseForeignParameters(live.Client.Descriptor, row);
        return new ConnectionUse<TCapability>(connection, live, capability, _unread);
    }

    // An argument may call the row's organization by another name: its slug, or a former one. That is asked, and never assumed.
    private void RefuseOtherOrganizations(Row row, ConnectionUse<TCapability> use)
    {
        foreach ((string parameter, string name) in row.OtherNames)
        {
            string own = row.Text(parameter)!;
            if (!use.Seen.IsAliasOf(name, own) && !(use.Client is IOrganizationReader reader && IsCalled(reader, own, name)))
                throw RowReader.Contradiction(row, parameter, name, own);
        }
    }

    private bool IsCalled(IOrganizationReader reader, string id, string name)
    {
        // A whole id that is another one means another organization.
        if (Guid.TryParse(name, out _) || (name.Length == id.Length && name.All(Uri.IsHexDigit)))
            return false;
        try
        {
            return string.Equals(
                Await(reader.GetOrganizationAsync(name, OrganizationShape.Default, Context)).Id,
                id,
                StringComparison.OrdinalIgnoreCase
            );
        }
        catch (OrgException error) when (error.Kind is OrgErrorKind.NotFound or OrgErrorKind.Gone or OrgErrorKind.InvalidValue)
        {
            return false;
        }
    }

    private void RefuseForeignParameters(ProviderDescriptor provider, Row row)
    {
        foreach (ParameterSupport parameter in ParameterSupport.Of(GetType()))
        {
            bool isGiven = row.Has(parameter.Name) || (!row.Given.Contains(parameter.Name) && _rows!.Argument(parameter.Name) is not null);
            if (!isGiven || parameter.Providers.Contains(provider.Provider))
                continue;
            // What another provider's object has besides is not what the person asked for.
            if (row.Kind is not null && row.Has(parameter.Name) && !row.IsArgument(parameter.Name))
            {
                WriteVerbose($"{row.Label}: {parameter.Name} is left out, because {provider.DisplayName} has no such thing.");
                row.Remove(parameter.Name);
                continue;
            }
            throw new OrgException(
                OrgErrorKind.ParameterNotSupported,
                $"{provider.DisplayName} has no -{parameter.Name} here. It works with: {string.Join(", ", parameter.Providers)}."
            )
            {
                Provider = provider.Provider,
            };
        }
    }

    private OrgException NotSupported(OrgProvider provider)
    {
        IReadOnlyList<ProviderDescriptor> providers = Engine.Core.Providers;
        IEnumerable<OrgProvider> capable = providers
            .Where(candidate => candidate.Has(typeof(TCapability)))
            .Select(candidate => candidate.Provider);
        string name = providers.First(candidate => candidate.Provider == provider).DisplayName;
        return new OrgException(
            OrgErrorKind.OperationNotSupported,
            $"{name}'s organization API cannot {Purpose}. It works with: {string.Join(", ", capable)}."
        )
        {
            Provider = provider,
        };
    }
}
