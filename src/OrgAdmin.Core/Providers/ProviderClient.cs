using System;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;

namespace OrgAdmin.Core.Providers;

/// <summary>What the clients of all providers share: a connection, and how they name things in errors.</summary>
internal abstract class ProviderClient : IOrgClient, IRestInvoker
{
    protected ProviderClient(ConnectionSettings settings, ProviderDescriptor descriptor, Authenticator authenticator)
    {
        Descriptor = descriptor;
        Connection = settings.Name;
        Endpoint = settings.Endpoint;
        Api = new ApiClient(settings, descriptor, authenticator);
    }

    public ProviderDescriptor Descriptor { get; }

    public Uri Endpoint { get; }

    /// <summary>The connection's name, which every object carries.</summary>
    protected string Connection { get; }

    protected ApiClient Api { get; }

    public void Dispose() => Api.Dispose();

    public Task<RestAnswer> InvokeAsync(RestCall call, OperationContext context) => RestCalls.InvokeAsync(Api, Endpoint, call, context);

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
