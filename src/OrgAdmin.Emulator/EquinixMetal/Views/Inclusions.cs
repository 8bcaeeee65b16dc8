using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>
/// What an answer shows in full: what is related is a link, unless <c>include</c> asks for it; <c>exclude</c> makes it a link
/// again; names that nobody knows are ignored.
/// </summary>
internal sealed class Inclusions(ApiCall call)
{
    private readonly HashSet<string> _names = [.. Names(call.Query("include")).Except(Names(call.Query("exclude")))];

    /// <summary>True if one of some names is asked for. "memberships.user" also asks for the memberships it goes through.</summary>
    public bool Has(params string[] names) =>
        _names.Any(wanted => names.Any(name => wanted == name || wanted.StartsWith(name + ".", StringComparison.Ordinal)));

    /// <summary>Related things, in full or as links.</summary>
    public JsonArray Many<T>(IEnumerable<T> items, string name, Func<T, string> path, Func<T, JsonNode> show)
    {
        bool inFull = Has(name);
        return new JsonArray([.. items.Select(item => inFull ? show(item) : Link.To(path(item)))]);
    }

    private static IEnumerable<string> Names(string? list) =>
        (list ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim());
}
