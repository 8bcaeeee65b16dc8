using System;
using System.Management.Automation;

namespace OrgAdmin.Cmdlets;

/// <summary>
/// Lets a yes or no come from a CSV, where it is a text: PowerShell itself takes no text for a bool. An empty
/// cell means "not given".
/// </summary>
public sealed class FlagTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is not string text
            ? inputData
            : text.Trim().ToLowerInvariant() switch
            {
                "" => null,
                "true" or "yes" or "1" => true,
                "false" or "no" or "0" => false,
                _ => throw new ArgumentTransformationMetadataException($"'{text}' is neither true nor false."),
            };
    }
}
