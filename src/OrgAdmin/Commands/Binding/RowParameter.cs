using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace OrgAdmin.Commands.Binding;

/// <summary>A parameter that a row may carry, under the names that its column may have.</summary>
internal sealed class RowParameter
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RowParameter>> Known = new();

    private RowParameter(PropertyInfo property)
    {
        Name = property.Name;
        IsId = property.IsDefined(typeof(RowIdAttribute));
        IsPrimary = property.IsDefined(typeof(RowTextAttribute));
        IsOrganization = property.IsDefined(typeof(OrganizationIdAttribute));
        Decides = IsId || property.GetCustomAttribute<ColumnAttribute>()?.Decides == true;
        Supported = property.GetCustomAttribute<SupportedByAttribute>()?.Providers;
        // Every object of an organization says which one it belongs to, and its own id is something else.
        IEnumerable<string> names =
            IsOrganization && IsId && Name != nameof(OrganizationMember.OrganizationId)
                ? [nameof(OrganizationMember.OrganizationId), Name]
                : [Name];
        Names =
        [
            .. names
                .Concat(property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [])
                .Concat(property.GetCustomAttribute<ColumnAttribute>()?.Names ?? [])
                .Select(Normalized)
                .Distinct(),
        ];
    }

    /// <summary>The parameter.</summary>
    public string Name { get; }

    /// <summary>The names of its column, normalized, the most telling first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>True if it says what the row is about.</summary>
    public bool IsId { get; }

    /// <summary>True if a text that is piped by itself is its value.</summary>
    public bool IsPrimary { get; }

    /// <summary>True if it names an organization.</summary>
    public bool IsOrganization { get; }

    /// <summary>True if what a row does depends on it.</summary>
    public bool Decides { get; }

    /// <summary>The providers that have it; null if all have.</summary>
    public IReadOnlyList<OrgProvider>? Supported { get; }

    /// <summary>The parameters of a cmdlet that a row may carry.</summary>
    public static IReadOnlyList<RowParameter> Of(Type cmdlet) =>
        Known.GetOrAdd(
            cmdlet,
            type =>
                [
                    .. type.GetProperties()
                        .Where(property =>
                            property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName)
                        )
                        .Select(property => new RowParameter(property)),
                ]
        );

    /// <summary>A column's name without what differs from file to file: case, blanks and punctuation.</summary>
    public static string Normalized(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
