using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>
/// Orders a customer and waits until it is listed. The order's answer has no id, so the customer is known by
/// the id in the answer's <c>Location</c>, or by being new in the list under the address that was ordered.
/// </summary>
internal sealed class CustomerOrder(ICustomerManager api, string organizationId, TimeSpan timeout)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public async Task<Customer> CompleteAsync(CustomerInput input, OperationContext context)
    {
        HashSet<string> before = [.. (await ListAsync(context).ConfigureAwait(false)).Select(customer => customer.Id)];
        CustomerReceipt receipt = await api.CreateCustomerAsync(organizationId, input, context).ConfigureAwait(false);

        var waited = Stopwatch.StartNew();
        for (TimeSpan pause = FirstPause; ; pause = Longer(pause))
        {
            await Task.Delay(pause, context.CancellationToken).ConfigureAwait(false);
            IReadOnlyList<Customer> listed = await ListAsync(context).ConfigureAwait(false);
            Customer? made =
                listed.FirstOrDefault(customer =>
                    customer.Id.Length > 0
                    && receipt.Location?.TrimEnd('/').EndsWith("/" + customer.Id, StringComparison.OrdinalIgnoreCase) == true
                )
                ?? listed.FirstOrDefault(customer =>
                    !before.Contains(customer.Id) && string.Equals(customer.Email, input.Email, StringComparison.OrdinalIgnoreCase)
                );
            if (made is not null)
                return made;
            if (waited.Elapsed >= timeout)
                throw NotYetListed(input, receipt);
            context.Log.Verbose($"{input.Email} is not listed yet; asking again in {Longer(pause).TotalSeconds:0.0} s.");
        }
    }

    private OrgException NotYetListed(CustomerInput input, CustomerReceipt receipt) =>
        new(
            OrgErrorKind.Timeout,
            $"{receipt.Provider} accepted the customer {input.Email} (\"{receipt.Message}\") "
                + $"but did not list it within {timeout.TotalSeconds:0} s. Do not order it "
                + $"again; look later with: Get-Customer -OrganizationId {organizationId}"
        )
        {
            Provider = OrgProvider.Gandi,
        };

    private async Task<IReadOnlyList<Customer>> ListAsync(OperationContext context) =>
        await api.Customers(new CustomerQuery { OrganizationId = organizationId }).ReadAllAsync(context).ConfigureAwait(false);

    private static TimeSpan Longer(TimeSpan pause) => pause + pause > LongestPause ? LongestPause : pause + pause;
}
