using System;
using System.Collections.Generic;

namespace OrgAdmin.Commands.Binding;

/// <summary>Other names that a parameter's column has in the files of HR systems, directories and the services themselves.</summary>
/// <param name="names">The names. Case, blanks and punctuation do not count.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute(params string[] names) : Attribute
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>True if what a row does depends on the column, so that one which is misspelt is not left out.</summary>
    public bool Decides { get; init; }
}
