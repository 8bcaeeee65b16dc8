using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Members;

namespace OrgAdmin.Core.Providers;

/// <summary>
/// Finds organizations by a part of their name where the API suggests none: in the list, without regard to case and accents.
/// </summary>
/// <param name="api">Lists the organizations.</param>
internal sealed class ListedSearch(IOrganizationReader api)
{
    public async Task<IReadOnlyList<OrganizationSuggestion>> FindAsync(string text, int size, OperationContext context)
    {
        List<OrganizationSuggestion> found = [];
        using var reader = new PageReader<Organization>(api.Organizations(new OrganizationQuery()), new ReadOptions(), context);
        while (found.Count < size && await reader.NextAsync().ConfigureAwait(false) is { } page)
            found.AddRange(page.Where(organization => Holds(organization, text)).Take(size - found.Count).Select(SuggestionOf));
        return found;
    }

    /// <summary>The organizations of which a name is nearest to a text, also where letters are wrong or missing.</summary>
    public async Task<IReadOnlyList<OrganizationSuggestion>> NearAsync(string text, int size, OperationContext context)
    {
        List<Organization> all = await api.Organizations(new OrganizationQuery()).ReadAllAsync(context).ConfigureAwait(false);
        return [.. Nearest(all, text, size).Select(SuggestionOf)];
    }

    /// <summary>Those of some organizations whose names are near to a text, the nearest first.</summary>
    public static IEnumerable<Organization> Nearest(IEnumerable<Organization> organizations, string text, int size) =>
        organizations
            .Select(organization => (Organization: organization, Distance: Distance(organization, text)))
            .Where(one => one.Distance is not null)
            .OrderBy(one => one.Distance)
            .Take(size)
            .Select(one => one.Organization);

    private static int? Distance(Organization organization, string text) =>
        new[] { organization.Slug, organization.Name, organization.Acronym, organization.LegalName, organization.Nickname }
            .OfType<string>()
            .Select(name => NearText.Distance(text, name))
            .Min();

    /// <summary>An organization as a suggestion.</summary>
    public static OrganizationSuggestion SuggestionOf(Organization organization) =>
        new()
        {
            Service = organization.Service,
            Connection = organization.Connection,
            Id = organization.Id,
            Name = organization.Name,
            Acronym = organization.Acronym,
            Slug = organization.Slug,
            Page = organization.Page,
        };

    private static bool Holds(Organization organization, string text) =>
        new[] { organization.Name, organization.Acronym, organization.LegalName, organization.Nickname }.Any(name =>
            name is not null
            && CultureInfo.InvariantCulture.CompareInfo.IndexOf(
                WrittenText.Compose(name),
                WrittenText.Compose(text),
                CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
            ) >= 0
        );
}
