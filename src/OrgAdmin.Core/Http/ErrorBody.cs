using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OrgAdmin.Core.Json;

namespace OrgAdmin.Core.Http;

/// <summary>
/// What the body of a refusal says. The four APIs have eight shapes between them, and proxies add HTML; the
/// shapes do not contradict one another, so one reader takes them all:
/// Gandi <c>{code, message, object, cause}</c> and <c>{status, errors: [{location, name, description}]}</c>;
/// Equinix Metal <c>{error}</c> and <c>{errors: [text]}</c>; Munch <c>{detail}</c> and <c>{field: [text]}</c>;
/// uData <c>{message}</c> and <c>{errors: {field: text or [text]}, message?}</c>.
/// </summary>
internal sealed class ErrorBody
{
    // Where a page's title is looked for. Further down it is not a title, and the search must end.
    private const int Head = 8192;

    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _messages = [];

    /// <summary>The server's messages by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields => _fields;

    /// <summary>Everything the server said, on one line; null if it said nothing.</summary>
    public string? Text
    {
        get
        {
            IEnumerable<string> byField = _fields.Select(entry => $"{entry.Key}: {string.Join(" ", entry.Value)}");
            // uData says the first field's message once more beside the fields.
            IEnumerable<string> others = _messages.Where(message => !_fields.Values.Any(said => said.Contains(message)));
            string text = string.Join("; ", others.Concat(byField).Distinct());
            return text.Length == 0 ? null : ServerText.Shortened(text);
        }
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="mediaType">What the server says they are.</param>
    /// <param name="redaction">Takes the secret out, should the server echo it.</param>
    public static ErrorBody Read(byte[] body, string? mediaType, Redaction redaction)
    {
        var error = new ErrorBody();
        if (PlainJson.TryParse(body) is { } json)
            error.AddJson(json, redaction);
        else if (body.Length > 0)
            error.AddText(Encoding.UTF8.GetString(body), mediaType, redaction);
        return error;
    }

    private void AddJson(object json, Redaction redaction)
    {
        switch (json)
        {
            case string text:
                Say(redaction.Text(text));
                break;
            case IList list:
                foreach (object? item in list)
                    AddItem(item, redaction);
                break;
            case IDictionary<string, object?> body:
                foreach (KeyValuePair<string, object?> entry in body)
                    AddEntry(entry.Key, entry.Value, redaction);
                break;
        }
    }

    private void AddEntry(string name, object? value, Redaction redaction)
    {
        switch (name, value)
        {
            // What repeats the status in other words says nothing more.
            case ("code" or "object" or "cause" or "status" or "status_code", string or long or null):
                break;
            case ("message" or "detail" or "error" or "error_description", string text):
                Say(redaction.Text(text));
                break;
            case ("errors" or "message" or "detail" or "error", IDictionary<string, object?> fields):
                foreach (KeyValuePair<string, object?> field in fields)
                    AddField(field.Key, field.Value, redaction);
                break;
            case ("errors" or "non_field_errors" or "error" or "detail" or "message", IList items):
                foreach (object? item in items)
                    AddItem(item, redaction);
                break;
            case (_, string or IList or IDictionary<string, object?>):
                AddField(name, value, redaction);
                break;
        }
    }

    private void AddItem(object? item, Redaction redaction)
    {
        if (
            item is IDictionary<string, object?> entry
            && entry.TryGetValue("name", out object? name)
            && entry.TryGetValue("description", out object? description)
        )
            AddField(PlainText(name), description, redaction);
        else if (item is IDictionary<string, object?> other)
            AddJson(other, redaction);
        else if (item is not null)
            Say(redaction.Text(PlainText(item)));
    }

    private void AddField(string field, object? value, Redaction redaction)
    {
        field = ServerText.Shortened(DisplayText.Of(redaction.Text(field)));
        // Nested serializers nest their errors: {"settings": {"nickname": ["..."]}}.
        if (value is IDictionary<string, object?> nested)
        {
            foreach (KeyValuePair<string, object?> entry in nested)
                AddField(field + "." + entry.Key, entry.Value, redaction);
            return;
        }
        List<string> messages = value is IList list ? [.. list.Cast<object?>().Select(PlainText)] : [PlainText(value)];
        messages = [.. messages.Where(message => message.Length > 0).Select(redaction.Text).Select(DisplayText.Of)];
        if (messages.Count == 0)
            return;
        // Added to in place: a server that names one field ten thousand times would make copying it slow.
        if (_fields.TryGetValue(field, out IReadOnlyList<string>? before))
            ((List<string>)before).AddRange(messages);
        else
            _fields[field] = messages;
    }

    private void AddText(string text, string? mediaType, Redaction redaction)
    {
        if (
            mediaType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0
            || text.TrimStart().StartsWith("<", StringComparison.Ordinal)
        )
        {
            // A proxy's or a load balancer's page. Its title is all that helps.
            Match title = Regex.Match(
                text.Length > Head ? text.Substring(0, Head) : text,
                "<title[^<>]*>([^<]*)</title>",
                RegexOptions.IgnoreCase
            );
            string shown = title.Success ? DisplayText.Of(redaction.Text(WebUtility.HtmlDecode(title.Groups[1].Value))) : "";
            Say(shown.Length > 0 ? $"a web page titled \"{ServerText.Shortened(shown)}\"" : "a web page");
        }
        else
        {
            Say(redaction.Text(text));
        }
    }

    private void Say(string text)
    {
        text = DisplayText.Of(text);
        if (text.Length > 0)
            _messages.Add(text);
    }

    private static string PlainText(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
