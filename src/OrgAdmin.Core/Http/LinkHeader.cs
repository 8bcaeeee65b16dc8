using System;
using System.Text;

namespace OrgAdmin.Core.Http;

/// <summary>
/// Reads a <c>Link</c> header (RFC 8288, appendix B): links with parameters, whose values may be quoted and then hold commas
/// and semicolons, and a relation that may be several words.
/// </summary>
internal ref struct LinkHeader
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private LinkHeader(string text) => _text = text.AsSpan();

    /// <summary>Where the first link of a relation leads; null if there is none.</summary>
    public static string? Find(string header, string relation)
    {
        var links = new LinkHeader(header);
        while (links.TryReadLink(out string target, out string? relations))
        {
            foreach (string word in (relations ?? "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (string.Equals(word, relation, StringComparison.OrdinalIgnoreCase))
                    return target;
            }
        }
        return null;
    }

    private bool TryReadLink(out string target, out string? relations)
    {
        target = "";
        relations = null;
        while (_at < _text.Length && _text[_at] != '<')
            _at++;
        int end = _at < _text.Length ? _text.Slice(_at).IndexOf('>') : -1;
        if (end < 0)
            return false;
        target = _text.Slice(_at + 1, end - 1).Trim().ToString();
        _at += end + 1;
        while (SkipSpace() && _text[_at] == ';')
        {
            _at++;
            string name = ReadName();
            string value = SkipSpace() && _text[_at] == '=' ? ReadValue() : "";
            // The first "rel" counts (RFC 8288, 3.3).
            if (name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                relations ??= value;
        }
        return true;
    }

    private string ReadName()
    {
        SkipSpace();
        int start = _at;
        while (_at < _text.Length && _text[_at] is not ('=' or ';' or ',' or ' ' or '\t'))
            _at++;
        return _text.Slice(start, _at - start).ToString();
    }

    private string ReadValue()
    {
        _at++;
        if (!SkipSpace())
            return "";
        var value = new StringBuilder();
        bool isQuoted = _text[_at] == '"';
        if (isQuoted)
            _at++;
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (isQuoted ? c == '"' : c is ';' or ',')
                break;
            if (isQuoted && c == '\\' && _at + 1 < _text.Length)
                c = _text[++_at];
            value.Append(c);
        }
        if (isQuoted && _at < _text.Length)
            _at++;
        return value.ToString();
    }

    // False at the end of the text.
    private bool SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
            _at++;
        return _at < _text.Length;
    }
}
