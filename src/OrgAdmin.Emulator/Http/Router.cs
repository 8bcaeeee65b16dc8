using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Emulation.Http;

/// <summary>
/// The routes of an emulated API, in the notation of its documents: <c>GET /organizations/{id}/customers</c>.
/// A route for GET answers HEAD as well; <see cref="OrgEmulator"/> leaves the body out.
/// </summary>
internal sealed class Router
{
    private readonly List<(string Method, string[] Segments, Func<ApiCall, ApiAnswer> Answer)> _routes = [];

    public void Add(string route, Func<ApiCall, ApiAnswer> answer)
    {
        string[] parts = route.Split(' ');
        _routes.Add((parts[0], parts[1].Split('/'), answer));
    }

    /// <summary>Finds the route for a call, fills in its placeholders, and answers; null if there is none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="path">Its path below the API's root, still escaped, so that an escaped slash stays data.</param>
    public Func<ApiAnswer>? Find(ApiCall call, string path)
    {
        string[] segments = path.Split('/');
        string wanted = call.IsRead ? "GET" : call.Method;
        (Dictionary<string, string> Captured, Func<ApiCall, ApiAnswer> Answer)? best = null;
        foreach ((string method, string[] pattern, Func<ApiCall, ApiAnswer> answer) in _routes)
        {
            // What is spelled out wins over a placeholder: organizations/roles/ is no organization.
            if (
                method == wanted
                && Matches(pattern, segments) is { } captured
                && (best is null || captured.Count < best.Value.Captured.Count)
            )
                best = (captured, answer);
        }
        if (best is null)
            return null;
        return () =>
        {
            call.Captured = best.Value.Captured;
            return best.Value.Answer(call);
        };
    }

    /// <summary>The methods that a path knows, for OPTIONS and 405; none, if nothing is there.</summary>
    public IReadOnlyList<string> MethodsOf(string path)
    {
        string[] segments = path.Split('/');
        List<string> methods =
        [
            .. _routes.Where(route => Matches(route.Segments, segments) is not null).Select(route => route.Method).Distinct(),
        ];
        if (methods.Contains("GET"))
            methods.Add("HEAD");
        if (methods.Count > 0)
            methods.Add("OPTIONS");
        return methods;
    }

    private static Dictionary<string, string>? Matches(string[] pattern, string[] segments)
    {
        if (pattern.Length != segments.Length)
            return null;
        var captured = new Dictionary<string, string>();
        for (int i = 0; i < pattern.Length; i++)
        {
            int open = pattern[i].IndexOf('{');
            if (open >= 0)
            {
                // What stands before the placeholder is part of the path: catalog.{format}
                if (segments[i].Length <= open || string.CompareOrdinal(segments[i], 0, pattern[i], 0, open) != 0)
                    return null;
                captured[pattern[i].Substring(open).Trim('{', '}')] = Uri.UnescapeDataString(segments[i].Substring(open));
            }
            else if (pattern[i] != segments[i])
            {
                return null;
            }
        }
        return captured;
    }
}
