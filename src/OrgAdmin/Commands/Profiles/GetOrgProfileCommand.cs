using System.Linq;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Gets the profiles.</summary>
[Cmdlet(VerbsCommon.Get, "OrgProfile", HelpUri = HelpPages.Address + "Get-OrgProfile.md")]
[OutputType(typeof(OrgProfile))]
public sealed class GetOrgProfileCommand : OrgCmdlet
{
    /// <summary>The name, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            Guard(
                name,
                () =>
                {
                    var wildcard = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
                    OrgProfile[] found = [.. Engine.Core.Profiles.Load().Where(profile => wildcard.IsMatch(profile.Name))];
                    if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                        throw new OrgException(OrgErrorKind.NotFound, $"There is no profile '{name}'. Register-OrgProfile makes one.");
                    WriteObject(found, enumerateCollection: true);
                }
            );
        }
    }
}
