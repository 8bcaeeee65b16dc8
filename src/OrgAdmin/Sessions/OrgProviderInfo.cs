using System;
using System.Collections.Generic;

namespace OrgAdmin;

/// <summary>What there is to know about a provider.</summary>
public sealed class OrgProviderInfo
{
    /// <summary>The provider, as <c>Connect-OrgProvider</c> takes it.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Its name in a sentence.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The endpoint that a connection uses if it names no other.</summary>
    public Uri Endpoint { get; init; } = null!;

    /// <summary>The environments that <c>-Environment</c> takes.</summary>
    public IReadOnlyList<string> Environments
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>The ways to present a credential, the default first.</summary>
    public IReadOnlyList<string> AuthSchemes
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>The environment variables that may hold a credential, in the order they are looked at.</summary>
    public IReadOnlyList<string> CredentialVariables
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>Whether it can be asked without a credential.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>What can be done with organizations.</summary>
    public IReadOnlyList<string> Organizations
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>What can be done with the customers of resellers.</summary>
    public IReadOnlyList<string> Customers
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>What can be done with members.</summary>
    public IReadOnlyList<string> Members
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>What can be done with badges, roles, followers and content.</summary>
    public IReadOnlyList<string> Community
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>The cmdlets that work with it.</summary>
    public IReadOnlyList<string> Cmdlets
    {
        get;
        init => field = ReadableList<string>.Of(value)!;
    } = new ReadableList<string>();

    /// <summary>What to know before using it; null if nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>The provider's name.</summary>
    public override string ToString() => DisplayName;
}
