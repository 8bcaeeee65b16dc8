using System.Management.Automation;
using OrgAdmin.Cmdlets;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Gets the emulator's journal: the requests it received, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "OrgEmulatorRequest")]
[OutputType(typeof(EmulatorRequest))]
public sealed class GetOrgEmulatorRequestCommand : OrgCmdlet
{
    /// <summary>Only paths like this, with wildcards.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string Path { get; set; } = "*";

    /// <summary>Only this method.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string? Method { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var wildcard = WildcardPattern.Get(Path, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        foreach (EmulatorRequest request in Engine.Emulator.Requests)
        {
            if (wildcard.IsMatch(request.Path) && (Method is null || string.Equals(Method, request.Method, System.StringComparison.OrdinalIgnoreCase)))
                WriteObject(request);
        }
    }
}
