using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Members;

/// <summary>
/// Finds people by what is known of them, in a time that does not grow with their number: by id, by whole address, and by a part of an address.
/// </summary>
/// <typeparam name="T">A member, or a request.</typeparam>
internal sealed class PersonIndex<T>
    where T : class
{
    private readonly Dictionary<string, List<T>> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<EmailAddress, List<T>> _byAddress = [];
    private readonly Dictionary<string, List<(MaskedEmail Mask, T Person)>> _byMaskedDomain = new(StringComparer.Ordinal);
    private readonly List<(MaskedEmail Mask, T Person)> _byMask = [];
    private readonly List<T> _hidden = [];

    /// <summary>Adds a person under everything that names it.</summary>
    /// <param name="person">The person.</param>
    /// <param name="ids">Ids and slugs.</param>
    /// <param name="emails">Addresses as the server shows them; none at all is an address that is hidden.</param>
    public void Add(T person, IEnumerable<string?> ids, IEnumerable<string?> emails)
    {
        foreach (string id in ids.Where(id => !string.IsNullOrWhiteSpace(id)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray()!)
            ListOf(_byId, id).Add(person);
        bool isShown = false;
        foreach (string? email in emails)
        {
            if (MaskedEmail.IsMasked(email))
            {
                var mask = new MaskedEmail(email!);
                (mask.Domain is { } domain ? ListOf(_byMaskedDomain, domain) : _byMask).Add((mask, person));
                isShown = true;
            }
            else if (EmailAddress.OfServer(email) is { } address)
            {
                ListOf(_byAddress, address).Add(person);
                isShown = true;
            }
        }
        // What is shown but is no address is as good as hidden: it can be anybody's.
        if (!isShown)
            _hidden.Add(person);
    }

    /// <summary>Those of an id or a slug.</summary>
    public IReadOnlyList<T> ById(string id) => _byId.TryGetValue(id, out List<T>? found) ? found : [];

    /// <summary>Those whose address this certainly is.</summary>
    public IReadOnlyList<T> ByAddress(EmailAddress address) => _byAddress.TryGetValue(address, out List<T>? found) ? found : [];

    /// <summary>Those whose address this can be, because a part of theirs or all of it is hidden.</summary>
    public IReadOnlyList<T> Possible(EmailAddress address)
    {
        IEnumerable<(MaskedEmail Mask, T Person)> masked = _byMaskedDomain.TryGetValue(address.Domain, out List<(MaskedEmail, T)>? found)
            ? found.Concat(_byMask)
            : _byMask;
        return [.. masked.Where(entry => entry.Mask.CanBe(address)).Select(entry => entry.Person).Concat(_hidden).Distinct()];
    }

    private static List<TItem> ListOf<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<TItem>? list))
            lists[key] = list = [];
        return list;
    }
}
