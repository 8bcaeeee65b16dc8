using System;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets organizations, by id or by what they are like.</summary>
[Cmdlet(VerbsCommon.Get, "Organization", DefaultParameterSetName = FilterSet, SupportsPaging = true)]
[OutputType(typeof(Organization))]
public sealed class GetOrganizationCommand : PagedCmdlet<IOrganizationReader>
{
    private const string FilterSet = "Filter";
    private const string IdSet = "Id";

    /// <summary>The organizations' ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The name, with wildcards.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Words to search for.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.UData)]
    public string? Query { get; set; }

    /// <summary>The type of organization.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateSet("individual", "company", "association", "publicbody")]
    [SupportedBy(OrgProvider.Gandi)]
    public string? Type { get; set; }

    /// <summary>A permission that the caller must have there.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.Gandi)]
    public string? Permission { get; set; }

    /// <summary>A badge that it must wear.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(BadgeKindCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.UData)]
    public string? Badge { get; set; }

    /// <summary>Its SIRET.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.UData)]
    public string? BusinessNumberId { get; set; }

    /// <summary>What to do with personal organizations.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [SupportedBy(OrgProvider.EquinixMetal)]
    public Inclusion Personal { get; set; }

    /// <summary>What to do with organizations without a project.</summary>
    [Parameter(ParameterSetName = FilterSet)]
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
    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(SortFieldCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportedBy(OrgProvider.Gandi, OrgProvider.UData)]
    public string? SortBy { get; set; }

    /// <summary>Largest first.</summary>
    [Parameter(ParameterSetName = FilterSet)]
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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FilterSet)
        {
            ForEachConnection(Name, List);
            return;
        }
        foreach (string id in Id)
        {
            ForEachConnection(
                id,
                use =>
                {
                    Organization organization = Await(use.Api.GetOrganizationAsync(id, Shape, Context));
                    use.Seen.Add(organization.Id, organization.Name);
                    WriteObject(organization);
                }
            );
        }
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
            BusinessNumberId = BusinessNumberId,
            Personal = Given(nameof(Personal), Personal),
            WithoutProject = Given(nameof(WithoutProject), WithoutProject),
            SortBy = SortBy,
            Descending = Descending,
            Shape = Shape,
        };
        Func<Organization, bool>? filter = name is null ? null : organization => name.Matches(organization.Name);
        WritePages(use.Api.Organizations(query), filter, organization => use.Seen.Add(organization.Id, organization.Name));
    }

    private Inclusion? Given(string parameter, Inclusion value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;
}
