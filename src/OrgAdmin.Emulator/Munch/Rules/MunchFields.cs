using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrgAdmin.Emulation.Munch;

/// <summary>The fields of a body, checked one by one as the serializers do: all problems are told at once, by field.</summary>
internal sealed class MunchFields(JsonObject body, bool french)
{
    private readonly JsonObject _problems = [];

    /// <summary>The problems by field; null if there are none.</summary>
    public JsonObject? Problems => _problems.Count == 0 ? null : _problems;

    public bool Has(string field) => body.ContainsKey(field);

    /// <summary>A text; null if it is not there or not good.</summary>
    public string? Text(string field, bool required = true, bool mayBeBlank = false)
    {
        if (!IsThere(field, required, out JsonNode? node))
            return null;
        string? text = node!.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>().Trim(),
            JsonValueKind.Number => node.ToJsonString(),
            _ => null,
        };
        if (text is null)
            return Refuse(field, "Not a valid string.");
        return text.Length == 0 && !mayBeBlank ? Refuse(field, "This field may not be blank.") : text;
    }

    public string? Email(string field, bool required = true) =>
        Text(field, required) is { } text
            ? Regex.IsMatch(
                text,
                @"^[\w.!#$%&'*+/=?^`{|}~-]+@([a-z0-9-]+\.)+[a-z0-9-]{2,}$",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            )
                ? text
                : Refuse(field, "Enter a valid email address.")
            : null;

    public bool? Flag(string field)
    {
        if (!IsThere(field, required: false, out JsonNode? node))
            return null;
        switch (node!.GetValueKind())
        {
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.String when node.GetValue<string>() is "true" or "True" or "TRUE" or "t" or "T" or "1":
                return true;
            case JsonValueKind.String when node.GetValue<string>() is "false" or "False" or "FALSE" or "f" or "F" or "0":
                return false;
            default:
                Refuse(
                    field,
                    "\"{0}\" is not a valid boolean.",
                    node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString()
                );
                return null;
        }
    }

    /// <summary>An object within the object; null if it is not there or not good.</summary>
    public MunchFields? Nested(string field)
    {
        if (!IsThere(field, required: false, out JsonNode? node))
            return null;
        if (node is JsonObject nested)
            return new MunchFields(nested, french);
        _problems[field] = new JsonObject
        {
            ["non_field_errors"] = new JsonArray(
                MunchMessages.Get(french, "Invalid data. Expected a dictionary, but got {0}.", PythonType(node!))
            ),
        };
        return null;
    }

    /// <summary>The path that a link to an organization has; null for none, or if it is not good.</summary>
    public string? Link(string field)
    {
        if (body[field] is not { } node)
            return null;
        if (node.GetValueKind() != JsonValueKind.String)
            return Refuse(field, "Incorrect type. Expected URL string, received {0}.", PythonType(node));
        string link = node.GetValue<string>();
        return Regex.IsMatch(link, "^https?:") && Uri.TryCreate(link, UriKind.Absolute, out Uri? address) ? address.AbsolutePath
            : link.Length == 0 ? null
            : link;
    }

    public void Add(string field, MunchFields nested)
    {
        if (nested.Problems is { } problems)
            _problems[field] = problems.DeepClone();
    }

    /// <summary>Adds a problem, in the caller's language.</summary>
    public string? Refuse(string field, string message, params object[] values) =>
        RefuseInEnglish(field, MunchMessages.Get(french, message, values));

    /// <summary>Adds a problem that munch-core does not translate, although the framework knows the same words.</summary>
    public string? RefuseInEnglish(string field, string message)
    {
        if (_problems[field] is not JsonArray messages)
            _problems[field] = messages = [];
        messages.Add(message);
        return null;
    }

    public static string PythonType(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.Object => "dict",
            JsonValueKind.Array => "list",
            JsonValueKind.String => "str",
            JsonValueKind.Number => "int",
            JsonValueKind.True or JsonValueKind.False => "bool",
            _ => "NoneType",
        };

    private bool IsThere(string field, bool required, out JsonNode? node)
    {
        if (body.TryGetPropertyValue(field, out node))
        {
            if (node is null)
                Refuse(field, "This field may not be null.");
        }
        else if (required)
        {
            Refuse(field, "This field is required.");
        }
        return node is not null;
    }
}
