using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>
/// The customers that resellers have, read once in a run: the answer to an order has no id, so an address is what tells them apart.
/// </summary>
internal sealed class KnownCustomers
{
    private readonly ConcurrentDictionary<(IOrgClient, string), Task<HashSet<string>>> _lists = new();

    /// <summary>Refuses an order for an address that is a customer's already, or was ordered in this run.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.AlreadyExists"/>: nothing was ordered.</exception>
    public async Task RefuseAsync(
        ConnectionUse<ICustomerManager> use,
        string organizationId,
        string reseller,
        string email,
        Row row,
        OperationContext context
    )
    {
        HashSet<string> known = await _lists
            .GetOrAdd((use.Client, organizationId), _ => ReadAsync(use, organizationId, context))
            .ConfigureAwait(false);
        if (use.Ordered.Contains(organizationId, email))
        {
            throw new OrgException(
                OrgErrorKind.AlreadyExists,
                DisplayText.Of(
                    $"{row.Label}: {email} was ordered under {reseller} in this session already, and may be listed later. Nothing was "
                        + "ordered; -AllowDuplicate orders all the same."
                )
            );
        }
        bool isKnown;
        lock (known)
            isKnown = known.Contains(email);
        if (isKnown)
        {
            throw new OrgException(
                OrgErrorKind.AlreadyExists,
                DisplayText.Of(
                    $"{row.Label}: {email} is a customer of {reseller} already. Nothing was ordered; -AllowDuplicate orders all the same."
                )
            );
        }
    }

    /// <summary>Remembers an address that is ordered now.</summary>
    public void Add(IOrgClient client, string organizationId, string email)
    {
        if (_lists.TryGetValue((client, organizationId), out Task<HashSet<string>>? list) && list.Status == TaskStatus.RanToCompletion)
        {
            lock (list.Result)
                list.Result.Add(email);
        }
    }

    private static async Task<HashSet<string>> ReadAsync(
        ConnectionUse<ICustomerManager> use,
        string organizationId,
        OperationContext context
    )
    {
        var known = new HashSet<string>(InJournal(use.Connection, organizationId, context), StringComparer.OrdinalIgnoreCase);
        try
        {
            List<Customer> customers = await use
                .Api.Customers(new CustomerQuery { OrganizationId = organizationId })
                .ReadAllAsync(context)
                .ConfigureAwait(false);
            known.UnionWith(customers.Select(customer => customer.Email).OfType<string>());
        }
        catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
        {
            context.Log.Warning(
                DisplayText.Of(
                    $"Who is a customer of {organizationId} already could not be read, so that nobody is recognized: {error.Message}"
                )
            );
        }
        return known;
    }

    // What another session has ordered is in the journal before it is in the list.
    private static IEnumerable<string> InJournal(OrgConnection connection, string organizationId, OperationContext context) =>
        connection.JournalPath is { } path && File.Exists(path)
            ? Loading
                .Engine.Core.Journals.Read(path, change => IsOrder(change, connection, organizationId), context.Log)
                .Where(change => change.Outcome is ChangeOutcome.Done or ChangeOutcome.Unknown)
                .Select(change => change.Email)
                .OfType<string>()
            : [];

    private static bool IsOrder(OrgChange change, OrgConnection connection, string organizationId) =>
        change is { Kind: "Customer", Action: "Add" }
        && change.Endpoint == connection.Endpoint.AbsoluteUri.TrimEnd('/')
        && string.Equals(change.OrganizationId, organizationId, StringComparison.OrdinalIgnoreCase);
}
