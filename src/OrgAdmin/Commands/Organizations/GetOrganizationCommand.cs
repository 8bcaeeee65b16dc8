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
[Cmdlet(VerbsCommon.Get, "Organization", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-Organization.md")]
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

    /// <summary>The organizations' ids or slugs; what is typed may be a name as well.</summary>
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

    /// <summary>Only the organizations that the caller belongs to.</summary>
    [Parameter]
    public SwitchParameter Mine { get; set; }

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
            if (Mine)
                ListMine(use);
            else
                List(use, Name);
            return;
        }
        if (Filters.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } filter)
            throw new OrgException(OrgErrorKind.InvalidValue, $"-Id and -{filter} do not go together: an id means one organization.");
        if (Mine)
            throw new OrgException(OrgErrorKind.InvalidValue, "-Id and -Mine do not go together: an id means one organization.");
        // What a person types may be a name; what comes from a file or an object is an id.
        bool isTyped = row.IsArgument(nameof(Id)) || row is { IsPiped: false };
        if (isTyped && WildcardPattern.ContainsWildcardCharacters(id))
            List(use, id);
        else if (isTyped)
            WritePages(
                use,
                PageSource.Whole(_ => NamedAsync(use, id)),
                null,
                organization => use.Seen.Add(organization.Id, organization.Name, id)
            );
        else
            WriteLater(use, () => Asked(use, id), organization => use.Seen.Add(organization.Id, organization.Name, id));
    }

    // An id, a slug, else a name.
    private async Task<IReadOnlyList<Organization>> NamedAsync(ConnectionUse<IOrganizationReader> use, string text)
    {
        try
        {
            return [await Asked(use, text).ConfigureAwait(false)];
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.NotFound)
        {
            NameFilter name = NameFilter.For(text)!;
            var query = new OrganizationQuery { Name = name.ServerPattern, Shape = Shape };
            List<Organization> named = await use.Api.Organizations(query).ReadAllAsync(Context).ConfigureAwait(false);
            named.RemoveAll(organization => !name.Matches(organization.Name));
            if (named.Count == 0)
                throw;
            return named;
        }
    }

    private void ListMine(ConnectionUse<IOrganizationReader> use)
    {
        if (Filters.FirstOrDefault(filter => filter != nameof(Name) && MyInvocation.BoundParameters.ContainsKey(filter)) is { } other)
            throw new OrgException(
                OrgErrorKind.InvalidValue,
                $"-Mine and -{other} do not go together: filter what comes with Where-Object."
            );
        NameFilter? name = NameFilter.For(Name);
        OrgUserInfo? caller = use.Client is IUserReader users ? Await(users.GetUserAsync(Context)) : null;
        // Where the account does not say which they are, the API lists those of the caller and no others.
        PageSource<Organization> mine = caller?.Organizations is { } ids
            ? PageSource.Whole(_ => AllAsync(use, ids))
            : use.Api.Organizations(new OrganizationQuery { Shape = Shape });
        WritePages(use, mine, name is null ? null : organization => name.Matches(organization.Name));
    }

    // One of them that is gone, or closed to the caller, says nothing of the others.
    private async Task<IReadOnlyList<Organization>> AllAsync(ConnectionUse<IOrganizationReader> use, IEnumerable<string> ids)
    {
        List<Organization> all = [];
        foreach (string id in ids)
        {
            try
            {
                all.Add(await use.Api.GetOrganizationAsync(id, Shape, Context).ConfigureAwait(false));
            }
            catch (OrgException error) when (!OrgError.IsTerminating(error.Kind))
            {
                await ReportAsync(error, id).ConfigureAwait(false);
            }
        }
        return all;
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

    private void List(ConnectionUse<IOrganizationReader> use, string? named)
    {
        NameFilter? name = NameFilter.For(named);
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
        WritePages(use, use.Api.Organizations(query), filter);
    }

    private Inclusion? Given(string parameter, Inclusion value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;
}
