using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Commands.Binding;

/// <summary>The ids that a parameter names which takes several organizations at once, for what is about no connection.</summary>
internal static class OrganizationIds
{
    /// <summary>The ids: of organizations, of what belongs to one, or as they were written.</summary>
    public static string[] Of(object[]? organizations) => [.. (organizations ?? []).Select(Of).Where(id => id.Length > 0)];

    private static string Of(object organization)
    {
        object value = organization is PSObject wrapped ? wrapped.BaseObject : organization;
        return value switch
        {
            string text => text.Trim(),
            Organization known => known.Id,
            _ => PSObject.AsPSObject(organization).Properties["OrganizationId"]?.Value?.ToString() ?? value.ToString() ?? "",
        };
    }
}
