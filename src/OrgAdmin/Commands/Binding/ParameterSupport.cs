using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace OrgAdmin.Commands.Binding;

/// <summary>A parameter that only some providers have.</summary>
/// <param name="name">The parameter.</param>
/// <param name="providers">The providers that have it.</param>
internal sealed class ParameterSupport(string name, IReadOnlyList<OrgProvider> providers)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ParameterSupport>> Known = new();

    public string Name { get; } = name;

    public IReadOnlyList<OrgProvider> Providers { get; } = providers;

    /// <summary>The parameters of a cmdlet that only some providers have.</summary>
    public static IReadOnlyList<ParameterSupport> Of(Type cmdlet) =>
        Known.GetOrAdd(
            cmdlet,
            type =>
                [
                    .. from property in type.GetProperties()
                    let supported = property.GetCustomAttribute<SupportedByAttribute>()
                    where supported is not null
                    select new ParameterSupport(property.Name, supported.Providers),
                ]
        );
}
