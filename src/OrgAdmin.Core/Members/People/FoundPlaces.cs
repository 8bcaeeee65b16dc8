using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Members.People;

/// <summary>
/// The places that were found at one API, each once. Two connections may reach the same organization, and two of those who are
/// sought may be one; of two readings the surer one stays.
/// </summary>
internal sealed class FoundPlaces
{
    private readonly Dictionary<(string, string, string), int> _known = [];
    private readonly List<(OrgPersonPlace Place, EmailAddress? Address)> _places = [];
    private readonly Dictionary<string, List<MaskedEmail>> _shown = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was found, without those of whom another organization shows that they are somebody else.</summary>
    public IEnumerable<OrgPersonPlace> All =>
        _places.Where(found => !IsSomebodyElse(found.Place, found.Address)).Select(found => found.Place);

    /// <summary>Remembers what an organization shows of a member's address: elsewhere it may be hidden altogether.</summary>
    public void Learn(string userId, string? shown)
    {
        if (!MaskedEmail.IsMasked(shown))
            return;
        if (!_shown.TryGetValue(userId, out List<MaskedEmail>? masks))
            _shown[userId] = masks = [];
        var mask = new MaskedEmail(shown!);
        if (!masks.Contains(mask))
            masks.Add(mask);
    }

    /// <summary>Adds a place, and the address that was sought there; null if it was an id or a name.</summary>
    public void Add(OrgPersonPlace place, EmailAddress? address)
    {
        (string, string, string) key = (
            place.Kind,
            place.OrganizationId.ToUpperInvariant(),
            (place.Kind == PersonKind.Member && !string.IsNullOrEmpty(place.UserId) ? place.UserId! : place.Id ?? "").ToUpperInvariant()
        );
        if (!_known.TryGetValue(key, out int index))
        {
            _known[key] = _places.Count;
            _places.Add((place, address));
        }
        else if (Array.IndexOf(Sureness, place.Match) < Array.IndexOf(Sureness, _places[index].Place.Match))
        {
            _places[index] = (place, address);
        }
    }

    private bool IsSomebodyElse(OrgPersonPlace place, EmailAddress? address) =>
        place is { Match: PersonMatch.Possible, UserId: { } user }
        && address is not null
        && _shown.TryGetValue(user, out List<MaskedEmail>? masks)
        && masks.Exists(mask => !mask.CanBe(address));

    private static readonly string[] Sureness = [PersonMatch.Exact, PersonMatch.Declared, PersonMatch.Possible];
}
