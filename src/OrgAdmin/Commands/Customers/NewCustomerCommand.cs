using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Orders customers for a reseller, one by one or from a CSV. Who is a customer already is not ordered again.</summary>
[Cmdlet(VerbsCommon.New, "Customer", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-Customer.md")]
[OutputType(typeof(CustomerReceipt), typeof(Customer))]
public sealed class NewCustomerCommand : OrganizationChangeCmdlet<ICustomerManager>
{
    private readonly KnownCustomers _known = new();

    /// <summary>The type of customer: individual, company, association or publicbody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTypeCompleter))]
    public object? Type { get; set; }

    /// <summary>First name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? FirstName { get; set; }

    /// <summary>Last name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? LastName { get; set; }

    /// <summary>E-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RowText]
    public object? Email { get; set; }

    /// <summary>Street and number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? StreetAddress { get; set; }

    /// <summary>City.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? City { get; set; }

    /// <summary>Two-letter country code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Country { get; set; }

    /// <summary>Telephone, such as +33.612345678.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Phone { get; set; }

    /// <summary>Apartment, suite, building.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? StreetAddress2 { get; set; }

    /// <summary>Postal code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? PostalCode { get; set; }

    /// <summary>State, province or region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? State { get; set; }

    /// <summary>Fax.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Fax { get; set; }

    /// <summary>Registered name of a company, association or public body.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? LegalName { get; set; }

    /// <summary>The same as -LegalName. It is not taken from a piped organization.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? OrganizationName { get; set; }

    /// <summary>Text for the invoice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Reference { get; set; }

    /// <summary>Wait until the customer is listed, and output it.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds -Wait waits at the most.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 120;

    /// <summary>Order also who is a customer of the same e-mail address already.</summary>
    [Parameter]
    public SwitchParameter AllowDuplicate { get; set; }

    private protected override string Purpose => "create customers";

    private protected override RowRules Rules { get; } = new() { Changes = true, IsAboutPeople = true };

    private protected override object? TargetOf(Row row) => row.Value(nameof(Email)) ?? base.TargetOf(row);

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<ICustomerManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        CustomerInput input = InputOf(row, use.Api);
        string reseller = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        if (!AllowDuplicate)
            await _known.RefuseAsync(use, organizationId, reseller, input.Email, row, change.Context).ConfigureAwait(false);
        string legalName = input.OrganizationName is null ? "" : $" ({input.OrganizationName})";
        var detail = new OrgChangeDetail { Email = input.Email, After = input.Type };
        OrgChange what = use.Change("Customer", "Add", organizationId, reseller, input.OrganizationName ?? input.Email, detail);
        if (!await change.ConfirmAsync($"{input.Email}{legalName} under {reseller}", "Create customer", what).ConfigureAwait(false))
            return null;
        _known.Add(use.Client, organizationId, input.Email);
        try
        {
            object made = Wait
                ? await use
                    .Api.CreateListedCustomerAsync(organizationId, input, TimeSpan.FromSeconds(TimeoutSec), change.Context)
                    .ConfigureAwait(false)
                : await use.Api.CreateCustomerAsync(organizationId, input, change.Context).ConfigureAwait(false);
            use.Ordered.Add(organizationId, input.Email);
            return made;
        }
        catch (OrgException error) when (MayBeOrdered(error))
        {
            use.Ordered.Add(organizationId, input.Email);
            throw;
        }
    }

    // An order whose answer was lost, or that is not listed in time, may have been taken.
    private static bool MayBeOrdered(OrgException error) =>
        !error.NothingWasSent && error.Kind is OrgErrorKind.Timeout or OrgErrorKind.ConnectionFailed or OrgErrorKind.InvalidResponse;

    private static CustomerInput InputOf(Row row, ICustomerManager api)
    {
        string[] required =
        [
            nameof(Type),
            nameof(FirstName),
            nameof(LastName),
            nameof(Email),
            nameof(StreetAddress),
            nameof(City),
            nameof(Country),
            nameof(Phone),
        ];
        string[] missing = [.. required.Where(name => row.Text(name) is null)];
        if (missing.Length > 0)
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                $"{row.Label} ({row.Shown(nameof(Email)) ?? "no e-mail"}) lacks {string.Join(", ", missing)}."
            );
        var input = new CustomerInput
        {
            Type = row.Text(nameof(Type))!.ToLowerInvariant(),
            FirstName = row.Text(nameof(FirstName))!,
            LastName = row.Text(nameof(LastName))!,
            Email = Loading.Engine.Core.CreateTeams().CheckAddress(row.Label, row.Text(nameof(Email))!),
            StreetAddress = row.Text(nameof(StreetAddress))!,
            StreetAddress2 = row.Text(nameof(StreetAddress2)),
            PostalCode = row.Text(nameof(PostalCode)),
            City = row.Text(nameof(City))!,
            State = row.Text(nameof(State)),
            Country = row.Text(nameof(Country))!,
            Phone = row.Text(nameof(Phone))!,
            Fax = row.Text(nameof(Fax)),
            OrganizationName = LegalNameOf(row),
            Reference = row.Text(nameof(Reference)),
        };
        try
        {
            return api.Check(input);
        }
        catch (OrgException error)
        {
            throw error.WithMessage($"{row.Label} ({input.Email}): {error.Message}");
        }
    }

    // A piped organization, or an object that belongs to one, has an OrganizationName that is the reseller's.
    private static string? LegalNameOf(Row row) =>
        row.Text(nameof(LegalName))
        ?? (row.Kind is null || row.IsArgument(nameof(OrganizationName)) ? row.Text(nameof(OrganizationName)) : null);
}
