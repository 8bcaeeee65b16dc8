using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation;

/// <summary>
/// Takes credentials out of what the journal keeps of a request: values whose name says that they are secret, and the credential
/// that the request itself came with, wherever else it stands.
/// </summary>
internal sealed class CredentialMask
{
    private const string Hidden = "***";

    // Shorter ones would mask ordinary text, and nobody has such a credential.
    private const int ShortestCredential = 6;

    private static readonly string[] Names =
    [
        "password",
        "secret",
        "token",
        "access_token",
        "refresh_token",
        "api_key",
        "apikey",
        "x-api-key",
        "authorization",
        "client_secret",
    ];

    // For a body that claims to be JSON and is not: the name, and what follows up to where a value can end.
    private static readonly Regex Field = new(
        "(\"(?:" + string.Join("|", Names) + ")\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"?|[^,}\\s]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(1)
    );

    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly string[] _credentials;

    public CredentialMask(ApiCall call) => _credentials = [.. CredentialsOf(call).Where(text => text.Length >= ShortestCredential)];

    /// <summary>A text without the request's own credential.</summary>
    public string Text(string text)
    {
        foreach (string credential in _credentials)
            text = text.Replace(credential, Hidden);
        return text;
    }

    /// <summary>A query or a form without secret values.</summary>
    public string Query(string query) => Text(string.Join("&", query.Split('&').Select(Pair)));

    /// <summary>A body without secret values.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isCredential">True if the whole body is one, so that nothing of it is kept if it cannot be read.</param>
    public string Body(byte[] body, bool isCredential)
    {
        string text = Encoding.UTF8.GetString(body);
        JsonNode? json;
        try
        {
            json = JsonText.Parse(body);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return isCredential ? Hidden : Query(Field.Replace(text, match => match.Groups[1].Value + '"' + Hidden + '"'));
        }
        if (isCredential && json is not JsonObject)
            return Hidden;
        return Text(MaskIn(json) ? json!.ToJsonString(Written) : text);
    }

    private static bool MaskIn(JsonNode? node)
    {
        bool masked = false;
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                masked |= MaskIn(item);
        }
        else if (node is JsonObject fields)
        {
            foreach (string name in fields.Select(field => field.Key).ToArray())
            {
                bool isSecret = Names.Contains(name, StringComparer.OrdinalIgnoreCase) && fields[name] is not null;
                if (isSecret)
                    fields[name] = Hidden;
                masked |= isSecret || MaskIn(fields[name]);
            }
        }
        return masked;
    }

    private static string Pair(string pair)
    {
        string name = pair.Split('=')[0];
        return name.Length < pair.Length && Names.Contains(Uri.UnescapeDataString(name), StringComparer.OrdinalIgnoreCase)
            ? name + "=" + Hidden
            : pair;
    }

    private static IEnumerable<string> CredentialsOf(ApiCall call)
    {
        foreach (string header in new[] { "X-API-KEY", "X-Auth-Token", "X-Consumer-Token" })
        {
            if (call.Header(header) is { } key)
                yield return key.Trim();
        }
        string[] parts = (call.Header("Authorization") ?? "").Split([' '], 2);
        if (parts.Length < 2)
            yield break;
        yield return parts[1].Trim();
        if (parts[0].Equals("Basic", StringComparison.OrdinalIgnoreCase) && Password(parts[1].Trim()) is { } password)
            yield return password;
    }

    private static string? Password(string basic)
    {
        try
        {
            string pair = Encoding.UTF8.GetString(Convert.FromBase64String(basic));
            return pair.IndexOf(':') is >= 0 and int colon ? pair.Substring(colon + 1) : null;
        }
        catch (FormatException)
        {
            // It is no Basic credential, so it holds no password.
            return null;
        }
    }
}
