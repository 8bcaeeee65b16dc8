using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers;

/// <summary>The base of all providers' clients: a connection, and errors that name what they are about.</summary>
internal abstract class ProviderClient : IOrgClient, IRestInvoker
{
    private readonly IPageConvention _pages;

    protected ProviderClient(ConnectionSettings settings, ProviderDescriptor descriptor, Authenticator authenticator, IPageConvention pages)
    {
        Descriptor = descriptor;
        Connection = settings.Name;
        Endpoint = settings.Endpoint;
        _pages = pages;
        Api = new ApiClient(settings, descriptor, authenticator);
    }

    public ProviderDescriptor Descriptor { get; }

    public Uri Endpoint { get; }

    /// <summary>The connection's name, which every object carries.</summary>
    protected string Connection { get; }

    protected ApiClient Api { get; }

    public void Dispose() => Api.Dispose();

    public Task<RestAnswer> InvokeAsync(RestCall call, OperationContext context) =>
        RestCalls.InvokeAsync(Api, Endpoint, _pages, call, context);

    /// <summary>Sends a request about one organization; an error then names the organization.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="notFound">The error for a 404 where the path names something else as well, which may be what is missing.</param>
    protected async Task<T> AboutOrganizationAsync<T>(
        string organizationId,
        Func<Task<T>> send,
        Func<OrgException, OrgException>? notFound = null
    )
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.NotFound)
        {
            throw notFound?.Invoke(error) ?? OrganizationNotFound(organizationId, error);
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.Gone)
        {
            throw error.WithMessage($"Organization '{organizationId}' has been deleted at {Descriptor.DisplayName}.");
        }
    }

    /// <summary>Sends a request about one organization whose answer does not matter beyond its success.</summary>
    protected Task AboutOrganizationAsync(string organizationId, Func<Task> send, Func<OrgException, OrgException>? notFound = null) =>
        AboutOrganizationAsync(
            organizationId,
            async () =>
            {
                await send().ConfigureAwait(false);
                return true;
            },
            notFound
        );

    /// <summary>A list below an organization; an error then names the organization.</summary>
    protected PageSource<T> AboutOrganization<T>(string organizationId, PageSource<T> source) =>
        new(
            source.DefaultSize,
            source.MaximumSize,
            (page, context) => AboutOrganizationAsync(organizationId, () => source.GetAsync(page, context))
        );

    /// <summary>The first item of a list that fits; null if none does.</summary>
    protected static async Task<T?> FindAsync<T>(PageSource<T> source, Func<T, bool> fits, OperationContext context)
        where T : class
    {
        using var reader = new PageReader<T>(source, new ReadOptions(), context);
        while (await reader.NextAsync().ConfigureAwait(false) is { } page)
        {
            if (page.FirstOrDefault(fits) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>A user without a value that is a secret itself: a server may show the key to whom it belongs.</summary>
    protected OrgUserInfo WithoutSecrets(OrgUserInfo user)
    {
        Api.Redaction.Value(user.AdditionalProperties);
        return user;
    }

    /// <summary>Sends a DELETE whose answer does not matter beyond its success.</summary>
    protected Task DeleteAsync(Route route, OperationContext context) =>
        Api.SendAsync(new ApiRequest { Method = HttpMethod.Delete, Route = route }, context);

    /// <summary>The error for an organization that is not there, saying what would help.</summary>
    protected OrgException OrganizationNotFound(string id, OrgException? cause = null)
    {
        string message =
            $"Organization '{id}' was not found at {Descriptor.DisplayName}. Organization ids look like {Descriptor.OrganizationIdExample}; try: Get-Organization -Name {Quoted(id)}";
        return cause?.WithMessage(message) ?? new OrgException(OrgErrorKind.NotFound, message) { Provider = Descriptor.Provider };
    }

    private static string Quoted(string text) =>
        text.IndexOfAny([' ', '\'', '"', ';', '|', '&', '$', '(', ')']) < 0 ? text : "'" + text.Replace("'", "''") + "'";
}
