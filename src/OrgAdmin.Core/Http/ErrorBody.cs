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
/// The body of a refusal: a text, messages, or messages by field, under the names that the provider's
/// <see cref="ErrorBodyShape"/> lists. Proxies answer with web pages, of which the title is read.
/// </summary>
internal sealed class ErrorBody
{
    private readonly ErrorBodyShape _shape;
    private readonly Redaction _redaction;

    // Where a page's title is looked for. Further down it is not a title, and the search must end.
    private const int Head = 8192;

    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _messages = [];

    private ErrorBody(ErrorBodyShape shape, Redaction redaction)
    {
        _shape = shape;
        _redaction = redaction;
    }

    /// <summary>The server's messages by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields => _fields;

    /// <summary>Everything the server said, on one line; null if it said nothing.</summary>
    public string? Text
    {
        get
        {
            IEnumerable<string> byField = _fields.Select(entry => $"{entry.Key}: {string.Join(" ", entry.Value)}");
            // A server may say the first field's message once more beside the fields.
            IEnumerable<string> others = _messages.Where(message => !_fields.Values.Any(said => said.Contains(message)));
            string text = string.Join("; ", others.Concat(byField).Distinct());
            return text.Length == 0 ? null : ServerText.Shortened(text);
        }
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="mediaType">What the server says they are.</param>
    /// <param name="shape">How the provider writes its refusals.</param>
    /// <param name="redaction">Takes the secret out, should the server echo it.</param>
    public static ErrorBody Read(byte[] body, string? mediaType, ErrorBodyShape shape, Redaction redaction)
    {
        var error = new ErrorBody(shape, redaction);
        if (PlainJson.TryParse(body) is { } json)
            error.AddJson(json);
        else if (body.Length > 0)
            error.AddText(Encoding.UTF8.GetString(body), mediaType);
        return error;
    }

    private void AddJson(object json)
    {
        switch (json)
        {
            case string text:
                Say(_redaction.Text(text));
                break;
            case IList list:
                foreach (object? item in list)
                    AddItem(item);
                break;
            case IDictionary<string, object?> body:
                foreach (KeyValuePair<string, object?> entry in body)
                    AddEntry(entry.Key, entry.Value);
                break;
        }
    }

    private void AddEntry(string name, object? value)
    {
        switch (name, value)
        {
            // A value that repeats the status in other words says nothing more.
            case (_, string or long or null) when _shape.StatusNames.Contains(name):
                break;
            case (_, string text) when _shape.MessageNames.Contains(name):
                Say(_redaction.Text(text));
                break;
            case (_, IDictionary<string, object?> fields) when _shape.ListNames.Contains(name):
                foreach (KeyValuePair<string, object?> field in fields)
                    AddField(field.Key, field.Value);
                break;
            case (_, IList items) when _shape.ListNames.Contains(name):
                foreach (object? item in items)
                    AddItem(item);
                break;
            case (_, string or IList or IDictionary<string, object?>):
                AddField(name, value);
                break;
        }
    }

    private void AddItem(object? item)
    {
        if (
            item is IDictionary<string, object?> entry
            && _shape is { ItemFieldName: { } fieldName, ItemMessageName: { } messageName }
            && entry.TryGetValue(fieldName, out object? name)
            && entry.TryGetValue(messageName, out object? description)
        )
            AddField(PlainText(name), description);
        else if (item is IDictionary<string, object?> other)
            AddJson(other);
        else if (item is not null)
            Say(_redaction.Text(PlainText(item)));
    }

    private void AddField(string field, object? value)
    {
        field = ServerText.Shortened(DisplayText.Of(_redaction.Text(field)));
        // Nested serializers nest their errors: {"settings": {"nickname": ["..."]}}.
        if (value is IDictionary<string, object?> nested)
        {
            foreach (KeyValuePair<string, object?> entry in nested)
                AddField(field + "." + entry.Key, entry.Value);
            return;
        }
        List<string> messages = value is IList list ? [.. list.Cast<object?>().Select(PlainText)] : [PlainText(value)];
        messages = [.. messages.Where(message => message.Length > 0).Select(_redaction.Text).Select(DisplayText.Of)];
        if (messages.Count == 0)
            return;
        // Added to in place: a server that names one field ten thousand times would make copying it slow.
        if (_fields.TryGetValue(field, out IReadOnlyList<string>? before))
            ((List<string>)before).AddRange(messages);
        else
            _fields[field] = messages;
    }

    private void AddText(string text, string? mediaType)
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
                RegexOptions.IgnoreCase,
                TimeSpan.FromSeconds(1)
            );
            string shown = title.Success ? DisplayText.Of(_redaction.Text(WebUtility.HtmlDecode(title.Groups[1].Value))) : "";
            Say(shown.Length > 0 ? $"a web page titled \"{ServerText.Shortened(shown)}\"" : "a web page");
        }
        else
        {
            Say(_redaction.Text(text));
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
