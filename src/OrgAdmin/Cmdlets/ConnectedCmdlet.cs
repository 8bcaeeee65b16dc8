using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using OrgAdmin.Completion;
using OrgAdmin.Connections;
using OrgAdmin.Loading;

namespace OrgAdmin.Cmdlets;

/// <summary>
/// The base of every cmdlet that asks a provider for something: it finds the connection, the capability, and
/// refuses what the provider does not have before anything is sent.
/// </summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class ConnectedCmdlet<TCapability> : OrgCmdlet
    where TCapability : class
{
    /// <summary>The connection to use: its name, or the connection itself. Left out, the default connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public ConnectionReference? Connection { get; set; }

    /// <summary>What the cmdlet does, to end the sentence "Gandi's API cannot ...".</summary>
    private protected abstract string Purpose { get; }

    /// <summary>Whether <c>-Connection</c> may name several connections with wildcards.</summary>
    private protected virtual bool AllowsSeveralConnections => false;

    /// <summary>Runs what concerns one input object, at each connection that was asked for.</summary>
    /// <param name="target">The input object, for errors.</param>
    /// <param name="action">What to do.</param>
    private protected void ForEachConnection(object? target, Action<ConnectionUse<TCapability>> action)
    {
        Guard(
            target,
            () =>
            {
                bool isPattern =
                    AllowsSeveralConnections
                    && Connection is { Connection: null }
                    && WildcardPattern.ContainsWildcardCharacters(Connection.Name);
                IReadOnlyList<OrgConnection> connections = isPattern
                    ? Capable(ConnectionTable.Current.Match(Connection!.Name))
                    : [Single()];
                foreach (OrgConnection connection in connections)
                {
                    Guard(
                        target,
                        () =>
                        {
                            try
                            {
                                action(Use(connection));
                            }
                            catch (OrgException error)
                            {
                                Refused(connection, error);
                                throw;
                            }
                        }
                    );
                }
            }
        );
    }

    /// <summary>An input object is about to end in an error at a connection, before anything was started for it.</summary>
    private protected virtual void Refused(OrgConnection connection, OrgException error) { }

    private IReadOnlyList<OrgConnection> Capable(IReadOnlyList<OrgConnection> matching)
    {
        if (matching.Count == 0)
            throw NotConnected($"No open connection is named like '{Connection}'.");
        List<OrgConnection> capable = [.. matching.Where(connection => LiveConnections.Find(connection)?.Client is TCapability)];
        return capable.Count > 0 ? capable : throw NotSupported(matching[0].Provider);
    }

    private OrgConnection Single()
    {
        ConnectionTable table = ConnectionTable.Current;
        if (Connection is null)
            return table.Default ?? throw NotConnected("There is no open connection.");
        if (Connection.IsFromOtherProcess)
            throw NotConnected(
                $"Connection '{Connection}' was opened in another process, and a credential does not travel. Connect here as well."
            );
        if (Connection.Connection is { } given)
        {
            table.Adopt(given);
            return given;
        }
        return table.Find(Connection.Name) ?? throw NotConnected($"No open connection is named '{Connection}'.");
    }

    private ConnectionUse<TCapability> Use(OrgConnection connection)
    {
        if (LiveConnections.Find(connection) is not { } live)
            throw NotConnected($"Connection '{connection}' has been closed.");
        TCapability capability = live.Client as TCapability ?? throw NotSupported(connection.Provider);
        RefuseForeignParameters(live.Client.Descriptor);
        return new ConnectionUse<TCapability>(connection, live, capability);
    }

    private void RefuseForeignParameters(ProviderDescriptor provider)
    {
        foreach (string name in MyInvocation.BoundParameters.Keys)
        {
            if (GetType().GetProperty(name) is not { } property || IsEmptyCell(property))
                continue;
            if (property.GetCustomAttribute<SupportedByAttribute>() is { } supported && !supported.Providers.Contains(provider.Provider))
            {
                throw new OrgException(
                    OrgErrorKind.ParameterNotSupported,
                    $"{provider.DisplayName} has no -{name} here. It works with: {string.Join(", ", supported.Providers)}."
                )
                {
                    Provider = provider.Provider,
                };
            }
        }
    }

    // A CSV has all its columns in every row; a cell that is empty was not given.
    private bool IsEmptyCell(PropertyInfo property) =>
        property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName)
        && property.GetValue(this) is null or "";

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

    private static OrgException NotConnected(string why)
    {
        string[] open = [.. ConnectionTable.Current.All.Select(connection => connection.Name)];
        string help =
            open.Length > 0
                ? $"Open connections: {string.Join(", ", open)}."
                : $"Open one with Connect-OrgProvider, for instance: Connect-OrgProvider {default(OrgProvider)} -Emulator";
        return new OrgException(OrgErrorKind.NotConnected, $"{why} {help}");
    }
}

/// <summary>A connection in use: what it is, and what it can do.</summary>
internal sealed class ConnectionUse<TCapability>(OrgConnection connection, LiveConnection live, TCapability capability)
{
    public OrgConnection Connection { get; } = connection;

    public TCapability Api { get; } = capability;

    public ProviderDescriptor Descriptor => live.Client.Descriptor;

    public SeenOrganizations Seen => live.Seen;

    public OrganizationLocks Locks => live.Locks;

    /// <summary>An organization as a question names it: by its name if it was seen, else by its id.</summary>
    public string Called(string organizationId) => live.Seen.NameOf(organizationId) ?? organizationId;
}
