using System;
using System.Collections;
using System.Collections.Generic;
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
            .Where(value =>
                value.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                || value.Shown.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            )
            .Select(value => new CompletionResult(
                Quoted(value.Value),
                DisplayText.Of(value.Shown),
                CompletionResultType.ParameterValue,
                DisplayText.Of(value.ToolTip)
            ));
    }

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

    private static string Quoted(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
            ? value
            : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
