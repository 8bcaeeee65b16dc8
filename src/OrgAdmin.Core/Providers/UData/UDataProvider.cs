using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;
using OrgAdmin.Core.Members;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>
/// uData, the software of data.gouv.fr (https://www.data.gouv.fr/api/1/swagger.json, https://github.com/opendatateam/udata).
/// An organization is named by its id or its slug; a former slug is redirected. Every path but the catalog's ends
/// in a slash. This part has the connection itself and the organizations.
/// </summary>
internal sealed partial class UDataProvider(ConnectionSettings settings)
    : ProviderClient(settings, Descriptor, Authenticate(settings), new UDataPages()),
        IUserReader,
        IOrganizationReader,
        IOrganizationWriter,
        IOrganizationRemover,
        IOrganizationFinder
{
    private readonly ConnectionSettings _settings = settings;

    // Organizations are some kilobytes each. The server's own page size is 20; it has no maximum (udata's
    // add_pagination_arguments), so this one keeps an answer at a few megabytes.
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    // So many of what the search finds are compared with what was meant.
    private const int MostSearched = 20;

    private readonly UDataModels _models = new(settings.Name);

    public static new ProviderDescriptor Descriptor { get; } =
        new()
        {
            Provider = OrgProvider.UData,
            DisplayName = "uData",
            Environments = new Dictionary<string, Uri>
            {
                // With "www.": the bare host redirects, and a redirected POST loses its body.
                ["Production"] = new("https://www.data.gouv.fr/api/1"),
                ["Demo"] = new("https://demo.data.gouv.fr/api/1"),
                ["Dev"] = new("https://dev.data.gouv.fr/api/1"),
            },
            Schemes = [AuthScheme.ApiKey, AuthScheme.Bearer],
            CredentialVariables = [new CredentialVariable("UDATA_API_KEY", AuthScheme.ApiKey)],
            AllowsAnonymous = true,
            OrganizationIdExample = "534fff4ca3a7292c64a77c95",
            Roles = ["admin", "editor", "partial_editor"],
            SortFields = ["name", "reuses", "datasets", "followers", "views", "created", "last_modified"],
            DatasetSortFields = ["title", "created", "last_update", "reuses", "followers", "views"],
            ContactRoles =
            [
                "contact",
                "creator",
                "publisher",
                "rightsHolder",
                "custodian",
                "distributor",
                "originator",
                "principalInvestigator",
                "processor",
                "resourceProvider",
                "user",
            ],
            BadgeKinds = ["public-service", "certified", "association", "company", "local-authority"],
            ShownQueryNames =
            [
                "q",
                "name",
                "sort",
                "badge",
                "business_number_id",
                "status",
                "user",
                "organization",
                "size",
                "lang",
                "page",
                "page_size",
            ],
            // {message: text}, or {errors: {field: text or [text]}, message: text}
            ErrorBody = new ErrorBodyShape(),
            AssignableRole = "partial_editor",
            OrganizationFields = ["Name", "Acronym", "Description", "Website", "BusinessNumberId", "Extras"],
            ClientType = typeof(UDataProvider),
        };

    /// <summary>A list of one organization.</summary>
    internal const string ListOfOne = """
        {"data": [{"id": "1", "name": "a", "slug": "a", "created_at": "2026-01-01T00:00:00.000000+00:00", "badges": [{"kind": "certified"}],
        "members": [{"role": "admin", "since": "2026-01-01T00:00:00.000000+00:00", "user": {"id": "2", "first_name": "b"}}],
        "metrics": {"datasets": 1}, "extras": {}, "further": 1}], "total": 1, "next_page": null}
        """;

    public async Task<OrgUserInfo> GetUserAsync(OperationContext context) =>
        _models.User(await Api.GetAsync(Route.To($"me/"), UDataJson.Default.UDataUser, context).ConfigureAwait(false));

    public PageSource<Organization> Organizations(OrganizationQuery query)
    {
        PageSource<Organization> list = Organizations(query, Route.To($"organizations/"));
        return IsSearch(query) ? SearchOr(list, query) : list;
    }

    private PageSource<Organization> Organizations(OrganizationQuery query, Route route)
    {
        route = route
            .With("q", query.Query)
            .With("sort", SortKey(query.SortBy, query.Descending))
            .With("badge", query.Badge)
            // Exact, in any case. A pattern cannot be asked for: the cmdlet filters what it gets.
            .With("name", query.Name?.IndexOf('*') >= 0 ? null : query.Name)
            .With("business_number_id", query.BusinessNumberId);
        string? mask = FieldMask(query.Shape.Properties);
        return Paged(
            route,
            UDataJson.Default.UDataPageUDataOrganizationRead,
            Organization (wire) => _models.Organization(wire),
            headers: FieldsHeader(mask is null ? null : $"data{mask},page,page_size,total,next_page")
        );
    }

    public async Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context) =>
        _models.Organization(await ReadOrganizationAsync(id, FieldMask(shape.Properties), context).ConfigureAwait(false));

    public async Task<Organization> CreateOrganizationAsync(OrganizationInput input, OperationContext context)
    {
        MultipartBody? logo = LogoOf(input);
        var sent = new UDataOrganizationRead { Name = input.Name };
        UDataOrganizationRead made = await Api.WriteAsync(
                HttpMethod.Post,
                Route.To($"organizations/"),
                ToWire(input),
                UDataJson.Default.UDataOrganizationWrite,
                UDataJson.Default.UDataOrganizationRead,
                sent,
                context
            )
            .ConfigureAwait(false);
        made = Made(made, sent, input.Name, context);
        if (logo is not null && made.Id is { } id)
            made = await WithLogoAsync(made, id, logo, context).ConfigureAwait(false);
        return _models.Organization(made);
    }

    // The PUT is partial: udata changes only the keys that are there. It would replace all extras, so they have their own way.
    public async Task<Organization> UpdateOrganizationAsync(string id, OrganizationInput changes, OperationContext context)
    {
        MultipartBody? logo = LogoOf(changes);
        UDataOrganizationWrite fields = ToWire(changes);
        fields.Extras = null;
        var sent = new UDataOrganizationRead { Id = id, Name = changes.Name };
        UDataOrganizationRead changed = sent;
        bool hasFields =
            (fields.Name ?? fields.Description ?? fields.Acronym ?? fields.Url ?? fields.BusinessNumberId) is not null
            || (changes.Extras is not { Count: > 0 } && logo is null);
        if (hasFields)
            changed = await PutAsync(id, fields, sent, context).ConfigureAwait(false);
        if (changes.Extras is { Count: > 0 } extras)
        {
            try
            {
                await MergeExtrasAsync(id, extras, context).ConfigureAwait(false);
            }
            catch (OrgException error) when (hasFields)
            {
                throw error.WithMessage($"The other fields of organization '{id}' have been changed, its extras have not: {error.Message}");
            }
            changed = sent;
        }
        if (logo is not null)
        {
            try
            {
                await UploadLogoAsync(id, logo, context).ConfigureAwait(false);
            }
            catch (OrgException error) when (hasFields || changes.Extras is { Count: > 0 })
            {
                throw error.WithMessage($"The other fields of organization '{id}' have been changed, its logo has not: {error.Message}");
            }
            changed = sent;
        }
        return _models.Organization(
            await ReadBackAsync(changed, sent, () => ReadOrganizationAsync(id, null, context), context).ConfigureAwait(false)
        );
    }

    public Task RemoveOrganizationAsync(string id, OperationContext context) =>
        AboutOrganizationAsync(id, () => DeleteAsync(Route.To($"organizations/{id}/"), context));

    public async Task<IReadOnlyList<OrganizationSuggestion>> FindOrganizationsAsync(string text, int size, OperationContext context)
    {
        Route route = Route.To($"organizations/suggest/").With("q", text).With("size", size);
        List<UDataSuggestion> found = await Api.GetAsync(route, UDataJson.Default.ListUDataSuggestion, context).ConfigureAwait(false);
        return found.Present().ConvertAll(_models.Suggestion);
    }

    // The suggestions know names as they are written; the search knows words without their accents, and wants all of them.
    public async Task<IReadOnlyList<OrganizationSuggestion>> NearOrganizationsAsync(string text, int size, OperationContext context)
    {
        string words = NearText.Plain(text);
        foreach (string asked in new[] { text, words }.Distinct())
        {
            IReadOnlyList<OrganizationSuggestion> suggested = await FindOrganizationsAsync(asked, size, context).ConfigureAwait(false);
            if (suggested.Count > 0)
                return suggested;
        }
        foreach (string asked in new[] { words }.Concat(NearText.Words(text).Take(3)).Distinct())
        {
            var options = new ReadOptions { First = MostSearched, PageSize = MostSearched };
            using var reader = new PageReader<Organization>(Organizations(new OrganizationQuery { Query = asked }), options, context);
            IReadOnlyList<Organization>? page = await reader.NextAsync().ConfigureAwait(false);
            List<Organization> near = [.. ListedSearch.Nearest(page ?? [], text, size)];
            if (near.Count > 0)
                return near.ConvertAll(ListedSearch.SuggestionOf);
        }
        return [];
    }

    private Task<UDataOrganizationRead> PutAsync(
        string id,
        UDataOrganizationWrite fields,
        UDataOrganizationRead sent,
        OperationContext context
    ) =>
        AboutOrganizationAsync(
            id,
            () =>
                Api.WriteAsync(
                    HttpMethod.Put,
                    Route.To($"organizations/{id}/"),
                    fields,
                    UDataJson.Default.UDataOrganizationWrite,
                    UDataJson.Default.UDataOrganizationRead,
                    sent,
                    context
                )
        );

    private static Authenticator Authenticate(ConnectionSettings settings) =>
        settings switch
        {
            { Secret: null } => new NoAuthenticator(),
            { Scheme: AuthScheme.Bearer } => HeaderAuthenticator.Authorization("Bearer", settings.Secret),
            _ => new HeaderAuthenticator("X-API-KEY", settings.Secret),
        };

    private static UDataOrganizationWrite ToWire(OrganizationInput input) =>
        new()
        {
            Name = input.Name,
            Description = input.Description,
            Acronym = input.Acronym,
            Url = input.Website,
            BusinessNumberId = input.BusinessNumberId,
            Extras = input.Extras is null ? null : new Dictionary<string, object?>(input.Extras),
        };

    private Task<UDataOrganizationRead> ReadOrganizationAsync(string id, string? mask, OperationContext context) =>
        AboutOrganizationAsync(
            id,
            () => Api.GetAsync(Route.To($"organizations/{id}/"), UDataJson.Default.UDataOrganizationRead, context, FieldsHeader(mask))
        );

    // A list of pages. Past the last one the server answers 404; "total" tells which one that is.
    private PageSource<TModel> Paged<TWire, TModel>(
        Route route,
        JsonTypeInfo<UDataPage<TWire>> type,
        Func<TWire, TModel> map,
        int usualPage = UsualPage,
        IReadOnlyList<KeyValuePair<string, string>>? headers = null
    )
        where TWire : class =>
        new(
            usualPage,
            LargestPage,
            async (page, context) =>
            {
                UDataPage<TWire> answer = await Api.GetAsync(
                        route.With("page", page.Number).With("page_size", page.Size),
                        type,
                        context,
                        headers
                    )
                    .ConfigureAwait(false);
                return new Page<TModel>
                {
                    Items = answer.Data.Present().ConvertAll(new Converter<TWire, TModel>(map)),
                    TotalCount = answer.Total,
                    HasNext = answer.NextPage is { Length: > 0 } and not "false",
                };
            }
        );

    private static ApiRequest Post<TBody>(Route route, TBody body, JsonTypeInfo<TBody> type) =>
        new()
        {
            Method = HttpMethod.Post,
            Route = route,
            Body = JsonSerializer.SerializeToUtf8Bytes(body, type),
        };

    private static string? SortKey(string? field, bool descending) =>
        (field, descending) switch
        {
            (null, true) => throw new OrgException(
                OrgErrorKind.InvalidValue,
                "-Descending needs a field to sort by: name one with -SortBy."
            )
            {
                Provider = OrgProvider.UData,
            },
            (null, false) => null,
            (_, true) => "-" + field,
            _ => field,
        };

    // X-Fields of flask-restx. Id and name are always asked for, because the next cmdlet binds them; a name that
    // the server does not know is dropped by it in silence.
    private static string? FieldMask(IReadOnlyList<string> properties)
    {
        if (properties.Count == 0)
            return null;
        if (properties.FirstOrDefault(property => property.Any(c => c is < ' ' or > '~')) is { } bad)
            throw new OrgException(
                OrgErrorKind.InvalidValue,
                $"'{new string([.. bad.Where(c => !char.IsControl(c))])}' is not a field of uData's."
            )
            {
                Provider = OrgProvider.UData,
            };
        return "{" + string.Join(",", new[] { "id", "name" }.Concat(properties).Distinct()) + "}";
    }

    private static KeyValuePair<string, string>[] FieldsHeader(string? mask) =>
        mask is null ? [] : [new KeyValuePair<string, string>("X-Fields", mask)];

    // Some routes take the 24 hexadecimal digits only, where most take the slug as well.
    private static bool IsId(string idOrSlug) => idOrSlug.Length == 24 && idOrSlug.All(Uri.IsHexDigit);
}
