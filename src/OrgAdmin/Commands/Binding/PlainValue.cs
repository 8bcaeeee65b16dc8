using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Net;
using System.Net.Mail;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text.RegularExpressions;
using System.Xml;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// Turns what a person builds in PowerShell (hashtables, custom objects, arrays, objects of any class, all of them wrapped)
/// into the plain values that Core can send. What holds itself, or lies too deep, is refused before it can do any harm.
/// </summary>
internal sealed class PlainValue
{
    /// <summary>How deep values may lie in each other: as deep as the JSON that Core reads.</summary>
    private const int MostLevels = 64;

    private readonly string _name;
    private readonly Stack<string> _path = new();
    private readonly Stack<object> _around = new();

    private PlainValue(string name) => _name = name;

    /// <summary>The plain value of anything.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What errors call it, such as "-Body".</param>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.InvalidValue"/>: it holds itself, lies too deep, or cannot be sent.
    /// </exception>
    public static object? Of(object? value, string name) => new PlainValue(name).Convert(value);

    /// <summary>A dictionary of plain values; null for none.</summary>
    /// <exception cref="OrgException">
    /// <see cref="OrgErrorKind.InvalidValue"/>: a value in it holds itself, lies too deep, or cannot be sent.
    /// </exception>
    public static IDictionary<string, object?>? Dictionary(IDictionary? values, string name) =>
        values is null ? null : (Dictionary<string, object?>)Of(values, name)!;

    /// <summary>Key and value pairs of a row: a hashtable, an object, or a text such as <c>key=value; other=2</c>; null for none.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: it is none of these.</exception>
    public static IDictionary<string, object?>? Pairs(Row row, string parameter)
    {
        object? given = row.Value(parameter);
        switch (given)
        {
            case null:
                return null;
            case IDictionary:
            case PSObject { BaseObject: PSCustomObject }:
                return (IDictionary<string, object?>?)Of(given, parameter);
            case string text:
                string[][] pairs = [.. text.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(['='], 2))];
                if (pairs.All(pair => pair.Length == 2 && pair[0].Trim().Length > 0))
                    return pairs.ToDictionary(pair => pair[0].Trim(), pair => (object?)pair[1].Trim());
                break;
        }
        throw row.Invalid(parameter, "is neither a table of keys and values nor a text such as key=value; other=2");
    }

    private object? Convert(object? value)
    {
        // What a command that outputs nothing gives is a wrapper of its own.
        if (ReferenceEquals(value, AutomationNull.Value))
            return null;
        // A custom object has nothing but its wrapper.
        if (value is PSObject { BaseObject: not PSCustomObject } wrapped)
            value = wrapped.BaseObject;
        return value switch
        {
            null or DBNull => null,
            SwitchParameter flag => flag.IsPresent,
            string text when HasBrokenCharacter(text) => throw Invalid("holds half of a character (half of a surrogate pair)"),
            double number when double.IsNaN(number) || double.IsInfinity(number) => throw NoNumber(number),
            float number when float.IsNaN(number) || float.IsInfinity(number) => throw NoNumber(number),
            // As it is written, and not as a double that is nearly the same.
            float number => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            string or bool or DateTime or DateTimeOffset or BigInteger or decimal => value,
            char or Guid or TimeSpan or Version or IPAddress => value.ToString(),
            Uri address => address.OriginalString,
            MailAddress address => address.Address,
            Enum word => word.ToString(),
            _ when value.GetType().IsPrimitive => value,
            SecureString or PSCredential or ScriptBlock or Delegate or Stream or MemberInfo or Exception or Pointer or XmlNode or Regex =>
                throw Unsendable(value),
            // PowerShell 7 has them, Windows PowerShell does not.
            IFormattable day when value.GetType().FullName is "System.DateOnly" or "System.TimeOnly" => day.ToString(
                "O",
                CultureInfo.InvariantCulture
            ),
            IFormattable half when value.GetType().FullName is "System.Half" => Convert(
                double.Parse(half.ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            ),
            _ when value.GetType().Namespace is { } space && space.StartsWith("System.Text.Json", StringComparison.Ordinal) =>
                throw Unsendable(value),
            _ => Inside(value),
        };
    }

    private object Inside(object value)
    {
        if (_around.Any(outer => ReferenceEquals(outer, value)))
            throw Invalid("holds itself");
        if (_around.Count >= MostLevels)
            throw Invalid($"lies deeper than {MostLevels} levels");
        // Converting a value takes stack of its own, which another program's thread may have little of.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _around.Push(value);
        object plain = value switch
        {
            IDictionary dictionary => Entries(dictionary),
            IEnumerable items => Items(items),
            _ => Properties(value),
        };
        _around.Pop();
        return plain;
    }

    private Dictionary<string, object?> Entries(IDictionary dictionary)
    {
        var plain = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in dictionary)
        {
            string key = LanguagePrimitives.ConvertTo<string>(entry.Key);
            object? value = At("." + key, entry.Value);
            if (plain.ContainsKey(key))
                throw Invalid($"has the key '{key}' twice");
            plain.Add(key, value);
        }
        return plain;
    }

    private List<object?> Items(IEnumerable items)
    {
        var plain = new List<object?>();
        foreach (object? item in items)
            plain.Add(At($"[{plain.Count}]", item));
        return plain;
    }

    private Dictionary<string, object?> Properties(object value)
    {
        var plain = new Dictionary<string, object?>();
        foreach (PSPropertyInfo property in PSObject.AsPSObject(value).Properties.Where(property => property.IsGettable))
        {
            object? inner;
            try
            {
                inner = property.Value;
            }
            catch (GetValueException error)
            {
                throw Invalid($"has a property {property.Name} that cannot be read ({error.InnerException?.Message ?? error.Message})");
            }
            plain[property.Name] = At("." + property.Name, inner);
        }
        return plain.Count > 0 || value is PSObject ? plain : throw Unsendable(value);
    }

    private object? At(string step, object? value)
    {
        _path.Push(step);
        object? plain = Convert(value);
        _path.Pop();
        return plain;
    }

    private static bool HasBrokenCharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }
        return false;
    }

    private OrgException NoNumber(IFormattable number) =>
        Invalid($"is {number.ToString(null, CultureInfo.InvariantCulture)}, which JSON does not have");

    private OrgException Unsendable(object value) => Invalid($"is a {value.GetType().Name}, which cannot be sent as JSON");

    private OrgException Invalid(string why)
    {
        string path = string.Concat(_path.Reverse());
        if (path.Length > 200)
            path = path.Substring(0, 100) + "\u2026" + path.Substring(path.Length - 100);
        return new OrgException(OrgErrorKind.InvalidValue, DisplayText.Of($"{_name}{path} {why}. Nothing was sent."));
    }
}
