using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Gets the emulator's journal: the requests it received, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "OrgEmulatorRequest", HelpUri = HelpPages.Address + "Get-OrgEmulatorRequest.md")]
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

    /// <summary>Only requests that were answered with this status.</summary>
    [Parameter]
    [ValidateRange(100, 599)]
    public int? Status { get; set; }

    /// <summary>Only requests that a fault answered with this Retry-After header.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RetryAfter { get; set; }

    /// <summary>Only requests that a fault delayed by at least so many milliseconds.</summary>
    [Parameter]
    [ValidateRange(0, 600_000)]
    public int DelayMilliseconds { get; set; }

    /// <summary>Only requests that came at least so often, with the same method, path and query: what was tried again.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Times { get; set; } = 1;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var path = WildcardPattern.Get(Path, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        IReadOnlyList<EmulatorRequest> journal = Engine.Emulator.Requests;
        var counts = journal.GroupBy(Key).ToDictionary(same => same.Key, same => same.Count());
        IEnumerable<EmulatorRequest> found = journal.Where(request =>
            path.IsMatch(request.Path)
            && (Method is null || string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase))
            && (Status is null || Status == request.StatusCode)
            && (RetryAfter is null || RetryAfter == request.RetryAfter)
            && request.DelayMilliseconds >= DelayMilliseconds
            && counts[Key(request)] >= Times
        );
        foreach (EmulatorRequest request in found)
            WriteObject(request);
    }

    private static (string Method, string Path, string Query) Key(EmulatorRequest request) => (request.Method, request.Path, request.Query);
}
