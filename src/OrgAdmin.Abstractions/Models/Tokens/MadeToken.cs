namespace OrgAdmin;

/// <summary>A token that was made, with what no later answer has: the token itself.</summary>
/// <param name="token">What is told of it.</param>
/// <param name="secret">The token itself.</param>
internal sealed class MadeToken(OrgToken token, string secret)
{
    public OrgToken Token { get; } = token;

    public string Secret { get; } = secret;
}
