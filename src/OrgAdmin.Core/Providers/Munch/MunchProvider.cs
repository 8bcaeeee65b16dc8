using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers.Munch;

/// <summary>
/// Munch, the engine behind CrunchMail (https://crunchmail.github.io/munch-core): an organization, its children,
/// and who is invited into them. The documents leave things out that the server's code says, so comments name
/// the code of crunchmail/munch-core where it decides.
/// </summary>
internal sealed partial class MunchProvider(ConnectionSettings settings)
    : ProviderClient(settings, Descriptor, Authenticate(settings), new MunchPages()),
        IUserReader,
        IOrganizationReader,
        IOrganizationWriter,
        IOrganizationRemover,
        IOrganizationTreeReader,
        IOrganizationFinder,
        IOptOutReader
{
    // src/munch/core/utils/pagination.py
    private const int ServerPageSize = 50;
    private const int LargestPageSize = 1000;

    // Opt-outs are four short fields each and there may be very many of them.
    private const int OptOutPageSize = 500;

    private readonly Uri _endpoint = settings.Endpoint;
    private readonly MunchModels _models = new(settings.Name);

    public static new ProviderDescriptor Descriptor { get; } =
        new()
        {
            Provider = OrgProvider.Munch,
            DisplayName = "Munch",
            Environments = new Dictionary<string, Uri> { ["Production"] = new("https://api.crunchmail.net/v1") },
            Schemes = [AuthScheme.Basic, AuthScheme.Jwt],
            // SecretBasicAuthentication takes the user "api" and no other; a login is exchanged for a token.
            LoginScheme = AuthScheme.Jwt,
            // The secret is good for both schemes.
            CredentialVariables =
            [
                new CredentialVariable("MUNCH_API_SECRET", AuthScheme.Basic),
                new CredentialVariable("MUNCH_API_SECRET", AuthScheme.Jwt),
            ],
            OrganizationIdExample = "42",
            OptOutOrigins = ["mail", "web", "feedback-loop", "abuse", "bounce"],
            ShownQueryNames = ["origin", "page", "page_size"],
            // {detail: text}, or {field: [text]}
            ErrorBody = new ErrorBodyShape { ListNames = ["non_field_errors", "errors", "error", "detail", "message"] },
            OrganizationFields =
            [
                "Name",
                "ContactEmail",
                "ParentId",
                "Nickname",
                "NotifyMessageStatus",
                "NotifyOptOuts",
                "ExternalOptOutMessage",
            ],
            ClientType = typeof(MunchProvider),
        };

    /// <summary>A list of one organization.</summary>
    internal const string ListOfOne = """
        {"count": 1, "next": null, "results": [{"url": "https://localhost/organizations/1/", "name": "a", "contact_email": "a@b",
        "settings": {"nickname": "a"}, "can_attach_files": true, "further": 1}]}
        """;

    public async Task<OrgUserInfo> GetUserAsync(OperationContext context) => _models.ToModel(await MeAsync(context).ConfigureAwait(false));

    // The server lists the caller's own organization and no other, and knows no filter.
    public PageSource<Organization> Organizations(OrganizationQuery query) =>
        Paged(Route.To($"organizations/"), ServerPageSize, MunchJson.Default.MunchListMunchOrganizationObject, _models.ToModel);

    // The API suggests nothing, so the list is searched.
    public Task<IReadOnlyList<OrganizationSuggestion>> FindOrganizationsAsync(string text, int size, OperationContext context) =>
        new ListedSearch(this).FindAsync(text, size, context);

    public Task<IReadOnlyList<OrganizationSuggestion>> NearOrganizationsAsync(string text, int size, OperationContext context) =>
        new ListedSearch(this).NearAsync(text, size, context);

    public async Task<Organization> GetOrganizationAsync(string id, OrganizationShape shape, OperationContext context) =>
        _models.ToModel(await ReadAsync(id, context).ConfigureAwait(false));

    public PageSource<Organization> Children(string organizationId)
    {
        // A bare array by the server's code. Should it come in pages one day, they are followed.
        Route route = Route.To($"organizations/{organizationId}/children/");
        return new PageSource<Organization>(
            PageSource.Unpaged,
            PageSource.Unpaged,
            (page, context) =>
                AboutOrganizationAsync(
                    organizationId,
                    async () =>
                    {
                        Route asked = page.Number == 1 ? route : route.With("page", page.Number).With("page_size", page.Size);
                        MunchList<MunchOrganizationObject> list = await Api.GetAsync(
                                asked,
                                MunchJson.Default.MunchListMunchOrganizationObject,
                                context
                            )
                            .ConfigureAwait(false);
                        return new Page<Organization>
                        {
                            Items = list.Results.ConvertAll(new Converter<MunchOrganizationObject, Organization>(_models.ToModel)),
                            TotalCount = list.IsWhole ? list.Results.Count : list.Count,
                            HasNext = list.HasNext,
                        };
                    }
                )
        );
    }

    public PageSource<OrganizationOptOut> OptOuts(OptOutQuery query)
    {
        Route route = Route
            .To($"organizations/{query.OrganizationId}/opt_outs/")
            .With("address", query.Address)
            .With("origin", query.Origin);
        PageSource<OrganizationOptOut> source = Paged(
            route,
            OptOutPageSize,
            MunchJson.Default.MunchListMunchOptOut,
            optOut => _models.ToModel(optOut, query.OrganizationId)
        );
        return AboutOrganization(query.OrganizationId, source);
    }

    public async Task<Organization> CreateOrganizationAsync(OrganizationInput input, OperationContext context)
    {
        var body = new MunchOrganizationObject
        {
            Name = input.Name,
            ContactEmail = input.ContactEmail,
            Settings = Changed(null, input),
            Parent = input.ParentId is null ? await OwnOrganizationAsync(context).ConfigureAwait(false) : UrlOf(input.ParentId),
        };
        try
        {
            MunchOrganizationObject made = await SendAsync(HttpMethod.Post, Route.To($"organizations/"), body, context)
                .ConfigureAwait(false);
            return _models.ToModel(Made(made, body, input.Name, context));
        }
        catch (OrgException error) when (input.ParentId is not null && error.FieldErrors.ContainsKey("parent"))
        {
            throw error.WithMessage(
                $"{Sentence(error.Message)} Only your own organization can be the parent of a new one; without -ParentId it is."
            );
        }
    }

    public async Task<Organization> UpdateOrganizationAsync(string id, OrganizationInput changes, OperationContext context)
    {
        // The server would do it (validate_children is never called), and the organization would hang below itself.
        if (changes.ParentId is not null && IsSameId(changes.ParentId, id))
        {
            throw new OrgException(OrgErrorKind.ValidationFailed, $"Organization '{id}' cannot be its own parent. Nothing was sent.")
            {
                Provider = OrgProvider.Munch,
            };
        }
        // PUT replaces the whole object, and validates "parent" even if nothing about it changes.
        MunchOrganizationObject organization = await ReadAsync(id, context).ConfigureAwait(false);
        string why = organization.Parent is null
            ? $"'{organization.Name}' has no parent, and the API changes only children of your own organization."
            : "The API changes only children of your own organization.";
        organization.Name = changes.Name ?? organization.Name;
        organization.ContactEmail = changes.ContactEmail ?? organization.ContactEmail;
        organization.Settings = Changed(organization.Settings, changes);
        organization.Parent = changes.ParentId is null ? organization.Parent : UrlOf(changes.ParentId);
        try
        {
            MunchOrganizationObject changed = await AboutOrganizationAsync(
                    id,
                    () => SendAsync(HttpMethod.Put, Route.To($"organizations/{id}/"), organization, context)
                )
                .ConfigureAwait(false);
            return _models.ToModel(await ReadBackAsync(changed, organization, () => ReadAsync(id, context), context).ConfigureAwait(false));
        }
        catch (OrgException error) when (error.FieldErrors.ContainsKey("parent"))
        {
            throw error.WithMessage($"{Sentence(error.Message)} {why}");
        }
    }

    public Task RemoveOrganizationAsync(string id, OperationContext context) =>
        AboutOrganizationAsync(id, () => DeleteAsync(Route.To($"organizations/{id}/"), context));

    // Permissions come with groups (src/munch/apps/users/migrations/0002_permissions.py).
    protected override string? RoleFor(OrgException error) =>
        error.Method switch
        {
            "GET" => "It takes membership in a group, and shows only the own organization and its children.",
            "DELETE" => "Only an administrator can remove an organization, and only a child of the own one.",
            _ => "It takes the group administrators.",
        };

    private static Authenticator Authenticate(ConnectionSettings settings)
    {
        string secret =
            settings.Secret
            ?? throw new OrgException(OrgErrorKind.NotConnected, "Munch answers nothing without a secret.")
            {
                Provider = OrgProvider.Munch,
            };
        return settings.Scheme == AuthScheme.Jwt
            ? new JwtAuthenticator(settings, Descriptor)
            : HeaderAuthenticator.Basic(settings.UserName, secret);
    }

    private Task<MunchUser> MeAsync(OperationContext context) => Api.GetAsync(Route.To($"me/"), MunchJson.Default.MunchUser, context);

    private async Task<string> OwnOrganizationAsync(OperationContext context) =>
        (await MeAsync(context).ConfigureAwait(false)).Organization
        ?? throw new OrgException(
            OrgErrorKind.ValidationFailed,
            "The user of this connection belongs to no organization that could be the parent of a new one."
        )
        {
            Provider = OrgProvider.Munch,
        };

    private Task<MunchOrganizationObject> ReadAsync(string id, OperationContext context) =>
        AboutOrganizationAsync(
            id,
            () => Api.GetAsync(Route.To($"organizations/{id}/"), MunchJson.Default.MunchOrganizationObject, context)
        );

    private Task<MunchOrganizationObject> SendAsync(
        HttpMethod method,
        Route route,
        MunchOrganizationObject body,
        OperationContext context
    ) =>
        Api.WriteAsync(
            method,
            route,
            body,
            MunchJson.Default.MunchOrganizationObject,
            MunchJson.Default.MunchOrganizationObject,
            body,
            context
        );

    private PageSource<TModel> Paged<TWire, TModel>(Route route, int size, JsonTypeInfo<MunchList<TWire>> type, Func<TWire, TModel> map) =>
        new(
            size,
            LargestPageSize,
            async (page, context) =>
            {
                MunchList<TWire> list = await Api.GetAsync(route.With("page", page.Number).With("page_size", page.Size), type, context)
                    .ConfigureAwait(false);
                if (!list.IsWhole)
                    return new Page<TModel>
                    {
                        Items = list.Results.ConvertAll(new Converter<TWire, TModel>(map)),
                        TotalCount = list.Count,
                        HasNext = list.HasNext,
                    };
                // A bare array is the whole list whatever page was asked for.
                long before = (page.Number - 1L) * page.Size;
                IEnumerable<TWire> items = list.Results.Skip((int)Math.Min(before, int.MaxValue)).Take(page.Size);
                return new Page<TModel>
                {
                    Items = [.. items.Select(map)],
                    TotalCount = list.Results.Count,
                    HasNext = before + page.Size < list.Results.Count,
                };
            }
        );

    private string UrlOf(string organizationId) => Route.To($"organizations/{organizationId}/").ToUri(_endpoint).AbsoluteUri;

    // The server reads an id as a number, so that 01 is 1.
    private static bool IsSameId(string one, string other) =>
        one == other
        || (
            long.TryParse(one, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number)
            && long.TryParse(other, NumberStyles.Integer, CultureInfo.InvariantCulture, out long otherNumber)
            && number == otherNumber
        );

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    private static MunchSettings? Changed(MunchSettings? settings, OrganizationInput changes)
    {
        if (
            changes.Nickname is null
            && changes.NotifyMessageStatus is null
            && changes.NotifyOptOuts is null
            && changes.ExternalOptOutMessage is null
        )
            return settings;
        settings ??= new MunchSettings();
        settings.Nickname = changes.Nickname ?? settings.Nickname;
        settings.NotifyMessageStatus = changes.NotifyMessageStatus ?? settings.NotifyMessageStatus;
        settings.NotifyOptouts = changes.NotifyOptOuts ?? settings.NotifyOptouts;
        settings.ExternalOptoutMessage = changes.ExternalOptOutMessage ?? settings.ExternalOptoutMessage;
        return settings;
    }
}
