namespace OrgAdmin.Commands.Base;

/// <summary>Where the help pages are to be read online: <c>Get-Help -Online</c> opens the cmdlet's own.</summary>
internal static class HelpPages
{
    /// <summary>
    /// The folder of the pages. The repository is published under this address, and every other address of the project begins like it:
    /// whoever publishes it elsewhere changes it here and runs docs/Update-Help.ps1.
    /// </summary>
    public const string Address = "https://github.com/OrgAdmin/OrgAdmin/blob/main/docs/en-US/";
}
