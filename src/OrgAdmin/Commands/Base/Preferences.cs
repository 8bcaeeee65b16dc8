using System;
using System.Management.Automation;

namespace OrgAdmin.Commands.Base;

/// <summary>What the person has chosen: a common parameter that was given decides, and only without it the preference variable.</summary>
internal sealed class Preferences(PSCmdlet cmdlet)
{
    public bool IsVerbose => IsShown("Verbose", "VerbosePreference");

    public bool IsDebug => IsShown("Debug", "DebugPreference");

    public bool IsWhatIf => IsOn("WhatIf", "WhatIfPreference");

    /// <summary>True if -Confirm was given; the preference is a level, which ShouldProcess compares.</summary>
    public bool IsConfirm => IsOn("Confirm", null);

    /// <summary>True if an error ends the pipeline.</summary>
    public bool StopsAtError => Is("ErrorAction", "ErrorActionPreference", nameof(ActionPreference.Stop));

    /// <summary>True if the person is asked before what has a high impact and before nothing else: PowerShell's default.</summary>
    public bool AsksAtHighImpact => !IsGiven("Confirm") && Is(null, "ConfirmPreference", nameof(ConfirmImpact.High));

    private bool IsGiven(string parameter) => cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter);

    private bool IsShown(string parameter, string variable) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
            ? given is SwitchParameter { IsPresent: true }
            : cmdlet.GetVariableValue(variable)?.ToString() is { } chosen
                && !IgnoringCase.Same(chosen, nameof(ActionPreference.SilentlyContinue))
                && !IgnoringCase.Same(chosen, nameof(ActionPreference.Ignore));

    private bool IsOn(string parameter, string? variable) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
            ? given is SwitchParameter { IsPresent: true }
            : variable is not null && LanguagePrimitives.IsTrue(cmdlet.GetVariableValue(variable));

    private bool Is(string? parameter, string variable, string value) =>
        IgnoringCase.Same(
            (
                parameter is not null && cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
                    ? given
                    : cmdlet.GetVariableValue(variable)
            )?.ToString(),
            value
        );
}
