using System;
using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Core.Json;

/// <summary>
/// The fields in which services send a person's credentials along, such as the <c>apikey</c> of uData's <c>me/</c>. They need not be
/// those of the connection, and no object, JSON, CliXml or transcript is the place for them.
/// </summary>
internal static class CredentialFields
{
    // Compared without case and without what separates words: X-Auth-Token is one as well as authToken.
    private static readonly HashSet<string> Names = ["token", "password", "passwd", "secret"];

    private static readonly string[] Words = ["key", "token", "secret", "passw"];

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

    // A flag, such as has_password, is no credential.
    private static bool IsOne(string name, object? value)
    {
        // Nearly all names hold none of the words, and are looked at in every object of a list.
        if (value is bool || !Array.Exists(Words, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            return false;
        string plain = new string([.. name.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        return Names.Contains(plain) || Array.Exists(Endings, ending => plain.EndsWith(ending, StringComparison.Ordinal));
    }
}
