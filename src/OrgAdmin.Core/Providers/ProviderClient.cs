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

    public string AddressOf(RestCall call) => Api.Redaction.Address(RestCalls.RouteOf(call, Endpoint).ToUri(Endpoint));

    public Task<RestAnswer> InvokeAsync(RestCall call, OperationContext context) =>
        RestCalls.InvokeAsync(Api, Endpoint, _pages, call, context);

    /// <summary>What it takes to be allowed what was refused (403), as a sentence; null where that is not known.</summary>
    protected virtual string? RoleFor(OrgException error) => null;

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
        catch (OrgException error) when (error.Kind == OrgErrorKind.Forbidden && RoleFor(error) is { } role)
        {
            throw error.WithMessage($"{error.Message.TrimEnd('.')}. {role}");
        }
        catch (OrgException error) when (error.Kind == OrgErrorKind.Gone)
        {
            string message = $"Organization '{organizationId}' has been deleted at {Descriptor.DisplayName}.";
            throw error.WithMessage(message, commonSummary: message);
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

    /// <summary>The error for an answer that lacks what was asked for.</summary>
    protected OrgException Incomplete(string what) =>
        new(OrgErrorKind.InvalidResponse, $"The answer of {Descriptor.DisplayName} cannot be used: {what}")
        {
            Provider = Descriptor.Provider,
        };

    /// <summary>What a change has led to: what the server said of it, or if it said nothing, what is there now.</summary>
    /// <param name="written">What the server said.</param>
    /// <param name="sent">What is known without it.</param>
    /// <param name="read">Reads what is there now.</param>
    /// <param name="context">Cancellation and messages.</param>
    protected static async Task<T> ReadBackAsync<T>(T written, T sent, Func<Task<T>> read, OperationContext context)
        where T : class
    {
        if (!ReferenceEquals(written, sent))
            return written;
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            context.Log.Warning($"The change has been made, and what it has led to could not be read: {error.Message}");
            return sent;
        }
    }

    /// <summary>What was made. If the server said nothing of it, nobody knows its id, which a warning says.</summary>
    protected T Made<T>(T written, T sent, string? name, OperationContext context)
        where T : class
    {
        if (ReferenceEquals(written, sent))
            context.Log.Warning(
                $"{Descriptor.DisplayName} has made '{name}' and did not say its id: look it up before it is used further."
            );
        return written;
    }

    /// <summary>Sends a DELETE whose answer does not matter beyond its success.</summary>
    protected Task DeleteAsync(Route route, OperationContext context) =>
        Api.SendAsync(new ApiRequest { Method = HttpMethod.Delete, Route = route }, context);

    /// <summary>The error for an organization that is not there, saying what would help.</summary>
    protected OrgException OrganizationNotFound(string id, OrgException? cause = null)
    {
        string summary = $"Organization '{id}' was not found.";
        string message =
            $"Organization '{id}' was not found at {Descriptor.DisplayName}. Organization ids look "
            + $"like {Descriptor.OrganizationIdExample}; try: Get-Organization -Name {CommandText.Quoted(id)}";
        return new OrgException(OrgErrorKind.NotFound, message, cause?.InnerException)
        {
            Provider = Descriptor.Provider,
            StatusCode = cause?.StatusCode,
            Method = cause?.Method,
            Uri = cause?.Uri,
            RequestId = cause?.RequestId,
            FieldErrors = cause?.FieldErrors ?? OrgException.NoFieldErrors,
            ServerMessage = cause?.ServerMessage,
            CommonSummary = summary,
            UnknownOrganization = id,
        };
    }
}
