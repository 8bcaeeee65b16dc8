namespace OrgAdmin.Commands.Base;

/// <summary>Where the help pages are to be read online: <c>Get-Help -Online</c> opens the cmdlet's own.</summary>
internal static class HelpPages
{
    /// <summary>
    /// The folder of the pages, where the repository is to be published. Whoever publishes it elsewhere changes this line and the HelpUri
    /// of the pages in docs/en-US, which a test compares with it.
    /// </summary>
    public const string Address = "https://github.com/OrgAdmin/OrgAdmin/blob/main/docs/en-US/";
}
