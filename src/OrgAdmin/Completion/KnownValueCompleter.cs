using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OrgAdmin.Sessions;

namespace OrgAdmin.Completion;

/// <summary>Completes from what is known already. A completer never asks the network and never prompts.</summary>
public abstract class KnownValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        string typed = wordToComplete.Trim('\'', '"');
        return Values(fakeBoundParameters)
            // What begins so comes before what only holds it.
            .Select(value => (value.Value, value.Shown, value.ToolTip, Place: PlaceOf(typed, value.Value, value.Shown, value.ToolTip)))
            .Where(value => FindsParts ? value.Place >= 0 : value.Place == 0)
            .OrderBy(value => value.Place > 0)
            // What could steer the terminal is not put onto the command line.
            .Where(value => DisplayText.Of(value.Value) == value.Value)
            .Select(value => new CompletionResult(
                Quoted(value.Value),
                DisplayText.Of(value.Shown),
                CompletionResultType.ParameterValue,
                DisplayText.Of(value.ToolTip)
            ));
    }

    /// <summary>True for names and addresses, of which people know any part; a fixed word is typed from its beginning.</summary>
    private protected virtual bool FindsParts => false;

    /// <summary>What may be completed: the value, how it is listed, and what is said of it.</summary>
    /// <param name="boundParameters">What has been typed so far.</param>
    protected abstract IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters);

    /// <summary>The connection that the command line is about.</summary>
    private protected static OrgConnection? ConnectionIn(IDictionary boundParameters) =>
        boundParameters["Connection"] switch
        {
            OrgConnection itself => itself,
            { } name => ConnectionTable.Current.Find(name.ToString()!),
            null => ConnectionTable.Current.Default,
        };

    /// <summary>The open connection that the command line is about.</summary>
    private protected static LiveConnection? LiveIn(IDictionary boundParameters) =>
        ConnectionIn(boundParameters) is { } connection ? LiveConnections.Find(connection) : null;

    /// <summary>The values that the connection's provider has; without a connection, those of all providers.</summary>
    private protected static IEnumerable<(string Value, string Shown, string ToolTip)> Of(
        IDictionary boundParameters,
        Func<ProviderDescriptor, IEnumerable<string>> values
    )
    {
        OrgProvider? provider = ConnectionIn(boundParameters)?.Service;
        return Loading
            .Engine.Core.Providers.Where(descriptor => provider is null || descriptor.Provider == provider)
            .SelectMany(values)
            .Distinct()
            .Select(value => (value, value, value));
    }

    // People type names without their accents.
    private static int PlaceOf(string typed, params string[] texts)
    {
        int[] places =
        [
            .. texts
                .Select(text =>
                    CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, typed, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)
                )
                .Where(place => place >= 0),
        ];
        return places.Length == 0 ? -1 : places.Min();
    }

    private static string Quoted(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
            ? value
            : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
