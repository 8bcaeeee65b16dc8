namespace OrgAdmin.Capabilities;

/// <summary>Tells of the caller's tokens.</summary>
public interface ITokenReader
{
    /// <summary>The tokens of the caller that still work, the one in use among them.</summary>
    internal PageSource<OrgToken> Tokens();
}
