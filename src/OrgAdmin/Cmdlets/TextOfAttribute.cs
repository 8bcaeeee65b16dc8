using System.Management.Automation;

namespace OrgAdmin.Cmdlets;

/// <summary>
/// Lets a text be piped by itself, or as a property of something. PowerShell alone would make a text of the
/// something as soon as one row of it lacks the property.
/// </summary>
/// <param name="property">The property that holds the text.</param>
public sealed class TextOfAttribute(string property) : ArgumentTransformationAttribute
{
    /// <summary>The property that holds the text.</summary>
    public string Property { get; } = property;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null or string or PSObject { BaseObject: string }
            ? inputData
            : PSObject.AsPSObject(inputData).Properties[Property]?.Value as string;
}
