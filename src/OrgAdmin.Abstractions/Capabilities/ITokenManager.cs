using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OrgAdmin.Capabilities;

/// <summary>Makes and revokes the caller's tokens.</summary>
public interface ITokenManager : ITokenReader
{
    /// <summary>Makes a token. The token itself is told this once.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="expiresAt">When it ends; null for never.</param>
    /// <param name="scopes">What it may be used for; null leaves that to the provider.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task<MadeToken> CreateTokenAsync(
        string? name,
        DateTimeOffset? expiresAt,
        IReadOnlyList<string>? scopes,
        OperationContext context
    );

    /// <summary>Revokes a token.</summary>
    /// <param name="id">The token's id.</param>
    /// <param name="context">Cancellation and messages.</param>
    internal Task RevokeTokenAsync(string id, OperationContext context);
}
