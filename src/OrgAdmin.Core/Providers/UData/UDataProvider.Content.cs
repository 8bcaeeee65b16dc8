using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>
/// What hangs on the site and not on the organization: users, dataservices, activity and contact points. These take the
/// organization's id only, so it is looked up once, which also tells whether there is one.
/// </summary>
internal sealed partial class UDataProvider : IUserFinder, IActivityReader, IContactManager, IContentExporter
{
    // As many as the server gives (udata's suggest_size).
    private const int MostUsers = 20;

    // A line of text for each thing: the largest organizations have some ten thousand.
    private const long LargestTable = 1024L * 1024 * 1024;

    public async Task<IReadOnlyList<UserSuggestion>> FindUsersAsync(string text, OperationContext context)
    {
        Route route = Route.To($"users/suggest/").With("q", text).With("size", MostUsers);
        List<UDataUserSuggestion> found = await Api.GetAsync(route, UDataJson.Default.ListUDataUserSuggestion, context)
            .ConfigureAwait(false);
        return found.Present().ConvertAll(_models.Suggestion);
    }

    public PageSource<OrganizationDataservice> Dataservices(string organizationId) =>
        OfId(
            organizationId,
            id =>
                Paged(
                    Route.To($"dataservices/").With("organization", id),
                    UDataJson.Default.UDataPageUDataDataservice,
                    service => _models.Dataservice(service, id)
                )
        );

    public PageSource<OrganizationActivity> Activities(string organizationId) =>
        OfId(
            organizationId,
            id =>
                Paged(
                    Route.To($"activity/").With("organization", id),
                    UDataJson.Default.UDataPageUDataActivity,
                    activity => _models.Activity(activity, id)
                )
        );

    public PageSource<OrganizationContact> Contacts(string organizationId) =>
        FirstPageAboutOrganization(
            organizationId,
            Paged(
                Route.To($"organizations/{organizationId}/contacts/"),
                UDataJson.Default.UDataPageUDataContact,
                contact => _models.Contact(contact, organizationId)
            )
        );

    // 201, or 200 where the organization has one already that says the same.
    public async Task<OrganizationContact> CreateContactAsync(string organizationId, ContactInput input, OperationContext context)
    {
        string id = await IdOfAsync(organizationId, context).ConfigureAwait(false);
        var body = new UDataContact
        {
            Name = input.Name,
            Email = input.Email,
            ContactForm = input.ContactForm,
            Role = input.Role,
            Organization = id,
        };
        UDataContact made = await Api.WriteAsync(
                Post(Route.To($"contacts/"), body, UDataJson.Default.UDataContact),
                UDataJson.Default.UDataContact,
                body,
                context
            )
            .ConfigureAwait(false);
        return _models.Contact(Made(made, body, input.Name, context), id);
    }

    // A PUT keeps what it does not name, so that what is to be empty is named without a value.
    public Task UpdateContactAsync(string contactId, ContactInput input, OperationContext context) =>
        Api.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Put,
                Route = Route.To($"contacts/{contactId}/"),
                Body = PlainJson.ToUtf8(
                    new Dictionary<string, object?>
                    {
                        ["name"] = input.Name,
                        ["email"] = input.Email,
                        ["contact_form"] = input.ContactForm,
                        ["role"] = input.Role,
                    }
                ),
            },
            context
        );

    public Task RemoveContactAsync(string contactId, OperationContext context) => DeleteAsync(Route.To($"contacts/{contactId}/"), context);

    public async Task ExportContentAsync(string organizationId, ContentTable table, Stream destination, OperationContext context)
    {
        string file = table switch
        {
            ContentTable.Dataset => "datasets.csv",
            ContentTable.Resource => "datasets-resources.csv",
            ContentTable.Dataservice => "dataservices.csv",
            _ => "discussions.csv",
        };
        var request = new ApiRequest
        {
            Method = HttpMethod.Get,
            Route = Route.To($"organizations/{organizationId}/{file}"),
            Accept = "text/csv",
        };
        await AboutOrganizationAsync(
                organizationId,
                () =>
                    Api.SendAsync(
                        request,
                        async (response, cancellationToken) =>
                        {
                            await CopyTableAsync(response, destination, cancellationToken).ConfigureAwait(false);
                            return true;
                        },
                        context
                    )
            )
            .ConfigureAwait(false);
    }

    private async Task CopyTableAsync(HttpResponseMessage response, Stream destination, CancellationToken cancellationToken)
    {
        Api.Reader.RefuseWebPage(response);
        if (response.Content.Headers.ContentType?.MediaType is not "text/csv")
            throw Api.Reader.Invalid(response, "it is no CSV.");
        await ResponseReader.CopyAsync(response, destination, LargestTable, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> IdOfAsync(string organizationId, OperationContext context) =>
        (await ReadOrganizationAsync(organizationId, "{id}", context).ConfigureAwait(false)).Id ?? organizationId;

    // The first page is asked for before any other, so the id is looked up once.
    private PageSource<T> OfId<T>(string organizationId, Func<string, PageSource<T>> list)
    {
        PageSource<T>? source = null;
        PageSource<T> shape = list(organizationId);
        return new PageSource<T>(
            shape.DefaultSize,
            shape.MaximumSize,
            async (page, context) =>
            {
                source ??= list(await IdOfAsync(organizationId, context).ConfigureAwait(false));
                return await source.GetAsync(page, context).ConfigureAwait(false);
            }
        );
    }
}
