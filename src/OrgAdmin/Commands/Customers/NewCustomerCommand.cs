using System;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Orders customers for a reseller, one by one or from a CSV.</summary>
[Cmdlet(VerbsCommon.New, "Customer", SupportsShouldProcess = true)]
[OutputType(typeof(CustomerReceipt), typeof(Customer))]
public sealed class NewCustomerCommand : OrganizationBulkCmdlet<ICustomerManager>
{
    /// <summary>The type of customer.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("individual", "company", "association", "publicbody")]
    public string Type { get; set; } = "";

    /// <summary>First name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string FirstName { get; set; } = "";

    /// <summary>Last name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string LastName { get; set; } = "";

    /// <summary>E-mail address.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Email { get; set; } = "";

    /// <summary>Street and number.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string StreetAddress { get; set; } = "";

    /// <summary>City.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string City { get; set; } = "";

    /// <summary>Two-letter country code.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Country { get; set; } = "";

    /// <summary>Telephone, such as +33.612345678.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Phone { get; set; } = "";

    /// <summary>Apartment, suite, building.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StreetAddress2 { get; set; }

    /// <summary>Postal code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PostalCode { get; set; }

    /// <summary>State, province or region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? State { get; set; }

    /// <summary>Fax.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Fax { get; set; }

    /// <summary>Registered name of a company, association or public body.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("LegalName")]
    public string? OrganizationName { get; set; }

    /// <summary>Text for the invoice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Reference { get; set; }

    /// <summary>Wait until the customer is listed, and output it.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds -Wait waits at the most.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 120;

    private protected override string Purpose => "create customers";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(
            Email,
            use =>
            {
                CustomerInput input = Input();
                string organizationId = OrganizationId;
                string legalName = input.OrganizationName is null ? "" : $" ({input.OrganizationName})";
                if (!ShouldProcess($"{Email}{legalName} under {use.Called(organizationId)}", "Create customer"))
                    return;
                if (Wait)
                    Start(
                        Email,
                        context =>
                            new CustomerOrder(use.Api, organizationId, TimeSpan.FromSeconds(TimeoutSec)).CompleteAsync(input, context),
                        customer => WriteObject(customer)
                    );
                else
                    Start(Email, context => use.Api.CreateCustomerAsync(organizationId, input, context), receipt => WriteObject(receipt));
            }
        );

    // An empty cell of a CSV means "not given".
    private CustomerInput Input() =>
        new()
        {
            Type = Type.ToLowerInvariant(),
            FirstName = FirstName,
            LastName = LastName,
            Email = Email,
            StreetAddress = StreetAddress,
            StreetAddress2 = Filled(StreetAddress2),
            PostalCode = Filled(PostalCode),
            City = City,
            State = Filled(State),
            Country = Country,
            Phone = Phone,
            Fax = Filled(Fax),
            OrganizationName = Filled(OrganizationName),
            Reference = Filled(Reference),
        };

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
