using System.IO;
using System.Linq;
using System.Reflection;

namespace OrgAdmin.Module.Tests.Support;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RootFolder").Value!;

    public static string Module { get; } = Path.Combine(Root, "out", "OrgAdmin");

    public static string Pester { get; } = Path.Combine(Root, "tests", "Pester");

    public static string Help { get; } = Path.Combine(Root, "docs", "en-US");
}
