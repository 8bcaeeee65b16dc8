using System;
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

    /// <summary>Orders a customer and waits until it is listed.</summary>
    /// <param name="organizationId">The reseller.</param>
    /// <param name="input">The customer's fields.</param>
    /// <param name="timeout">How long to wait at the most.</param>
    /// <param name="context">Cancellation and messages.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.Timeout"/>: it was ordered, and is not listed yet.</exception>
    Task<Customer> CreateListedCustomerAsync(string organizationId, CustomerInput input, TimeSpan timeout, OperationContext context);

    /// <summary>Brings a customer's fields into the form that the API takes, where it is certain what is meant. Nothing is sent.</summary>
    /// <param name="input">The fields as a person or a file has them.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: a field cannot be meant so; the message names it.</exception>
    CustomerInput Check(CustomerInput input);
}
