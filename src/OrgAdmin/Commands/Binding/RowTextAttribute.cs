using System;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// Marks the parameter that a text is which is piped by itself. An argument of several values is several rows.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RowTextAttribute : Attribute;
