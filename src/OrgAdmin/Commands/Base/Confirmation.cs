using System.Management.Automation;

namespace OrgAdmin.Commands.Base;

/// <summary>
/// Asks whether a change may be made. <c>-Force</c> stands for "yes" to the question, never for <c>-WhatIf</c>, and somebody who says
/// <c>-Confirm</c> as well is asked. Only the pipeline's thread may use it.
/// </summary>
/// <param name="cmdlet">The cmdlet that asks.</param>
/// <param name="preferences">What the person has chosen.</param>
/// <param name="isForced">True if the person has said yes beforehand.</param>
internal sealed class Confirmation(Cmdlet cmdlet, Preferences preferences, bool isForced)
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>True if a change may be made.</summary>
    /// <param name="target">Whom and what it is about.</param>
    /// <param name="action">What happens.</param>
    public bool Allows(string target, string action)
    {
        (target, action) = (DisplayText.Of(target), DisplayText.Of(action));
        if (!isForced || preferences.IsWhatIf || preferences.IsConfirm)
            return cmdlet.ShouldProcess(target, action);
        cmdlet.WriteVerbose($"{action}: {target}");
        return true;
    }

    /// <summary>
    /// The same for a removal by a cmdlet whose own impact is not high: a cmdlet has but one impact, and what else it does is not
    /// as grave. It is asked as by a cmdlet of high impact.
    /// </summary>
    /// <inheritdoc cref="Allows"/>
    public bool AllowsRemoval(string target, string action)
    {
        if (!Allows(target, action))
            return false;
        if (isForced || !preferences.AsksAtHighImpact)
            return true;
        return cmdlet.ShouldContinue(
            $"Are you sure you want to perform this action?\nPerforming the operation \"{DisplayText.Of(action)}\" on target "
                + $"\"{DisplayText.Of(target)}\".",
            "Confirm",
            ref _yesToAll,
            ref _noToAll
        );
    }
}
