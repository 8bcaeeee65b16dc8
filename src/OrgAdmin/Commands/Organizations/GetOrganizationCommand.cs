using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets organizations, by id or by what they are like.</summary>
[Cmdlet(VerbsCommon.Get, "Organization", SupportsPaging = true)]
[OutputType(typeof(Organization))]
public sealed class GetOrganizationCommand : PagedCmdlet<IOrganizationReader>
{
    private static readonly string[] Filters =
    [
        nameof(Name),
        nameof(Query),
        nameof(Type),
        nameof(Permission),
        nameof(Badge),
        nameof(BusinessNumberId),
        nameof(Personal),
        nameof(WithoutProject),
        nameof(SortBy),
        nameof(Descending),
    ];

    // Longer lists of ids begin anew: what was read is not kept for ever.
    private const int MostAsked = 1000;

    private readonly Dictionary<(string Connection, string Id), Task<Organization>> _asked = [];

    /// <summary>The organizations' ids.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? Id { get; set; }

    /// <summary>The name, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Words to search for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.UData)]
    public string? Query { get; set; }

    /// <summary>The type of organization.</summary>
    [Parameter]
    [ValidateSet("individual", "company", "association", "publicbody")]
    [SupportedBy(OrgProvider.Gandi)]
    public string? Type { get; set; }

    /// <summary>A permission that the caller must have there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.Gandi)]
    public string? Permission { get; set; }

    /// <summary>A badge that it must wear.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BadgeKindCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.UData)]
    public string? Badge { get; set; }

    /// <summary>Its SIRET.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.UData)]
    public string? BusinessNumberId { get; set; }

    /// <summary>What to do with personal organizations.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public Inclusion Personal { get; set; }

    /// <summary>What to do with organizations without a project.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public Inclusion WithoutProject { get; set; }

    /// <summary>Related things to send in full.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string[] Include { get; set; } = [];

    /// <summary>Related things to leave as links.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public string[] Exclude { get; set; } = [];

    /// <summary>The field to sort by.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SortFieldCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.Gandi, OrgProvider.UData)]
    public string? SortBy { get; set; }

    /// <summary>Largest first.</summary>
    [Parameter]
    [SupportedBy(OrgProvider.UData)]
    public SwitchParameter Descending { get; set; }

    /// <summary>The only fields wanted, as the provider names them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.UData)]
    public string[] Property { get; set; } = [];

    private protected override string Purpose => "list organizations";

    private OrganizationShape Shape =>
        new()
        {
            Include = Include,
            Exclude = Exclude,
            Properties = Property,
        };

    private protected override void ProcessRow(Row row, ConnectionUse<IOrganizationReader> use)
    {
        if (row.Text(nameof(Id)) is not { } id)
        {
            if (row.Has(nameof(Id)) || (row.Source is not null and not OrgConnection))
                throw new OrgException(OrgErrorKind.ValidationFailed, $"{row.Label} names no organization (-Id).");
            List(use);
            return;
        }
        if (Filters.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } filter)
            throw new OrgException(OrgErrorKind.InvalidValue, $"-Id and -{filter} do not go together: an id means one organization.");
        WriteLater(use, () => Asked(use, id), organization => use.Seen.Add(organization.Id, organization.Name, id));
    }

    // One organization may come down the pipeline for each of its people. It is asked for once.
    private Task<Organization> Asked(ConnectionUse<IOrganizationReader> use, string id)
    {
        if (_asked.Count >= MostAsked)
            _asked.Clear();
        if (!_asked.TryGetValue((use.Connection.Name, id), out Task<Organization>? organization))
            _asked[(use.Connection.Name, id)] = organization = use.Api.GetOrganizationAsync(id, Shape, Context);
        return organization;
    }

    private void List(ConnectionUse<IOrganizationReader> use)
    {
        NameFilter? name = NameFilter.For(Name);
        var query = new OrganizationQuery
        {
            Name = name?.ServerPattern,
            Query = Query,
            Type = Type?.ToLowerInvariant(),
            Permission = Permission,
            Badge = Badge,
            BusinessNumberId = BusinessNumberId is null ? null : RowText.WithoutBlanks(BusinessNumberId),
            Personal = Given(nameof(Personal), Personal),
            WithoutProject = Given(nameof(WithoutProject), WithoutProject),
            SortBy = SortBy,
            Descending = Descending,
            Shape = Shape,
        };
        Func<Organization, bool>? filter = name is null ? null : organization => name.Matches(organization.Name);
        WritePages(use, use.Api.Organizations(query), filter, organization => use.Seen.Add(organization.Id, organization.Name));
    }

    private Inclusion? Given(string parameter, Inclusion value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;
}
