using System;
using System.Collections.Generic;

namespace OrgAdmin.Core.Json;

/// <summary>
/// The fields in which services send a person's credentials along, such as the <c>apikey</c> of uData's <c>me/</c>. They need not be
/// those of the connection, and no object, JSON, CliXml or transcript is the place for them.
/// </summary>
internal static class CredentialFields
{
    // Compared without case and without what separates words: X-Auth-Token is one as well as authToken.
    private static readonly string[] Names = ["token", "password", "passwd", "secret"];

    private static readonly string[] Endings =
    [
        "apikey",
        "apisecret",
        "apitoken",
        "accesstoken",
        "authtoken",
        "bearertoken",
        "refreshtoken",
        "sessiontoken",
        "clientsecret",
        "secretkey",
        "privatekey",
        "password",
    ];

    /// <summary>Takes them out of the fields that no model names, however deep they lie.</summary>
    public static void Remove(object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> fields:
                List<string>? found = null;
                foreach (KeyValuePair<string, object?> field in fields)
                {
                    if (IsOne(field.Key, field.Value))
                        (found ??= []).Add(field.Key);
                    else
                        Remove(field.Value);
                }
                found?.ForEach(name => fields.Remove(name));
                break;
            case List<object?> items:
                items.ForEach(Remove);
                break;
        }
    }

    // A flag, such as has_password, is no credential. Every field of a long list passes here, so no text is made of its name.
    private static bool IsOne(string name, object? value)
    {
        if (value is bool)
            return false;
        Span<char> plain = name.Length <= 128 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
                plain[length++] = char.ToLowerInvariant(c);
        }
        plain = plain.Slice(0, length);
        foreach (string whole in Names)
        {
            if (plain.SequenceEqual(whole.AsSpan()))
                return true;
        }
        foreach (string ending in Endings)
        {
            if (plain.EndsWith(ending.AsSpan()))
                return true;
        }
        return false;
    }
}
