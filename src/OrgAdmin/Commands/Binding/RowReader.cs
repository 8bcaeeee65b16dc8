using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Sessions;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// Makes rows of what comes down the pipeline. It takes the whole object, since PowerShell binds arguments and defaults before an
/// object's properties, drops in silence what does not convert, and ends a row that lacks a mandatory value before the cmdlet sees it.
/// </summary>
internal sealed class RowReader
{
    private readonly PSCmdlet _cmdlet;
    private readonly RowRules _rules;
    private readonly IReadOnlyList<RowParameter> _parameters;
    private readonly IReadOnlyList<string> _evaluated;
    private readonly Dictionary<string, object?> _arguments;
    private readonly RowColumns _columns;
    private long _number;

    /// <summary>Begins to read: what is bound now are the arguments and the defaults of the session.</summary>
    public RowReader(PSCmdlet cmdlet, RowRules rules)
    {
        _cmdlet = cmdlet;
        _rules = rules;
        _parameters = RowParameter.Of(cmdlet.GetType());
        _evaluated =
        [
            .. cmdlet
                .GetType()
                .GetProperties()
                .Where(property => property.PropertyType == typeof(object))
                .Select(property => property.Name),
        ];
        _arguments = cmdlet.MyInvocation.BoundParameters.ToDictionary(
            bound => bound.Key,
            bound => _parameters.Any(parameter => parameter.Name == bound.Key) ? AsTyped(bound.Value) : bound.Value,
            StringComparer.OrdinalIgnoreCase
        );
        _columns = new RowColumns(_parameters);
    }

    /// <summary>How many rows had nothing in any cell.</summary>
    public int EmptyRows { get; private set; }

    /// <summary>The warning about columns that are not used, once; null if there is none to give.</summary>
    public string? Warning { get; private set; }

    /// <summary>The value of an argument or a default of the session; null if there is none.</summary>
    public object? Argument(string name) => _arguments.TryGetValue(name, out object? value) ? value : null;

    /// <summary>The rows of one object of the pipeline, or of the arguments where nothing is piped.</summary>
    /// <param name="input">The object.</param>
    public IEnumerable<Row> Read(object? input)
    {
        bool isPiped = _cmdlet.MyInvocation.ExpectingInput;
        bool isArgument = _arguments.TryGetValue("InputObject", out object? argument);
        if (isPiped && isArgument)
            return [Overridden()];
        if (isPiped)
            return [One(input, isPiped)];
        // -InputObject $members: each is a row, as if they were piped.
        if (isArgument && Row.Unwrapped(argument) is IList { Count: > 1 } several)
            return several.Cast<object?>().Select(item => One(item, isPiped: true)).ToList();
        if (isArgument)
            return [One(input, isPiped: false)];
        // Get-Organization x, $y: each is a row of its own.
        if (
            _parameters.FirstOrDefault(parameter => parameter.IsPrimary) is { } primary
            && Row.Unwrapped(Argument(primary.Name)) is IList { Count: > 0 } list
        )
        {
            bool mayBeOneNumber = list.Count > 1 && list.Cast<object?>().All(IsNumber);
            if (mayBeOneNumber && !_rules.Changes)
                Warning ??= ReadAsNumbers(primary.Name, list);
            List<Row> rows = [.. list.Cast<object?>().Select(item => Of(primary, item))];
            // 1,007 for 1007, or 007 for an id: what was typed is lost, and what is changed must be what was meant.
            if (mayBeOneNumber && _rules.Changes)
                rows.ForEach(row => row.Problem ??= new OrgException(OrgErrorKind.InvalidValue, ReadAsNumbers(primary.Name, list)));
            return rows;
        }
        return [One(null, isPiped: false)];
    }

    // PowerShell binds an argument, or a default of the session, and leaves the piped object out.
    private Row Overridden() =>
        new(++_number, null, isPiped: true)
        {
            Problem = new OrgException(
                OrgErrorKind.InvalidValue,
                "Objects are piped, and -InputObject (or a default of the session) names another one. Nothing was sent. "
                    + "Leave one of them out."
            ),
        };

    private static bool IsNumber(object? item) => Row.Unwrapped(item) is int or long or double or decimal;

    private static string ReadAsNumbers(string parameter, IList list)
    {
        string[] texts =
        [
            .. list.Cast<object?>().Select(item => Convert.ToString(Row.Unwrapped(item), CultureInfo.InvariantCulture) ?? "").Take(5),
        ];
        return $"-{parameter} is a list of numbers, {string.Join(" and ", texts)}: PowerShell reads 1,007 as two of them, 1 and 7. "
            + $"Write ids as texts: '{string.Join("', '", texts)}'.";
    }

