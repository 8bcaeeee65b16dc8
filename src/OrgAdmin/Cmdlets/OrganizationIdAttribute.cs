using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Cmdlets;

/// <summary>
/// Lets an organization, or anything that belongs to one, stand where its id is wanted:
/// <c>-OrganizationId $organization</c>. Without it PowerShell would take the object's text.
/// </summary>
public sealed class OrganizationIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is string)
            return inputData;
        if (value is IList list)
            return list.Cast<object?>().Select(item => IdOf(item) ?? item).ToArray();
        return IdOf(inputData) ?? inputData;
    }

    // Objects that came back from a job or a file are only alike by their properties.
    private static object? IdOf(object? item) =>
        item is null or string ? null : PSObject.AsPSObject(item).Properties["OrganizationId"]?.Value as string;
}
