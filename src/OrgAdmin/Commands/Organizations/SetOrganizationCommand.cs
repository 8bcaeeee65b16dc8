using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Changes the fields of organizations that are named, and no other. An empty text empties a field.</summary>
[Cmdlet(VerbsCommon.Set, "Organization", SupportsShouldProcess = true)]
[OutputType(typeof(Organization))]
public sealed class SetOrganizationCommand : BulkCmdlet<IOrganizationWriter>
{
    private static readonly string[] AddressParts =
    [
        nameof(StreetAddress),
        nameof(StreetAddress2),
        nameof(PostalCode),
        nameof(City),
        nameof(State),
        nameof(Country),
    ];

    // Only -Id takes from the pipeline, so that a piped organization
    // does not send back what it looked like when it was read.
    private static readonly string[] Fields =
    [
        nameof(Name),
        nameof(Description),
        nameof(ContactEmail),
        nameof(ParentId),
        nameof(Website),
        nameof(Twitter),
        nameof(Logo),
        .. AddressParts,
        nameof(Acronym),
        nameof(BusinessNumberId),
        nameof(Extras),
        nameof(Nickname),
        nameof(NotifyMessageStatus),
        nameof(NotifyOptOuts),
        nameof(ExternalOptOutMessage),
    ];

    private OrganizationInput _changes = new();

    /// <summary>The organizations' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What it says of itself; Markdown at uData.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal, OrgProvider.UData)]
    public string? Description { get; set; }

    /// <summary>Where to write to it.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.Munch)]
    public string? ContactEmail { get; set; }

    /// <summary>The organization above it.</summary>
    [Parameter]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [SupportedBy(OrgProvider.Munch)]
    public string? ParentId { get; set; }

    /// <summary>Its own web site.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal, OrgProvider.UData)]
    public string? Website { get; set; }

    /// <summary>Its Twitter account.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? Twitter { get; set; }

    /// <summary>Its logo: the path of an image file, or the image itself in Base64.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? Logo { get; set; }

    /// <summary>Street and number.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? StreetAddress { get; set; }

    /// <summary>Building, floor, suite.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? StreetAddress2 { get; set; }

    /// <summary>Postal code.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? PostalCode { get; set; }

    /// <summary>City.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? City { get; set; }

    /// <summary>State, province or region.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? State { get; set; }

    /// <summary>Two-letter country code.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? Country { get; set; }

    /// <summary>Its acronym.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.UData)]
    public string? Acronym { get; set; }

    /// <summary>Its SIRET.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.UData)]
    public string? BusinessNumberId { get; set; }

    /// <summary>Free key and value pairs.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.UData)]
    public IDictionary? Extras { get; set; }

    /// <summary>The name its messages are sent under: 4 to 30 lower-case letters, digits and dashes.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.Munch)]
    public string? Nickname { get; set; }

    /// <summary>Whether its contact is told of message status changes.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.Munch)]
    public bool? NotifyMessageStatus { get; set; }

    /// <summary>Whether its contact is told of new opt-outs.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.Munch)]
    public bool? NotifyOptOuts { get; set; }

    /// <summary>The text shown by an opt-out page of its own.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.Munch)]
    public string? ExternalOptOutMessage { get; set; }

    /// <summary>Output the organization as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "change organizations";

    private IReadOnlyList<string> Given => [.. Fields.Where(name => MyInvocation.BoundParameters.ContainsKey(name))];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            if (Given.Count == 0)
                throw new OrgException(
                    OrgErrorKind.InvalidValue,
                    "There is nothing to change: name at least one field, such as -Description 'New text'."
                );
            _changes = Changes();
        }
        catch (OrgException error)
        {
            // It concerns the call itself, not one of the organizations.
            ThrowTerminatingError(OrgError.Record(error, null));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in Id)
        {
            ForEachConnection(
                id,
                use =>
                {
                    if (!Confirmed(use.Called(id), "Change " + string.Join(", ", Given)))
                        return;
                    Start(
                        id,
                        context => use.Api.UpdateOrganizationAsync(id, _changes, context),
                        organization =>
                        {
                            use.Seen.Add(organization.Id, organization.Name);
                            if (PassThru)
                                WriteObject(organization);
                        }
                    );
                }
            );
        }
    }

    // A field that was not given stays null, which is not sent.
    private OrganizationInput Changes() =>
        new()
        {
            Name = Name,
            Description = Bound(nameof(Description), Description),
            ContactEmail = Bound(nameof(ContactEmail), ContactEmail),
            ParentId = Bound(nameof(ParentId), ParentId),
            Website = Bound(nameof(Website), Website),
            Twitter = Bound(nameof(Twitter), Twitter),
            Logo = LogoImage.Read(this, Bound(nameof(Logo), Logo)),
            Address = AddressParts.Intersect(Given).Any() ? Address() : null,
            Acronym = Bound(nameof(Acronym), Acronym),
            BusinessNumberId = Bound(nameof(BusinessNumberId), BusinessNumberId),
            Extras = PlainValue.Dictionary(Extras),
            Nickname = Bound(nameof(Nickname), Nickname),
            NotifyMessageStatus = NotifyMessageStatus,
            NotifyOptOuts = NotifyOptOuts,
            ExternalOptOutMessage = Bound(nameof(ExternalOptOutMessage), ExternalOptOutMessage),
        };

    private PostalAddress Address() =>
        new()
        {
            StreetAddress = Bound(nameof(StreetAddress), StreetAddress),
            StreetAddress2 = Bound(nameof(StreetAddress2), StreetAddress2),
            PostalCode = Bound(nameof(PostalCode), PostalCode),
            City = Bound(nameof(City), City),
            State = Bound(nameof(State), State),
            Country = Bound(nameof(Country), Country),
        };

    // PowerShell makes an empty text of a $null that is given to a text parameter; both empty the field.
    private string? Bound(string parameter, string? value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value ?? "" : null;
}
