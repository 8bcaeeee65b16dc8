using System;
using System.Collections.Generic;

namespace OrgAdmin.Core.Members.People;

/// <summary>
/// The places that were found at one API, each once. Two connections may reach the same organization, and two of those who are
/// sought may be one; of two readings the surer one stays.
/// </summary>
internal sealed class FoundPlaces
{
    private readonly Dictionary<(string, string, string), int> _known = [];
    private readonly List<OrgPersonPlace> _places = [];

    public IReadOnlyList<OrgPersonPlace> All => _places;

    public void Add(OrgPersonPlace place)
    {
        (string, string, string) key = (
            place.Kind,
            place.OrganizationId.ToUpperInvariant(),
            (place.Kind == PersonKind.Member && !string.IsNullOrEmpty(place.UserId) ? place.UserId! : place.Id ?? "").ToUpperInvariant()
        );
        if (!_known.TryGetValue(key, out int index))
        {
            _known[key] = _places.Count;
            _places.Add(place);
        }
        else if (Array.IndexOf(Sureness, place.Match) < Array.IndexOf(Sureness, _places[index].Match))
        {
            _places[index] = place;
        }
    }

    private static readonly string[] Sureness = [PersonMatch.Exact, PersonMatch.Declared, PersonMatch.Possible];
}
