using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin;

/// <summary>What there is to know about a provider before connecting to it.</summary>
internal sealed class ProviderDescriptor
{
    /// <summary>The provider.</summary>
    public OrgProvider Provider { get; init; }

    /// <summary>Its name in a sentence, such as "Equinix Metal".</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The endpoints by environment; the first one is the default.</summary>
    public IReadOnlyDictionary<string, Uri> Environments { get; init; } = new Dictionary<string, Uri>();

    /// <summary>The default environment.</summary>
    public string DefaultEnvironment { get; init; } = "Production";

    /// <summary>The ways to present a credential; the first one is the default.</summary>
    public IReadOnlyList<AuthScheme> Schemes { get; init; } = [];

    /// <summary>The way to present a login and its password, where that is not the default way; null if it is.</summary>
    public AuthScheme? LoginScheme { get; init; }

    /// <summary>
    /// The environment variables that may hold a credential, in order, and the scheme each one is for. One that is good for several schemes
    /// is there several times.
    /// </summary>
    public IReadOnlyList<CredentialVariable> CredentialVariables { get; init; } = [];

    /// <summary>The scheme that a token is for, where its form tells; null where it does not.</summary>
    public Func<string, AuthScheme?> SchemeOfToken { get; init; } = _ => null;

    /// <summary>Whether it can be asked without a credential.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>What an organization id looks like there, for error messages.</summary>
    public string OrganizationIdExample { get; init; } = "";

    /// <summary>The roles that its API documents, the strongest first.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The only role whose holders are assigned objects; null where there are no assignments.</summary>
    public string? AssignableRole { get; init; }

    /// <summary>The fields of organizations that its API writes, by the names of the cmdlets' parameters.</summary>
    public IReadOnlyList<string> OrganizationFields { get; init; } = [];

    /// <summary>What to ask for so that an organization comes with every field that can be written.</summary>
    public OrganizationShape WholeShape { get; init; } = OrganizationShape.Default;

    /// <summary>The fields by which its API sorts organizations.</summary>
    public IReadOnlyList<string> SortFields { get; init; } = [];

    /// <summary>The fields by which its API sorts datasets.</summary>
    public IReadOnlyList<string> DatasetSortFields { get; init; } = [];

    /// <summary>What contact points may be for there.</summary>
    public IReadOnlyList<string> ContactRoles { get; init; } = [];

    /// <summary>The kinds of badges that its API documents.</summary>
    public IReadOnlyList<string> BadgeKinds { get; init; } = [];

    /// <summary>The ways in which an opt-out comes about there.</summary>
    public IReadOnlyList<string> OptOutOrigins { get; init; } = [];

    /// <summary>The query parameters whose values are no secret, so that logs and errors show them.</summary>
    public IReadOnlyList<string> ShownQueryNames { get; init; } = [];

    /// <summary>How its refusals are written.</summary>
    public ErrorBodyShape ErrorBody { get; init; } = new();

    /// <summary>What a person should know before using it; null if nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>The class that talks to it. Its interfaces are what the provider can do.</summary>
    public Type ClientType { get; init; } = typeof(object);

    /// <summary>Whether the provider has a capability.</summary>
    /// <param name="capability">One of the interfaces of OrgAdmin.Capabilities.</param>
    public bool Has(Type capability) => capability.IsAssignableFrom(ClientType);

    /// <summary>Its default endpoint.</summary>
    public Uri DefaultEndpoint => Environments[DefaultEnvironment];

    /// <summary>Its default scheme.</summary>
    public AuthScheme DefaultScheme => Schemes.First();

    /// <summary>The way to present a credential when nothing else is said.</summary>
    /// <param name="userName">Its user name; null or <c>api</c> for a key, anything else for a login.</param>
    public AuthScheme SchemeOf(string? userName) => userName is null or "api" ? DefaultScheme : LoginScheme ?? DefaultScheme;
}
