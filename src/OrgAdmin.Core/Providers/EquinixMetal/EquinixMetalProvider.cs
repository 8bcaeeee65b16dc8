using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.EquinixMetal;

/// <summary>
/// Equinix Metal, once Packet (https://deploy.equinix.com/developers/api/metal): organizations, members and
/// invitations. The list of members is in no document; packngo and the Terraform provider use it.
/// </summary>
internal sealed partial class EquinixMetalProvider(ConnectionSettings settings)
    : ProviderClient(settings, Descriptor, Authenticate(settings), new EquinixMetalPages()),
        IUserReader,
        IOrganizationReader,
        IOrganizationWriter,
        IOrganizationFinder,
        IOrganizationRemover
{
    // The documents contradict each other: "a maximum of 100 results per page" in prose, 1000 in the parameter's
    // schema. A hundred is right in both; a server that gives fewer (its own default is 10) is coped with.
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    private readonly EquinixMetalModels _models = new(settings.Name);

    public static new ProviderDescriptor Descriptor { get; } =
        new()
        {
            Provider = OrgProvider.EquinixMetal,
            DisplayName = "Equinix Metal",
            Environments = new Dictionary<string, Uri> { ["Production"] = new("https://api.equinix.com/metal/v1") },
            Schemes = [AuthScheme.AuthToken],
            CredentialVariables = [new CredentialVariable("METAL_AUTH_TOKEN", AuthScheme.AuthToken)],
            OrganizationIdExample = "e1f6bd2c-…",
            ShownQueryNames = ["personal", "without_projects", "include", "exclude", "page", "per_page"],
            // {error: text}, or {errors: [text]}
            ErrorBody = new ErrorBodyShape(),
            Roles = ["admin", "billing", "collaborator", "limited_collaborator"],
            Notice =
                "Equinix ended the Metal service on 30 June 2026: this connection is good for archives, "
                + "for rehearsing on the emulator, and for endpoints that speak the same API.",
            WholeShape = new OrganizationShape { Include = ["address"] },
            OrganizationFields =
            [
                "Name",
                "Description",
                "Website",
                "Twitter",
                "StreetAddress",
                "StreetAddress2",
                "PostalCode",
                "City",
                "State",
                "Country",
            ],
            ClientType = typeof(EquinixMetalProvider),
        };

    /// <summary>A list of one organization.</summary>
    internal const string ListOfOne = """
        {"organizations": [{"id": "1", "name": "a", "created_at": "2026-01-01T00:00:00Z", "address": {"city": "b"},
        "members": [{"href": "/members/1"}], "further": 1}], "meta": {"total": 1}}
        """;

    public async Task<OrgUserInfo> GetUserAsync(OperationContext context) =>
        _models.User(await Api.GetAsync(Route.To($"user"), MetalJson.Default.MetalSelf, context).ConfigureAwait(false));

    public PageSource<Organization> Organizations(OrganizationQuery query)
    {
        Route route = Route
            .To($"organizations")
            .With("personal", Word(query.Personal))
            .With("without_projects", Word(query.WithoutProject))
            .With("include", query.Shape.Include)
            .With("exclude", query.Shape.Exclude);
        return Listed(route, MetalJson.Default.MetalOrganizationList, list => list.Organizations, list => list.Meta, _models.Organization);
    }

    // The API suggests nothing, so the list is searched.
    public Task<IReadOnlyList<OrganizationSuggestion>> FindOrganizationsAsync(string text, int size, OperationContext context) =>
        new ListedSearch(this).FindAsync(text, size, context);

    public Task<IReadOnlyList<OrganizationSuggestion>> NearOrganizationsAsync(string text, int size, OperationContext context) =>
        new ListedSearch(this).NearAsync(text, size, context);

    public Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context) =>
        AboutOrganizationAsync(
            id,
            async () =>
            {
                Route route = Route.To($"organizations/{id}").With("include", shape.Include).With("exclude", shape.Exclude);
                return _models.Organization(await Api.GetAsync(route, MetalJson.Default.MetalOrganization, context).ConfigureAwait(false));
            }
        );

    public async Task<Organization> CreateOrganizationAsync(OrganizationInput input, OperationContext context)
    {
        var sent = new MetalOrganization { Name = input.Name };
        MetalOrganization made = await Api.WriteAsync(
                HttpMethod.Post,
                Route.To($"organizations"),
                ToWire(input),
                MetalJson.Default.MetalOrganizationInput,
                MetalJson.Default.MetalOrganization,
                sent,
                context
            )
            .ConfigureAwait(false);
        return _models.Organization(Made(made, sent, input.Name, context));
    }

    public Task<Organization> UpdateOrganizationAsync(string id, OrganizationInput changes, OperationContext context) =>
        AboutOrganizationAsync(
            id,
            async () =>
            {
                MetalOrganizationInput body = ToWire(changes);
                // An address is one thing to the API: street, postal code and country are required of each one sent.
                if (body.Address is { } address && (address.Address is null || address.ZipCode is null || address.Country is null))
                    body.Address = await CompletedAsync(id, address, context).ConfigureAwait(false);
                var sent = new MetalOrganization { Id = id, Name = changes.Name };
                Route route = Route.To($"organizations/{id}");
                MetalOrganization changed = await Api.WriteAsync(
                        HttpMethod.Put,
                        route,
                        body,
                        MetalJson.Default.MetalOrganizationInput,
                        MetalJson.Default.MetalOrganization,
                        sent,
                        context
                    )
                    .ConfigureAwait(false);
                return _models.Organization(
                    await ReadBackAsync(changed, sent, () => Api.GetAsync(route, MetalJson.Default.MetalOrganization, context), context)
                        .ConfigureAwait(false)
                );
            }
        );

    public Task RemoveOrganizationAsync(string id, OperationContext context) =>
        AboutOrganizationAsync(id, () => DeleteAsync(Route.To($"organizations/{id}"), context));

    // What hangs on an organization has more behind its id.
    private static bool IsOrganization(string? address) =>
        address?.IndexOf("/organizations/", StringComparison.Ordinal) is > 0 and int at
        && address.IndexOf('/', at + "/organizations/".Length) < 0;

    // Roles of members; deleting an organization is its owner's (metal-cli's help).
    protected override string? RoleFor(OrgException error) =>
        error.Method == "GET" ? "Only its members see an organization."
        : error.Method == "DELETE" && IsOrganization(error.Uri) ? "Only its owner can delete an organization."
        : "It takes the role admin in the organization.";

    private static HeaderAuthenticator Authenticate(ConnectionSettings settings)
    {
        string token =
            settings.Secret
            ?? throw new OrgException(OrgErrorKind.NotConnected, "Equinix Metal answers nothing without a token.")
            {
                Provider = OrgProvider.EquinixMetal,
            };
        return new HeaderAuthenticator("X-Auth-Token", token, token);
    }

    private async Task<MetalAddress> CompletedAsync(string id, MetalAddress changes, OperationContext context)
    {
        Route route = Route.To($"organizations/{id}").With("include", "address");
        MetalAddress before =
            (await Api.GetAsync(route, MetalJson.Default.MetalOrganization, context).ConfigureAwait(false)).Address ?? new MetalAddress();
        return new MetalAddress
        {
            Address = changes.Address ?? before.Address,
            Address2 = changes.Address2 ?? before.Address2,
            ZipCode = changes.ZipCode ?? before.ZipCode,
            City = changes.City ?? before.City,
            State = changes.State ?? before.State,
            Country = changes.Country ?? before.Country,
        };
    }

    private PageSource<TModel> Listed<TList, TWire, TModel>(
        Route route,
        JsonTypeInfo<TList> type,
        Func<TList, List<TWire>?> items,
        Func<TList, MetalMeta?> meta,
        Func<TWire, TModel> map
    )
        where TWire : class =>
        new(
            UsualPage,
            LargestPage,
            (page, context) =>
            {
                var request = new ApiRequest
                {
                    Method = HttpMethod.Get,
                    Route = route.With("page", page.Number).With("per_page", page.Size),
                };
                return Api.SendAsync(
                    request,
                    async (response, cancellationToken) =>
                    {
                        TList list = await Api.Reader.ReadJsonAsync(response, type, cancellationToken).ConfigureAwait(false);
                        List<TWire> found = items(list).Present();
                        MetalMeta about = meta(list) ?? new MetalMeta();
                        return new Page<TModel>
                        {
                            Items = found.ConvertAll(new Converter<TWire, TModel>(map)),
                            TotalCount = about.Total,
                            // Only that there is a next page is believed, never where its link points.
                            HasNext = about.Next?.Href is { Length: > 0 } || about.LastPage > (about.CurrentPage ?? page.Number),
                        };
                    },
                    context
                );
            }
        );

    private static MetalOrganizationInput ToWire(OrganizationInput input) =>
        new()
        {
            Name = input.Name,
            Description = input.Description,
            Website = input.Website,
            Twitter = input.Twitter,
            Logo = input.Logo,
            Address = input.Address is not { } address
                ? null
                : new MetalAddress
                {
                    Address = address.StreetAddress,
                    Address2 = address.StreetAddress2,
                    ZipCode = address.PostalCode,
                    City = address.City,
                    State = address.State,
                    Country = address.Country,
                },
        };

    private static string? Word(Inclusion? inclusion) => inclusion?.ToString().ToLowerInvariant();
}
