using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Makes chosen requests to the emulator fail.</summary>
[Cmdlet(VerbsCommon.Set, "OrgEmulatorFault", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Set-OrgEmulatorFault.md")]
[OutputType(typeof(void))]
public sealed class SetOrgEmulatorFaultCommand : OrgCmdlet
{
    /// <summary>Which paths, with * as wildcard. Left out, all.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Path { get; set; }

    /// <summary>Which method. Left out, all.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string? Method { get; set; }

    /// <summary>The status to answer; 0 only delays.</summary>
    [Parameter]
    [ValidateRange(0, 599)]
    public int Status { get; set; }

    /// <summary>The Retry-After header: seconds or a date.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RetryAfter { get; set; }

    /// <summary>How many requests it hits. Left out, all until Reset-OrgEmulator.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Times { get; set; }

    /// <summary>How many milliseconds to wait before answering.</summary>
    [Parameter]
    [ValidateRange(0, 600_000)]
    public int DelayMilliseconds { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Path ?? "every request", Status == 0 ? $"Delay by {DelayMilliseconds} ms" : $"Answer {Status}"))
            return;
        Engine.Emulator.AddFault(
            new EmulatorFault
            {
                Path = Path,
                Method = Method,
                Status = Status,
                RetryAfter = RetryAfter,
                Times = Times,
                DelayMilliseconds = DelayMilliseconds,
            }
        );
    }
}
