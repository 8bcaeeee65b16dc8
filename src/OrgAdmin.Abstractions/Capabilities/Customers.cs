using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Reads and orders the customers of resellers.</summary>
public interface ICustomerManager
{
    /// <summary>The customers that fit.</summary>
    /// <param name="query">Which ones.</param>
    PageSource<Customer> Customers(CustomerQuery query);

    /// <summary>Orders a customer. It is listed some moments later.</summary>
    /// <param name="organizationId">The reseller.</param>
    /// <param name="input">The customer's fields.</param>
    /// <param name="context">Cancellation and messages.</param>
    Task<CustomerReceipt> CreateCustomerAsync(string organizationId, CustomerInput input, OperationContext context);
}
