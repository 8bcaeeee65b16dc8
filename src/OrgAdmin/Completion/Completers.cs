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
            // What could steer the terminal is not put onto the command line.
            .Where(value => DisplayText.Of(value.Value) == value.Value)
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

/// <summary>Completes the names of open connections.</summary>
public sealed class ConnectionCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        ConnectionTable.Current.All.Select(connection =>
            (connection.Name, connection.Name, $"{connection.Provider} {connection.Endpoint} {connection.User}".TrimEnd())
        );
}

/// <summary>Completes the ids of organizations that the connection has shown lately, listed by name.</summary>
public sealed class OrganizationIdCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters)
    {
        OrgConnection? connection = ConnectionIn(boundParameters);
        return connection is null || LiveConnections.Find(connection) is not { } live
            ? []
            : live.Seen.All.Select(seen => (seen.Key, seen.Value, seen.Key));
    }
}

/// <summary>Completes the fields that lists can be sorted by, as the connection's provider names them.</summary>
public sealed class SortFieldCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.SortFields);
}

/// <summary>Completes the fields that datasets can be sorted by.</summary>
public sealed class DatasetSortFieldCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.DatasetSortFields);
}

/// <summary>Completes the names of profiles.</summary>
public sealed class ProfileCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Loading
            .Engine.Core.Profiles.Load()
            .Select(profile => (profile.Name, profile.Name, $"{profile.Provider} {profile.SecretName}".TrimEnd()));
}

/// <summary>Completes the kinds of badges that the provider documents. Others may be typed.</summary>
public sealed class BadgeKindCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.BadgeKinds);
}

/// <summary>Completes the roles that the connection's provider documents. Others may be typed.</summary>
public sealed class RoleCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.Roles);
}

/// <summary>Completes the ways in which opt-outs come to the provider. Others may be typed.</summary>
public sealed class OptOutOriginCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        Of(boundParameters, descriptor => descriptor.OptOutOrigins);
}

/// <summary>Completes the environments of the provider that is typed, or of all.</summary>
public sealed class EnvironmentCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters)
    {
        string? provider = boundParameters["Provider"]?.ToString();
        return Loading
            .Engine.Core.Providers.Where(descriptor =>
                provider is null || string.Equals(descriptor.Provider.ToString(), provider, StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(descriptor => descriptor.Environments)
            .GroupBy(environment => environment.Key)
            .Select(same => (same.Key, same.Key, string.Join(" ", same.Select(environment => environment.Value.AbsoluteUri))));
    }
}

/// <summary>Completes the types that customers of resellers can have.</summary>
public sealed class CustomerTypeCompleter : KnownValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Shown, string ToolTip)> Values(IDictionary boundParameters) =>
        new[] { "individual", "company", "association", "publicbody" }.Select(type => (type, type, type));
}