    private Row Of(RowParameter primary, object? item)
    {
        var row = new Row(++_number, Row.Unwrapped(item), isPiped: false);
        Fill(row, null, primary, item);
        return row;
    }

    private Row One(object? input, bool isPiped)
    {
        RowSource? source = RowSource.Of(input);
        var row = new Row(++_number, source?.Value, isPiped) { Kind = source?.Kind, Called = NameIn(source) };
        // A row of a file has cells, which may be empty. What is nothing at all was somebody before it was lost on the way.
        if (isPiped && _rules.IsAboutPeople && (source is null || (source.IsFree && !source.ColumnNames.Any())))
        {
            row.Problem = new OrgException(
                OrgErrorKind.ValidationFailed,
                $"{row.Label} is {(source is null ? "$null" : "an object without any property")}: whom it was about is lost."
            );
            return row;
        }
        if (isPiped && (source is null || source.IsEmpty))
        {
            EmptyRows++;
            row.IsEmpty = true;
            return row;
        }
        Fill(row, source, null, null);
        return row;
    }

    private void Fill(Row row, RowSource? source, RowParameter? primary, object? primaryValue)
    {
        try
        {
            if (source is not null)
            {
                _columns.Check(source);
                Warning ??= _rules.Changes ? _columns.WarningFor(source) : null;
                RowRefusals.Check(row, source, _rules, _cmdlet, _parameters);
                AddOrigin(row, source);
            }
            foreach (RowParameter parameter in _parameters)
                Bind(row, source, parameter, ReferenceEquals(parameter, primary) ? primaryValue : null);
            // Arguments that no row carries may still be evaluated for each.
            foreach (
                string name in _evaluated.Where(name =>
                    _arguments.ContainsKey(name) && name != "InputObject" && _parameters.All(parameter => parameter.Name != name)
                )
            )
                row.Set(name, Evaluated(row, name, _arguments[name], source), isArgument: true);
            if (_rules.Changes)
                _columns.CheckDecided(row);
        }
        catch (OrgException error)
        {
            row.Problem = error;
            // Whom the refused row is about is told all the same.
            foreach (RowParameter parameter in _parameters.Where(parameter => !row.Given.Contains(parameter.Name)))
            {
                if (FromRow(source, parameter) is (true, { } own))
                    row.Set(parameter.Name, own, isArgument: false);
            }
        }
    }

    private void Bind(Row row, RowSource? source, RowParameter parameter, object? primaryValue)
    {
        bool isPrimary = primaryValue is not null;
        bool hasArgument = _arguments.TryGetValue(parameter.Name, out object? argument);
        if (isPrimary)
            argument = primaryValue;
        bool isBlock = hasArgument && Row.Unwrapped(argument) is ScriptBlock;
        if (hasArgument)
            argument =
                parameter.Name == "Connection" ? argument : Referred(row, parameter, Evaluated(row, parameter.Name, argument, source));
        // A block that gives nothing for an object is an empty cell, and not the wish to empty a field.
        hasArgument &= !isBlock || Row.Unwrapped(argument) is not null;
        (bool isInRow, object? own) = FromRow(source, parameter);

        if (parameter.IsId && hasArgument && isInRow)
        {
            RefuseContradiction(row, source!, parameter, argument, own);
            row.Set(parameter.Name, own, isArgument: false);
        }
        else if (hasArgument)
        {
            row.Set(parameter.Name, argument, isArgument: true);
        }
        else if (isInRow)
        {
            row.Set(parameter.Name, own, isArgument: false);
        }
    }

    private (bool IsThere, object? Value) FromRow(RowSource? source, RowParameter parameter)
    {
        if (source is null)
            return (false, null);
        if (source.IsScalar)
            return (parameter.IsPrimary, parameter.IsPrimary ? source.Value : null);
        // A connection is where to ask, and has an endpoint and a name of its own.
        if (source.Kind == nameof(OrgConnection) && parameter.Name != "Connection")
            return (false, null);
        // An organization has an address and a description, which are not those of the person to be invited.
        if (
            source.Kind == nameof(Organization)
            && !_rules.ReadsOrganizationFields
            && !parameter.IsOrganization
            && parameter.Name != "Connection"
        )
            return (false, null);
        // A user and a token have ids that are no organization's; what belongs to one says so in OrganizationId.
        bool isForeign = parameter is { IsOrganization: true, IsId: true } && source.Kind is not (null or nameof(Organization));
        foreach (string name in parameter.Names.Where(name => !isForeign || name.Contains("organization")))
        {
            if (source.TryGet(name, out object? value))
                return (true, value);
        }
        return (false, null);
    }

