using System;
using System.Linq;

namespace OrgAdmin.Core.Providers.Gandi;

/// <summary>What the form of a token tells: other clients of Gandi's tell the two kinds apart in the same way.</summary>
internal static class GandiToken
{
    private const int PersonalAccessTokenLength = 40;
    private const int ApiKeyLength = 24;

    /// <summary>A personal access token is 40 hexadecimal digits and sent as Bearer, a key is 24 letters and digits.</summary>
    public static AuthScheme? SchemeOf(string token) =>
        token.Length == PersonalAccessTokenLength && token.All(Uri.IsHexDigit) ? AuthScheme.Bearer
        : token.Length == ApiKeyLength && token.All(c => c < 128 && char.IsLetterOrDigit(c)) ? AuthScheme.ApiKey
        : null;
}
