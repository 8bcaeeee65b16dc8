using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Members;

/// <summary>
/// Finds people by what is known of them, in a time that does not grow with their number: by id, by whole address, and by a part of an
/// address.
/// </summary>
/// <typeparam name="T">A member, or a request.</typeparam>
internal sealed class PersonIndex<T>
    where T : class
{
    private readonly Dictionary<string, List<T>> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<EmailAddress, List<T>> _byAddress = [];
    private readonly Dictionary<MaskedEmail, MaskedPeople<T>> _byMask = [];

    // By how they begin, within a domain; a domain that is hidden is empty.
    private readonly Dictionary<(string Head, string Domain), List<MaskedPeople<T>>> _byHead = [];
    private readonly Dictionary<MaskedEmail, IReadOnlyList<T>> _alike = [];
    private readonly List<T> _hidden = [];

    /// <summary>Those who have an address that is not shown at all: it can be anybody's.</summary>
    public IReadOnlyList<T> Hidden => _hidden;

    /// <summary>
    /// How often a part of an address was compared with an address, which must not grow faster than what there is to compare.
    /// </summary>
    public long Comparisons { get; private set; }

    /// <summary>Adds a person under everything that names it.</summary>
    /// <param name="person">The person.</param>
    /// <param name="ids">Ids and slugs.</param>
    /// <param name="emails">Addresses as the server shows them; one that is empty is hidden.</param>
    public void Add(T person, IEnumerable<string?> ids, IEnumerable<string?> emails)
    {
        foreach (string id in ids.Where(id => !string.IsNullOrWhiteSpace(id)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray()!)
            ListOf(_byId, id).Add(person);
        bool isHidden = false;
        foreach (string? email in emails)
        {
            if (MaskedEmail.IsMasked(email))
                Masked(new MaskedEmail(email!)).People.Add(person);
            else if (EmailAddress.OfServer(email) is { } address)
                ListOf(_byAddress, address).Add(person);
            else
                // What is shown but is no address is as good as hidden.
                isHidden = true;
        }
        if (isHidden)
            _hidden.Add(person);
    }

    /// <summary>Those of an id or a slug.</summary>
    public IReadOnlyList<T> ById(string id) => _byId.TryGetValue(id, out List<T>? found) ? found : [];

    /// <summary>Those whose address this certainly is.</summary>
    public IReadOnlyList<T> ByAddress(EmailAddress address) => _byAddress.TryGetValue(address, out List<T>? found) ? found : [];

    /// <summary>Those whose address this can be, because a part of theirs is hidden.</summary>
    public IReadOnlyList<MaskedPeople<T>> Possible(EmailAddress address)
    {
        if (_byMask.Count == 0)
            return [];
        string local = MaskedEmail.Fold(address.Local);
        List<MaskedPeople<T>> found = [];
        AddFitting(found, address, local, address.Domain);
        // Where a part of the domain is hidden, it may be shown in either way.
        string ascii = MaskedEmail.Fold(address.ToString());
        string unicode = MaskedEmail.Fold(address.Local + "@" + address.UnicodeDomain);
        AddFitting(found, address, ascii, "");
        if (unicode != ascii)
            AddFitting(found, address, unicode, "");
        return found.Count < 2 ? found : [.. found.Distinct()];
    }

    /// <summary>Those whose address can be one of which only a part is known on this side as well.</summary>
    public IReadOnlyList<T> Possible(MaskedEmail mask)
    {
        if (!_alike.TryGetValue(mask, out IReadOnlyList<T>? found))
        {
            Comparisons += _byMask.Count + _byAddress.Count;
            _alike[mask] = found = [
                .. _byMask.Values.Where(masked => masked.Mask.CanBe(mask)).SelectMany(masked => masked.People),
                .. _byAddress.Where(entry => mask.CanBe(entry.Key)).SelectMany(entry => entry.Value),
            ];
        }
        return found;
    }

    private void AddFitting(List<MaskedPeople<T>> found, EmailAddress address, string text, string domain)
    {
        for (int length = 0; length <= text.Length; length++)
        {
            if (!_byHead.TryGetValue((text.Substring(0, length), domain), out List<MaskedPeople<T>>? alike))
                continue;
            Comparisons += alike.Count;
            found.AddRange(alike.Where(masked => masked.Mask.CanBe(address)));
        }
    }

    private MaskedPeople<T> Masked(MaskedEmail mask)
    {
        if (!_byMask.TryGetValue(mask, out MaskedPeople<T>? people))
        {
            _byMask[mask] = people = new MaskedPeople<T>(mask);
            ListOf(_byHead, (mask.Head, mask.Domain ?? "")).Add(people);
        }
        return people;
    }

    private static List<TItem> ListOf<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<TItem>? list))
            lists[key] = list = [];
        return list;
    }
}
