using System.IO;
using System.Linq;
using System.Reflection;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = Known("RootFolder");

    /// <summary>The program that runs the module's desktop half.</summary>
    public static string DesktopProbe { get; } = Known("DesktopProbe");

    /// <summary>The provider and pipeline tests, compiled for the desktop half.</summary>
    public static string DesktopSuite { get; } = Known("DesktopSuite");

    /// <summary>The program that opens the package on .NET 8; empty where it was built without.</summary>
    public static string Net8Probe { get; } = Known("Net8Probe");

    /// <summary>The reference assembly that the cmdlets are compiled against.</summary>
    public static string PowerShellStandard { get; } = Known("PowerShellStandard");

    public static string Module { get; } = Path.Combine(Root, "out", "OrgAdmin");

    public static string Pester { get; } = Path.Combine(Root, "tests", "Pester");

    /// <summary>The tests of what only Windows can show; the rest of them runs everywhere.</summary>
    public static string Windows { get; } = Path.Combine(Root, "tests", "Windows");

    public static string Help { get; } = Path.Combine(Root, "docs", "en-US");

    /// <summary>The sources of the tests of Core and of the emulators, which the documents name.</summary>
    public static string[] TestSources { get; } =
    [
        .. new[] { "OrgAdmin.Core.Tests", "OrgAdmin.Emulator.Tests" }.SelectMany(project =>
            Directory.GetFiles(Path.Combine(Root, "tests", project), "*Tests.cs", SearchOption.AllDirectories)
        ),
    ];

    private static string Known(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
