using System;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>What the tests run on, for the few that cannot run everywhere. Each says why where it stands.</summary>
internal static class Runtime
{
    /// <summary>The reason of the tests that make a certificate.</summary>
    public const string NoCertificates = "Mono has no CertificateRequest.";

    /// <summary>The reason of the tests of what a proxy answers to CONNECT.</summary>
    public const string TunnelMisread = "Mono takes the refusal of a tunnel for the server's own answer.";

    /// <summary>The reason of the tests of pipes and devices.</summary>
    public const string NoFileTypes = "The desktop half is made for Windows, where no pipe lies in a folder.";

    /// <summary>The reason of the tests of characters that only RFC 3986 reserves.</summary>
    public const string EscapesLess = "Mono escapes by RFC 2396, which leaves these characters as they are; a server reads both alike.";

    /// <summary>The reason of the tests in which the kind of a failure of the transport counts.</summary>
    public const string FailuresMisread =
        "Mono's transport tells this failure in no exception of .NET Framework: see DesktopTransportTests.";

    /// <summary>True under Mono, which stands in for .NET Framework where there is no Windows.</summary>
    public static bool IsMono { get; } = Type.GetType("Mono.Runtime") is not null;

    /// <summary>True on .NET Framework, and under Mono.</summary>
    public static bool IsNetFramework { get; } = typeof(object).Assembly.GetName().Name == "mscorlib";
}
