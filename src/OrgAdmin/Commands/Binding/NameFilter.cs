using System;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace OrgAdmin.Commands.Binding;

/// <summary>A name as PowerShell means it (<c>*</c>, <c>?</c>, <c>[a-c]</c>), for servers that know only <c>*</c> or nothing.</summary>
internal sealed class NameFilter
{
    private readonly WildcardPattern _pattern;

    private NameFilter(string name)
    {
        _pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        // What the server is asked may find too much, never too little.
        ServerPattern = WildcardPattern.ContainsWildcardCharacters(name)
            ? Starred(Starred(name, @"`.|\?|\[[^\]]*\]"), @"\*+")
            : WildcardPattern.Unescape(name);
    }

    /// <summary>The name to ask the server for, in which only <c>*</c> is a wildcard.</summary>
    public string ServerPattern { get; }

    /// <summary>A filter for a name; null for none.</summary>
    public static NameFilter? For(string? name) => name is null ? null : new NameFilter(NameText.Plain(name));

    /// <summary>True if a name is meant, however its accents are composed.</summary>
    public bool Matches(string name) => _pattern.IsMatch(NameText.Plain(name));

    private static string Starred(string name, string pattern) =>
        Regex.Replace(name, pattern, "*", RegexOptions.None, TimeSpan.FromSeconds(1));
}
