using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OrgAdmin.Core.Members.People;

/// <summary>What could not be looked at, and why. It is told once, and never taken for "not there".</summary>
internal sealed class UnseenPlaces
{
    private const int MostNames = 3;

    private readonly List<(string Why, List<string> Names)> _groups = [];

    /// <summary>Notes something under the reason why it was not looked at.</summary>
    /// <param name="name">A connection, or an organization with its connection.</param>
    /// <param name="why">Why, to stand in brackets.</param>
    public void Add(string name, string why)
    {
        (string, List<string> Names) group = _groups.Find(known => known.Why == why);
        if (group.Names is null)
            _groups.Add(group = (why, []));
        group.Names.Add(name);
    }

    /// <summary>The warning; null if everything was looked at.</summary>
    public string? Warning =>
        _groups.Count == 0
            ? null
            : "Not looked at: " + string.Join("; ", _groups.Select(group => $"{Listed(group.Names)} ({group.Why})")) + ".";

    private static string Listed(List<string> names) =>
        names.Count <= MostNames
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames))} and {(names.Count - MostNames).ToString(CultureInfo.InvariantCulture)} more";
}
