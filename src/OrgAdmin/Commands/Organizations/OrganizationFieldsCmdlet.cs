using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>The fields that organizations have, for the cmdlets that make and change them.</summary>
public abstract class OrganizationFieldsCmdlet : ChangeCmdlet<IOrganizationWriter>
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

    private static readonly string[] Fields =
    [
        "Name",
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

    private string? _logo;

    /// <summary>What it says of itself; Markdown at uData.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal, OrgProvider.UData)]
    public object? Description { get; set; }

    /// <summary>Where to write to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public object? ContactEmail { get; set; }

    /// <summary>The organization above it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [SupportedBy(OrgProvider.Munch)]
    public object? ParentId { get; set; }

    /// <summary>Its own web site.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Column("url")]
    [SupportedBy(OrgProvider.EquinixMetal, OrgProvider.UData)]
    public object? Website { get; set; }

    /// <summary>Its Twitter account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public object? Twitter { get; set; }

    /// <summary>Its logo: the path of an image file, or the image itself in Base64. It is only taken from the command line.</summary>
    // Never from a row: a server or a file would choose which local file is read and uploaded.
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal, OrgProvider.UData)]
    public string? Logo { get; set; }

    /// <summary>Street and number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public object? StreetAddress { get; set; }

    /// <summary>Building, floor, suite.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public object? StreetAddress2 { get; set; }

    /// <summary>Postal code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public object? PostalCode { get; set; }

    /// <summary>City.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public object? City { get; set; }

    /// <summary>State, province or region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public object? State { get; set; }

    /// <summary>Two-letter country code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public object? Country { get; set; }

    /// <summary>Its acronym.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public object? Acronym { get; set; }

    /// <summary>Its SIRET. Blanks in it do not count.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public object? BusinessNumberId { get; set; }

    /// <summary>Free key and value pairs: a hashtable, an object, or a text such as <c>key=value; other=2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    public object? Extras { get; set; }

    /// <summary>The name its messages are sent under: 4 to 30 lower-case letters, digits and dashes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public object? Nickname { get; set; }

    /// <summary>Whether its contact is told of message status changes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public object? NotifyMessageStatus { get; set; }

    /// <summary>Whether its contact is told of new opt-outs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public object? NotifyOptOuts { get; set; }

    /// <summary>The text shown by an opt-out page of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.Munch)]
    public object? ExternalOptOutMessage { get; set; }

    private protected override void Begin()
    {
        try
        {
            _logo = LogoImage.Read(this, Logo);
        }
        catch (OrgException error)
        {
            // It concerns the call itself, not one of the organizations.
            ThrowTerminatingError(OrgError.Record(error, null));
        }
    }

    /// <summary>The fields that a row gives a value.</summary>
    // A logo is no part of the row.
    private protected IReadOnlyList<string> Given(Row row) =>
        [.. Fields.Where(field => field == nameof(Logo) ? _logo is not null : row.Has(field))];

    /// <summary>The fields of a row. One without a value stays null, which is not sent.</summary>
    private protected OrganizationInput Input(Row row) =>
        new()
        {
            Name = row.Text("Name"),
            Description = row.Field(nameof(Description)),
            ContactEmail = row.Field(nameof(ContactEmail)),
            ParentId = row.Field(nameof(ParentId)),
            Website = row.Field(nameof(Website)),
            Twitter = row.Field(nameof(Twitter)),
            Logo = _logo,
            Address = AddressParts.Any(row.Has) ? Address(row) : null,
            Acronym = row.Field(nameof(Acronym)),
            // Printed in groups, it is the same number.
            BusinessNumberId = row.Field(nameof(BusinessNumberId)) is { } number ? RowText.WithoutBlanks(number) : null,
            Extras = PlainValue.Pairs(row, nameof(Extras)),
            Nickname = row.Field(nameof(Nickname)),
            NotifyMessageStatus = row.Flag(nameof(NotifyMessageStatus)),
            NotifyOptOuts = row.Flag(nameof(NotifyOptOuts)),
            ExternalOptOutMessage = row.Field(nameof(ExternalOptOutMessage)),
        };

    private static PostalAddress Address(Row row) =>
        new()
        {
            StreetAddress = row.Field(nameof(StreetAddress)),
            StreetAddress2 = row.Field(nameof(StreetAddress2)),
            PostalCode = row.Field(nameof(PostalCode)),
            City = row.Field(nameof(City)),
            State = row.Field(nameof(State)),
            Country = row.Field(nameof(Country)),
        };
}