    // An object that stands for its id: -OrganizationId $organization, -UserId $member. It says where it comes from as well.
    private static object? Referred(Row row, RowParameter parameter, object? argument)
    {
        if (!parameter.IsId || argument is null || RowSource.Of(argument) is not { IsScalar: false } reference)
            return argument;
        foreach (string name in parameter.Names)
        {
            if (reference.Kind is not null && reference.TryGet(name, out object? value))
            {
                AddOrigin(row, reference);
                return value;
            }
        }
        return argument;
    }

    private static void AddOrigin(Row row, RowSource source)
    {
        if (source.Value is OrgConnection itself)
            row.Add(new RowOrigin(itself.Name, itself.Provider, itself.Place) { Itself = itself });
        else if (!source.IsScalar)
        {
            string? provider = source.Text("Provider");
            if (!Enum.TryParse(provider, ignoreCase: true, out OrgProvider _))
                provider = null;
            string? endpoint = source.Text("Endpoint");
            string? connection = ConnectionOf(row, source);
            // Without a connection, a column of that name that holds no address is a stranger's.
            if (
                connection is null
                && !(
                    Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address)
                    && address.Scheme.StartsWith("http", StringComparison.Ordinal)
                )
            )
                endpoint = null;
            if (connection is not null || provider is not null || endpoint is not null)
                row.Add(new RowOrigin(connection, provider, endpoint));
        }
    }

    // An organization and a connection have names of their own.
    private static string? NameIn(RowSource? source) =>
        source is null || source.Kind is nameof(Organization) or nameof(OrgConnection) ? null
        : source.Text("Name") is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim()
        : source.Text("DisplayName");

    private static string? ConnectionOf(Row row, RowSource source)
    {
        if (!source.TryGet("connection", out object? value))
            return null;
        // A connection itself, or what is left of one, stands for its name.
        return value is OrgConnection or PSObject && RowSource.KindOf(PSObject.AsPSObject(value)) == nameof(OrgConnection)
            ? ConnectionReference.Of(value!).Name
            : row.TextOf("Connection", value);
    }

    // A script block is what people write to say "a value for each": PowerShell alone would send its source text.
    private static object? Evaluated(Row row, string parameter, object? argument, RowSource? source)
    {
        if (Row.Unwrapped(argument) is not ScriptBlock block)
            return argument;
        if (source is null)
            throw row.Invalid(parameter, "is a script block, which is evaluated for each piped object; nothing was piped");
        Collection<PSObject> results;
        try
        {
            results = block.InvokeWithContext(null, [new PSVariable("_", row.Source), new PSVariable("PSItem", row.Source)]);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            throw row.Invalid(parameter, $"is a script block, which failed for this object: {error.Message.TrimEnd('.')}");
        }
        return results.Count switch
        {
            0 => null,
            1 => results[0],
            _ => results.Cast<object?>().ToArray(),
        };
    }

    private static void RefuseContradiction(Row row, RowSource source, RowParameter parameter, object? argument, object? own)
    {
        if (Text(argument) is not { } asked || Text(own) is not { } actual || Same(asked, actual))
            return;
        string[] sameThing = parameter.IsOrganization
            ? ["OrganizationId", "OrganizationName", "Slug", "OrganizationSlug", "Acronym"]
            : ["UserId", "Slug", "Email", "Name", "UserName", "MembershipId"];
        if (source.Kind == nameof(Organization))
            sameThing = [.. sameThing, "Id", "Name"];
        if (sameThing.Any(name => Same(source.Text(name), asked)))
            return;
        if (parameter.IsOrganization)
            row.OtherNames.Add((parameter.Name, asked));
        else
            throw Contradiction(row, parameter.Name, asked, actual);
    }

    /// <summary>The error for a row that is about something else than the argument says.</summary>
    public static OrgException Contradiction(Row row, string parameter, string asked, string actual) =>
        new(
            OrgErrorKind.InvalidValue,
            DisplayText.Of(
                $"{row.Label} is about '{actual}', and -{parameter} (or a default of the session) "
                    + $"says '{asked}'. Nothing was sent. Leave -{parameter} out, or the other objects."
            )
        );

    // An id without quotes may read as a number, 5e07 for one. PowerShell keeps what was typed in the wrapper of the number.
    private static object? AsTyped(object? argument) =>
        argument is PSObject { BaseObject: int or long or double or decimal } ? LanguagePrimitives.ConvertTo<string>(argument) : argument;

    private static string? Text(object? value) => Row.Unwrapped(value) is { } plain ? plain.ToString()?.Trim() : null;

    private static bool Same(string? one, string other) => string.Equals(one?.Trim(), other, StringComparison.OrdinalIgnoreCase);
}
