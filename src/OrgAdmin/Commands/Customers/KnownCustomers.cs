using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
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
            .GetOrAdd((use.Client, organizationId), _ => ReadAsync(use.Api, organizationId, context))
            .ConfigureAwait(false);
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

    private static async Task<HashSet<string>> ReadAsync(ICustomerManager api, string organizationId, OperationContext context)
    {
        List<Customer> customers;
        try
        {
            customers = await api.Customers(new CustomerQuery { OrganizationId = organizationId })
                .ReadAllAsync(context)
                .ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
        {
            context.Log.Warning(
                DisplayText.Of(
                    $"Who is a customer of {organizationId} already could not be read, so that nobody is recognized: {error.Message}"
                )
            );
            return [];
        }
        return new HashSet<string>(customers.Select(customer => customer.Email).OfType<string>(), StringComparer.OrdinalIgnoreCase);
    }
}
