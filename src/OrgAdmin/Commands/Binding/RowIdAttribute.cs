using System;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// Marks a parameter that says what a row is about (an organization, a user, a request). The row's own value decides, and an
/// argument or a default that contradicts it is refused: PowerShell binds those before the row's properties.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RowIdAttribute : Attribute;
