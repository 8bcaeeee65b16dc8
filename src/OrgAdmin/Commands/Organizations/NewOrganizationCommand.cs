using System.Collections;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Makes organizations, one by one or from a CSV.</summary>
[Cmdlet(VerbsCommon.New, "Organization", SupportsShouldProcess = true)]
[OutputType(typeof(Organization))]
public sealed class NewOrganizationCommand : BulkCmdlet<IOrganizationWriter>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What it says of itself; Markdown at uData.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal, OrgProvider.UData)]
    public string? Description { get; set; }

    /// <summary>Where to write to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public string? ContactEmail { get; set; }

    /// <summary>The organization above it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [SupportedBy(OrgProvider.Munch)]
    public string? ParentId { get; set; }

    /// <summary>Its own web site.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal, OrgProvider.UData)]
    public string? Website { get; set; }

    /// <summary>Its Twitter account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? Twitter { get; set; }

    /// <summary>Its logo: the path of an image file, or the image itself in Base64.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? Logo { get; set; }

    /// <summary>Street and number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? StreetAddress { get; set; }

    /// <summary>Building, floor, suite.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? StreetAddress2 { get; set; }

    /// <summary>Postal code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? PostalCode { get; set; }

    /// <summary>City.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? City { get; set; }

    /// <summary>State, province or region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? State { get; set; }

    /// <summary>Two-letter country code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string? Country { get; set; }

    /// <summary>Its acronym.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public string? Acronym { get; set; }

    /// <summary>Its SIRET.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public string? BusinessNumberId { get; set; }

    /// <summary>Free key and value pairs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public IDictionary? Extras { get; set; }

    /// <summary>The name its messages are sent under: 4 to 30 lower-case letters, digits and dashes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public string? Nickname { get; set; }

    /// <summary>Whether its contact is told of message status changes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagText]
    [SupportedBy(OrgProvider.Munch)]
    public bool? NotifyMessageStatus { get; set; }

    /// <summary>Whether its contact is told of new opt-outs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagText]
    [SupportedBy(OrgProvider.Munch)]
    public bool? NotifyOptOuts { get; set; }

    /// <summary>The text shown by an opt-out page of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public string? ExternalOptOutMessage { get; set; }

    private protected override string Purpose => "make organizations";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(
            Name,
            use =>
            {
                OrganizationInput input = Input();
                if (!Confirmed(input.ParentId is null ? Name : $"{Name} under {use.Called(input.ParentId)}", "Create organization"))
                    return;
                Start(
                    Name,
                    context => use.Api.CreateOrganizationAsync(input, context),
                    organization =>
                    {
                        use.Seen.Add(organization.Id, organization.Name);
                        WriteObject(organization);
                    }
                );
            }
        );

    // An empty cell of a CSV means "not given".
    private OrganizationInput Input() =>
        new()
        {
            Name = Name,
            Description = Filled(Description),
            ContactEmail = Filled(ContactEmail),
            ParentId = Filled(ParentId),
            Website = Filled(Website),
            Twitter = Filled(Twitter),
            Logo = LogoImage.Read(this, Filled(Logo)),
            Address = Address(),
            Acronym = Filled(Acronym),
            BusinessNumberId = Filled(BusinessNumberId),
            Extras = PlainValue.Dictionary(Extras),
            Nickname = Filled(Nickname),
            NotifyMessageStatus = NotifyMessageStatus,
            NotifyOptOuts = NotifyOptOuts,
            ExternalOptOutMessage = Filled(ExternalOptOutMessage),
        };

    private PostalAddress? Address()
    {
        var address = new PostalAddress
        {
            StreetAddress = Filled(StreetAddress),
            StreetAddress2 = Filled(StreetAddress2),
            PostalCode = Filled(PostalCode),
            City = Filled(City),
            State = Filled(State),
            Country = Filled(Country),
        };
        return address.ToString().Length == 0 ? null : address;
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
