using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Net.Mail;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// One object of the pipeline with the arguments beside it, or the arguments alone. Nothing is converted before it is asked for,
/// so that a value which cannot be read is an error of its row and never a row that PowerShell drops.
/// </summary>
internal sealed class Row(long number, object? source, bool isPiped)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _fromArguments = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RowOrigin> _origins = [];

    /// <summary>Its place in the input, from 1.</summary>
    public long Number { get; } = number;

    /// <summary>The piped object without its wrapper, or the argument that stands for one; null if there is none.</summary>
    public object? Source { get; } = source;

    /// <summary>True if it came through the pipeline.</summary>
    public bool IsPiped { get; } = isPiped;

    /// <summary>Why it could not be read at all; null if it could.</summary>
    public OrgException? Problem { get; set; }

    /// <summary>True if every cell of it is empty, as in what Excel takes for used.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Where what it carries comes from.</summary>
    public IReadOnlyList<RowOrigin> Origins => _origins;

    /// <summary>
    /// The object's kind, such as OrganizationMember, if it is one of this module or was before it went through a file or a job.
    /// </summary>
    public string? Kind { get; set; }

    /// <summary>What the row calls the person that it is about, besides an id or an address; null if it does not.</summary>
    public string? Called { get; init; }

    /// <summary>What arguments call the organization that the row is about, where that is not plainly the same.</summary>
    public List<(string Parameter, string Name)> OtherNames { get; } = [];

    /// <summary>The names of the parameters that have a value.</summary>
    public IEnumerable<string> Given => _values.Keys;

    /// <summary>
    /// The first text that seems to be of a file in UTF-8 which was read in another encoding, with its parameter; null if there is none.
    /// </summary>
    public string? Misread =>
        _values
            .Where(value => Unwrapped(value.Value) is string text && MisreadText.Holds(text))
            .Select(value => $"{value.Key} '{Shown(value.Key)}'")
            .FirstOrDefault();

    /// <summary>What it asks for, to be compared with other rows of the same call; null if it holds more than plain values.</summary>
    public string? Key
    {
        get
        {
            var parts = new List<string>();
            foreach (KeyValuePair<string, object?> value in _values.OrderBy(value => value.Key, StringComparer.OrdinalIgnoreCase))
            {
                if (Unwrapped(value.Value) is not (null or string or char or Guid or bool or IConvertible or OrgConnection))
                    return null;
                parts.Add($"{value.Key}={Unwrapped(value.Value)}");
            }
            return string.Join("\n", parts);
        }
    }

    /// <summary>What errors name the row by.</summary>
    public string Label => IsPiped ? $"Row {Number}" : "The call";

    public void Set(string parameter, object? value, bool isArgument)
    {
        _values[parameter] = value;
        if (isArgument)
            _fromArguments.Add(parameter);
        else
            _fromArguments.Remove(parameter);
    }

    public void Add(RowOrigin origin) => _origins.Add(origin);

    /// <summary>True if there is a value: an argument, or a cell that is not empty.</summary>
    public bool Has(string parameter) =>
        _values.TryGetValue(parameter, out object? value) && (IsArgument(parameter) || !(Unwrapped(value) is null or string { Length: 0 }));

    public void Remove(string parameter) => _values.Remove(parameter);

    /// <summary>True if the value stands on the command line (or is a default of the session) and not in the row.</summary>
    public bool IsArgument(string parameter) => _fromArguments.Contains(parameter);

    /// <summary>The value as it was given, without its wrapper; null if there is none.</summary>
    public object? Value(string parameter) => _values.TryGetValue(parameter, out object? value) ? Unwrapped(value) : null;

    /// <summary>A text without what surrounds it; null if there is none or the cell is empty.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: the value is no text.</exception>
    public string? Text(string parameter) => _values.TryGetValue(parameter, out object? value) ? TextOf(parameter, value) : null;

    /// <summary>The text that a value of the row stands for; null if it is empty.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: the value is no text.</exception>
    public string? TextOf(string parameter, object? value) => Cell(parameter, value);

    /// <summary>The value as a result shows it, whether it can be used or not; null if there is none.</summary>
    public string? Shown(string parameter) =>
        Value(parameter) switch
        {
            null or ScriptBlock => null,
            IList several => DisplayText.Of(string.Join(", ", several.Cast<object?>().Select(Unwrapped))),
            var value => DisplayText.Of(value.ToString() ?? ""),
        };

    /// <summary>A text that has to be there.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="what">What is missing, to end the sentence "Row 3 names no ...".</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.ValidationFailed"/>: there is none.</exception>
    public string Required(string parameter, string what) =>
        Text(parameter)
        ?? throw new OrgException(
            IsArgument(parameter) ? OrgErrorKind.InvalidValue : OrgErrorKind.ValidationFailed,
            IsPiped ? $"{Label} names no {what}." : $"{Label} names no {what} (-{parameter})."
        );

    /// <summary>A text for a field that may be emptied: an empty argument is a value, an empty cell of a row is none.</summary>
    public string? Field(string parameter) => Text(parameter) ?? (IsArgument(parameter) && _values.ContainsKey(parameter) ? "" : null);

    /// <summary>Several texts; none if there is no value.</summary>
    public IReadOnlyList<string> Texts(string parameter) =>
        Value(parameter) switch
        {
            null => [],
            IList list => [.. list.Cast<object?>().Select(item => Cell(parameter, item)).OfType<string>()],
            var one => Cell(parameter, one) is { } text ? [text] : [],
        };

    /// <summary>A yes or no, also as files write it; null if there is none.</summary>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.InvalidValue"/>: it is neither.</exception>
    public bool? Flag(string parameter)
    {
        if (Value(parameter) is bool flag)
            return flag;
        if (Value(parameter) is SwitchParameter given)
            return given.IsPresent;
        return Text(parameter) is { } text ? RowFlag.Parse(text) ?? throw Invalid(parameter, $"'{text}' is neither yes nor no") : null;
    }

    /// <summary>An error about one value of the row.</summary>
    public OrgException Invalid(string parameter, string why) =>
        new(OrgErrorKind.InvalidValue, DisplayText.Of($"{Label}: {parameter} {why}."));

    /// <summary>The value without PowerShell's wrapper; a custom object is nothing but its wrapper.</summary>
    public static object? Unwrapped(object? value) =>
        value switch
        {
            DBNull => null,
            // What a command that outputs nothing gives.
            PSObject nothing when ReferenceEquals(nothing, AutomationNull.Value) => null,
            PSObject { BaseObject: PSCustomObject } => value,
            PSObject { BaseObject: DBNull } => null,
            PSObject wrapped => wrapped.BaseObject,
            _ => value,
        };

    private string? Cell(string parameter, object? value)
    {
        switch (Unwrapped(value))
        {
            case null:
                return null;
            case string text:
                return RowText.Clean(text, problem => Invalid(parameter, problem));
            case char or Guid or bool or Enum:
                return Unwrapped(value)!.ToString();
            case MailAddress address:
                return address.Address;
            case Uri uri:
                return uri.OriginalString;
            case DateTimeOffset time:
                return time.ToString("o", CultureInfo.InvariantCulture);
            case DateTime time:
                return time.ToString("o", CultureInfo.InvariantCulture);
            case IFormattable number and (byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal):
                return number.ToString(null, CultureInfo.InvariantCulture);
            case ScriptBlock:
                throw Invalid(
                    parameter,
                    "is a script block. Give it as an argument, -" + parameter + " { ... }, and it is evaluated for each piped object"
                );
            case IDictionary:
                throw Invalid(parameter, "is a table of keys and values, where a text is wanted");
            case Organization organization:
                return organization.Id;
            case IList { Count: 0 }:
                return null;
            case IList { Count: 1 } list:
                return Cell(parameter, list[0]);
            case IList list:
                throw Invalid(parameter, $"has {list.Count} values, where one is wanted");
            case var other:
                if (RowSource.KindOf(PSObject.AsPSObject(value)) == nameof(Organization))
                    return Cell(parameter, PSObject.AsPSObject(value).Properties["Id"]?.Value);
                // An object that has the value under the parameter's own name, such as -UserId $member.
                if (PSObject.AsPSObject(value).Properties[parameter]?.Value is { } inner and not PSObject { BaseObject: PSCustomObject })
                    return Cell(parameter, inner);
                throw Invalid(parameter, $"is a {other.GetType().Name}, where a text is wanted");
        }
    }
}
