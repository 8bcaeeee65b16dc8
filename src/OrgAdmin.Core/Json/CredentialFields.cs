using System;
using System.Collections.Generic;

namespace OrgAdmin.Core.Json;

/// <summary>
/// The fields in which services send a person's credentials along, such as the <c>apikey</c> of uData's <c>me/</c>. They need not be
/// those of the connection, and no object, JSON, CliXml or transcript is the place for them.
/// </summary>
internal static class CredentialFields
{
    private static readonly HashSet<string> Names = new(
        [
            "apikey",
            "api_key",
            "apisecret",
            "api_secret",
            "access_token",
            "auth_token",
            "authtoken",
            "refresh_token",
            "token",
            "password",
            "secret",
            "client_secret",
            "private_key",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Takes them out of the fields that no model names, however deep they lie.</summary>
    public static void Remove(object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> fields:
                List<string>? found = null;
                foreach (KeyValuePair<string, object?> field in fields)
                {
                    if (Names.Contains(field.Key))
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
}
