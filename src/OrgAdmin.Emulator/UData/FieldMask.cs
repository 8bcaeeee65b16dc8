using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// The <c>X-Fields</c> header: <c>{name,members{user{slug}},*}</c>. The outer braces may be left out, <c>*</c> stands for all fields
/// not named, names that do not exist are dropped without a word, and characters that mean nothing are skipped.
/// </summary>
internal sealed class FieldMask
{
    private static readonly Regex Tokens = new(@"[{},]|[\w:*-]+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<string> _names = [];
    private readonly Dictionary<string, FieldMask?> _fields = [];

    private FieldMask() { }

    /// <summary>Keeps what the call's mask asks for; everything, if it has none.</summary>
    public static JsonNode? Apply(ApiCall call, JsonNode? answer) =>
        call.Header("X-Fields") is { Length: > 0 } text ? Parse(text).Apply(answer) : answer;

    private static FieldMask Parse(string text)
    {
        text = text.Trim();
        if (text.StartsWith("{", StringComparison.Ordinal))
        {
            if (!text.EndsWith("}", StringComparison.Ordinal))
                throw Bad("Missing closing bracket");
            text = text.Substring(1, Math.Max(0, text.Length - 2));
        }
        var current = new FieldMask();
        var open = new Stack<FieldMask>();
        string? previous = null;
        foreach (Match match in Tokens.Matches(text))
        {
            switch (match.Value)
            {
                case "{":
                    if (previous is null || !current._fields.ContainsKey(previous))
                        throw Bad("Unexpected opening bracket");
                    var inner = new FieldMask();
                    current._fields[previous] = inner;
                    open.Push(current);
                    current = inner;
                    break;
                case "}":
                    if (open.Count == 0)
                        throw Bad("Unexpected closing bracket");
                    current = open.Pop();
                    break;
                case ",":
                    if (previous is "," or "{" or null)
                        throw Bad("Unexpected comma");
                    break;
                default:
                    if (!current._fields.ContainsKey(match.Value))
                        current._names.Add(match.Value);
                    current._fields[match.Value] = null;
                    break;
            }
            previous = match.Value;
        }
        return open.Count == 0 ? current : throw Bad("Missing closing bracket");
    }

    private JsonNode? Apply(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonArray items => Apply(items),
            JsonObject item => Apply(item),
            _ => throw Abort.With(400, "Mask error: Mask is inconsistent with model"),
        };

    private JsonArray Apply(JsonArray items)
    {
        var kept = new JsonArray();
        foreach (JsonNode? item in items)
            kept.Add(Apply(item));
        return kept;
    }

    private JsonObject Apply(JsonObject item)
    {
        var kept = new JsonObject();
        foreach (string name in _names)
        {
            if (name != "*" && item.TryGetPropertyValue(name, out JsonNode? value))
                kept[name] = _fields[name] is { } inner ? inner.Apply(value) : value?.DeepClone();
        }
        if (_fields.ContainsKey("*"))
        {
            foreach (KeyValuePair<string, JsonNode?> field in item)
            {
                if (!_fields.ContainsKey(field.Key))
                    kept[field.Key] = field.Value?.DeepClone();
            }
        }
        return kept;
    }

    private static Abort Bad(string problem) => Abort.With(400, "Mask parse error: " + problem);
}
