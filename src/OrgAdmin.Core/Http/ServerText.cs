namespace OrgAdmin.Core.Http;

/// <summary>Makes a text of a server's choosing short enough to be shown.</summary>
internal static class ServerText
{
    private const int Longest = 1001;

    /// <summary>The beginning of a long text.</summary>
    public static string Shortened(string text) => DisplayText.Shortened(text, Longest);
}
