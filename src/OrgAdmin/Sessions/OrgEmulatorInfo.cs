using System;

namespace OrgAdmin;

/// <summary>Where the emulator serves an API, and a token that it knows. The token opens nothing else.</summary>
public sealed class OrgEmulatorInfo
{
    /// <summary>The provider whose API it is.</summary>
    public string Provider { get; init; } = "";

    /// <summary>What <c>Connect-OrgProvider -Endpoint</c> takes.</summary>
    public Uri Endpoint { get; init; } = null!;

    /// <summary>The token of the emulated user that a connection gets if it names no other.</summary>
    public string Token { get; init; } = "";
}
