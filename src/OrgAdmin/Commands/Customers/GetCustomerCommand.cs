using System;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the customers of a reseller.</summary>
[Cmdlet(VerbsCommon.Get, "Customer", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-Customer.md")]
[OutputType(typeof(Customer))]
public sealed class GetCustomerCommand : OrganizationPagedCmdlet<ICustomerManager>
{
    /// <summary>The name, with wildcards.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>A permission that the caller must have there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Permission { get; set; }

    /// <summary>The field to sort by.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SortFieldCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SortBy { get; set; }

    private protected override string Purpose => "list customers";

    private protected override void ProcessRow(Row row, ConnectionUse<ICustomerManager> use)
    {
        NameFilter? name = NameFilter.For(Name);
        var query = new CustomerQuery
        {
            OrganizationId = OrganizationOf(row),
            Name = name?.ServerPattern,
            Permission = Permission,
            SortBy = SortBy,
        };
        Func<Customer, bool>? filter = name is null ? null : customer => name.Matches(customer.Name);
        WritePages(use, use.Api.Customers(query), filter);
    }
}
