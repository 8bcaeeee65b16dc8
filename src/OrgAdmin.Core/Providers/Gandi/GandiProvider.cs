using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>
/// Gandi v5 (https://api.gandi.net/docs/organization): organizations are read, and resellers order customers.
/// </summary>
internal sealed partial class GandiProvider(ConnectionSettings settings)
    : ProviderClient(settings, Descriptor, Authenticate(settings), new GandiPages()),
        IUserReader,
        IOrganizationReader,
        IOrganizationFinder,
        ICustomerManager
{
    public static new ProviderDescriptor Descriptor { get; } =
        new()
        {
            Provider = OrgProvider.Gandi,
            DisplayName = "Gandi",
            Environments = new Dictionary<string, Uri>
            {
                ["Production"] = new("https://api.gandi.net/v5"),
                ["Sandbox"] = new("https://api.sandbox.gandi.net/v5"),
            },
            Schemes = [AuthScheme.Bearer, AuthScheme.ApiKey],
            CredentialVariables =
            [
                new CredentialVariable("GANDI_PERSONAL_ACCESS_TOKEN", AuthScheme.Bearer),
                new CredentialVariable("GANDI_API_KEY", AuthScheme.ApiKey),
            ],
            SchemeOfToken = GandiToken.SchemeOf,
            OrganizationIdExample = "80548b45-…",
            SortFields = ["name", "type", "id"],
            ShownQueryNames = ["~name", "name", "permission", "sort_by", "type", "page", "per_page"],
            // {code, message, object, cause}, or {status, errors: [{location, name, description}]}
            ErrorBody = new ErrorBodyShape
            {
                StatusNames = ["code", "object", "cause", "status"],
                ItemFieldName = "name",
                ItemMessageName = "description",
            },
            ClientType = typeof(GandiProvider),
        };

    /// <summary>A list of one organization.</summary>
    internal const string ListOfOne = """[{"id": "1", "name": "a", "type": "company", "email": "a@b", "reseller": false, "further": 1}]""";

    private readonly ConnectionSettings _settings = settings;

    public async Task<OrgUserInfo> GetUserAsync(OperationContext context) =>
        ToModel(await Api.GetAsync(Route.To($"organization/user-info"), GandiJson.Default.GandiUser, context).ConfigureAwait(false));

    public PageSource<Organization> Organizations(OrganizationQuery query)
    {
        // A name with wildcards is a pattern of Gandi's own ("~name"); "?" is not part of it, so the cmdlet filters that.
        bool isPattern = query.Name?.IndexOf('*') >= 0;
        Route route = Route
            .To($"organization/organizations")
            .With(isPattern ? "~name" : "name", query.Name)
            .With("permission", query.Permission)
            .With("sort_by", query.SortBy)
            .With("type", query.Type);
        return Listed(route, GandiJson.Default.ListGandiOrganization, ToModel);
    }

    // The API suggests nothing, so the list is searched.
    public Task<IReadOnlyList<OrganizationSuggestion>> FindOrganizationsAsync(string text, int size, OperationContext context) =>
        new ListedSearch(this).FindAsync(text, size, context);

    public Task<IReadOnlyList<OrganizationSuggestion>> NearOrganizationsAsync(string text, int size, OperationContext context) =>
        new ListedSearch(this).NearAsync(text, size, context);

    public async Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context)
    {
        OrgException refusal;
        try
        {
            Route route = Route.To($"organization/organizations/{id}");
            return ToModel(await Api.GetAsync(route, GandiJson.Default.GandiOrganization, context).ConfigureAwait(false));
        }
        catch (OrgException error)
            when (error.Kind is OrgErrorKind.NotFound or OrgErrorKind.OperationNotSupported or OrgErrorKind.Forbidden)
        {
            // Clients use this route, and the document does not have it: what it refuses is looked for in the list.
            refusal = error;
        }
        return await FindAsync(
                    Organizations(new OrganizationQuery()),
                    organization => string.Equals(organization.Id, id, StringComparison.OrdinalIgnoreCase),
                    context
                )
                .ConfigureAwait(false)
            ?? throw (
                refusal.Kind == OrgErrorKind.Forbidden
                    ? refusal.WithMessage($"{refusal.Message.TrimEnd('.')}. {RoleFor(refusal)}")
                    : OrganizationNotFound(id)
            );
    }

    public PageSource<Customer> Customers(CustomerQuery query)
    {
        // Unlike the list of organizations, this one takes patterns in "name" itself.
        Route route = Route
            .To($"organization/organizations/{query.OrganizationId}/customers")
            .With("name", query.Name)
            .With("permission", query.Permission)
            .With("sort_by", query.SortBy);
        PageSource<Customer> source = Listed(
            route,
            GandiJson.Default.ListGandiCustomer,
            customer => ToModel(customer, query.OrganizationId)
        );
        return AboutOrganization(query.OrganizationId, source);
    }

    public Task<Customer> CreateListedCustomerAsync(
        string organizationId,
        CustomerInput input,
        TimeSpan timeout,
        OperationContext context
    ) => new CustomerOrder(this, organizationId, timeout).CompleteAsync(input, context);

    public CustomerInput Check(CustomerInput input) => CustomerForm.Of(input);

    public Task<CustomerReceipt> CreateCustomerAsync(string organizationId, CustomerInput input, OperationContext context)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Route = Route.To($"organization/organizations/{organizationId}/customers"),
            Body = JsonSerializer.SerializeToUtf8Bytes(ToWire(input), GandiJson.Default.GandiNewCustomer),
        };
        return AboutOrganizationAsync(
            organizationId,
            () =>
                Api.SendAsync(
                    request,
                    async (response, cancellationToken) =>
                    {
                        GandiMessage answer = await Api
                            .Reader.ReadWrittenAsync(
                                response,
                                GandiJson.Default.GandiMessage,
                                new GandiMessage(),
                                context,
                                cancellationToken
                            )
                            .ConfigureAwait(false);
                        return new CustomerReceipt
                        {
                            Service = OrgProvider.Gandi,
                            Connection = Connection,
                            OrganizationId = organizationId,
                            Email = input.Email,
                            Message = answer.Message ?? "",
                            Location = response.Headers.Location?.OriginalString,
                            AdditionalProperties = answer.Rest!,
                        };
                    },
                    context
                )
        );
    }

    // A reseller has customers, and a token has permissions on organizations.
    protected override string? RoleFor(OrgException error) =>
        error.Uri?.IndexOf("/customers", StringComparison.Ordinal) >= 0
            ? "It takes a reseller's organization, and a token with permissions on it."
            : "It takes a token with permissions on the organization.";

    private static HeaderAuthenticator Authenticate(ConnectionSettings settings) =>
        HeaderAuthenticator.Authorization(
            settings.Scheme == AuthScheme.ApiKey ? "Apikey" : "Bearer",
            settings.Secret
                ?? throw new OrgException(OrgErrorKind.NotConnected, "Gandi answers nothing without a token.")
                {
                    Provider = OrgProvider.Gandi,
                }
        );

    // The organization routes document no paging: a bare array is complete. Elsewhere Gandi announces more in
    // Total-Count and Link (https://api.gandi.net/docs/reference), so a server that does so here is believed.
    private PageSource<TModel> Listed<TWire, TModel>(Route route, JsonTypeInfo<List<TWire>> type, Func<TWire, TModel> map)
        where TWire : class =>
        new(
            PageSource.Unpaged,
            PageSource.Unpaged,
            (page, context) =>
            {
                var request = new ApiRequest
                {
                    Method = HttpMethod.Get,
                    Route = page.Number == 1 ? route : route.With("page", page.Number).With("per_page", page.Size),
                };
                return Api.SendAsync(
                    request,
                    async (response, cancellationToken) =>
                    {
                        List<TWire> items = (
                            await Api.Reader.ReadJsonAsync(response, type, cancellationToken).ConfigureAwait(false)
                        ).Present();
                        long? total = ResponseHeaders.Number(response, "Total-Count");
                        // Where there are links, they tell where the list ends. Without any, only the total does.
                        long position = (page.Number == 1 ? 0 : (page.Number - 1L) * page.Size) + items.Count;
                        bool hasNext = response.Headers.Contains("Link")
                            ? ResponseHeaders.NextLink(response) is not null
                            : items.Count > 0 && total > position;
                        return new Page<TModel>
                        {
                            Items = items.ConvertAll(new Converter<TWire, TModel>(map)),
                            TotalCount = total ?? (hasNext || page.Number > 1 ? null : items.Count),
                            HasNext = hasNext,
                        };
                    },
                    context
                );
            }
        );

    private Organization ToModel(GandiOrganization wire) =>
        new()
        {
            Service = OrgProvider.Gandi,
            Connection = Connection,
            Id = wire.Id ?? "",
            Name = wire.Name ?? "",
            Type = wire.Type,
            LegalName = wire.Orgname,
            FirstName = wire.Firstname,
            LastName = wire.Lastname,
            Email = wire.Email,
            Reseller = wire.Reseller,
            Corporate = wire.Corporate,
            Siren = wire.Siren,
            VatNumber = wire.VatNumber,
            AdditionalProperties = wire.Rest!,
        };

    private Customer ToModel(GandiCustomer wire, string organizationId) =>
        new()
        {
            Service = OrgProvider.Gandi,
            Connection = Connection,
            Id = wire.Id ?? "",
            OrganizationId = organizationId,
            Name = wire.Name ?? "",
            Type = wire.Type,
            OrganizationName = wire.Orgname,
            FirstName = wire.Firstname,
            LastName = wire.Lastname,
            Email = wire.Email,
            AdditionalProperties = wire.Rest!,
        };

    private OrgUserInfo ToModel(GandiUser wire) =>
        new()
        {
            Service = OrgProvider.Gandi,
            Connection = Connection,
            Id = wire.Id ?? "",
            UserName = wire.Username ?? "",
            Name = wire.Name ?? "",
            FirstName = wire.Firstname,
            LastName = wire.Lastname,
            Email = wire.Email,
            Language = wire.Lang,
            Phone = wire.Phone,
            Fax = wire.Fax,
            StreetAddress = wire.Streetaddr,
            StreetAddress2 = wire.Streetaddr2,
            PostalCode = wire.Zip,
            City = wire.City,
            State = wire.State,
            Country = wire.Country,
            AdditionalProperties = wire.Rest!,
        };

    private static GandiNewCustomer ToWire(CustomerInput input) =>
        new()
        {
            Type = input.Type,
            Firstname = input.FirstName,
            Lastname = input.LastName,
            Orgname = input.OrganizationName,
            Email = input.Email,
            Streetaddr = input.StreetAddress,
            Streetaddr2 = input.StreetAddress2,
            Zip = input.PostalCode,
            City = input.City,
            Country = input.Country,
            State = input.State,
            Phone = input.Phone,
            Fax = input.Fax,
            Reference = input.Reference,
        };
}
