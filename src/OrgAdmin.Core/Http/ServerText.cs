namespace OrgAdmin.Core.Http;

/// <summary>Makes a text of a server's choosing short enough to be shown.</summary>
internal static class ServerText
{
    private const int Longest = 1000;

    /// <summary>The beginning of a long text.</summary>
    public static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return text;
        int end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text.Substring(0, end) + "…";
    }
}
