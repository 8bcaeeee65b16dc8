using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Completion;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Removes profiles. The secrets they name stay in their vaults.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "OrgProfile", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Unregister-OrgProfile.md")]
[OutputType(typeof(void))]
public sealed class UnregisterOrgProfileCommand : OrgCmdlet
{
    /// <summary>The profiles' names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            Guard(
                name,
                () =>
                {
                    if (ShouldProcess(name, "Unregister profile") && !Engine.Core.Profiles.Remove(name))
                        throw new OrgException(OrgErrorKind.NotFound, $"There is no profile '{name}'.");
                }
            );
        }
    }
}
