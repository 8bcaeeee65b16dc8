using System;

namespace OrgAdmin.Commands.Binding;

/// <summary>Names the providers that support a parameter; used with another one, it is refused before anything is sent.</summary>
/// <param name="providers">The providers.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SupportedByAttribute(params OrgProvider[] providers) : Attribute
{
    /// <summary>The providers.</summary>
    public OrgProvider[] Providers { get; } = providers;
}
