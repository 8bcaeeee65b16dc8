namespace OrgAdmin;

/// <summary>How a credential is presented.</summary>
public enum AuthScheme
{
    /// <summary><c>Authorization: Bearer</c> with a personal access token (Gandi) or an OAuth token (uData).</summary>
    Bearer,

    /// <summary>An API key: <c>Authorization: Apikey</c> (Gandi) or <c>X-API-KEY</c> (uData).</summary>
    ApiKey,

    /// <summary><c>X-Auth-Token</c> (Equinix Metal).</summary>
    AuthToken,

    /// <summary><c>Authorization: Basic</c>, with user <c>api</c> and the secret as password, or a login (Munch).</summary>
    Basic,

    /// <summary>A short-lived token that the client fetches and refreshes itself (Munch).</summary>
    Jwt,
}
