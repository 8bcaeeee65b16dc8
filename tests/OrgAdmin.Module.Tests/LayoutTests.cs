using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>What lies where in the packaged module, and who may know whom.</summary>
public sealed class LayoutTests
{
    // What .NET Framework 4.7.2 has in its GAC. Everything else the desktop folder needs must lie in it.
    private static readonly HashSet<string> FrameworkAssemblies =
    [
        "mscorlib",
        "netstandard",
        "System",
        "System.ComponentModel.DataAnnotations",
        "System.Configuration",
        "System.Core",
        "System.Data",
        "System.Drawing",
        "System.IO.Compression",
        "System.IO.Compression.FileSystem",
        "System.Net.Http",
        "System.Numerics",
        "System.Runtime",
        "System.Runtime.Serialization",
        "System.ServiceModel",
        "System.Threading.Tasks",
        "System.Transactions",
        "System.Web",
        "System.Xml",
        "System.Xml.Linq",
        "WindowsBase",
    ];

    [Fact]
    public void The_module_has_its_parts()
    {
        foreach (
            string part in new[]
            {
                "OrgAdmin.psd1",
                "OrgAdmin.dll",
                "OrgAdmin.Abstractions.dll",
                "OrgAdmin.Format.ps1xml",
                "LICENSE",
                "deps/core/OrgAdmin.Core.dll",
                "deps/core/OrgAdmin.Emulator.dll",
                "deps/core/OrgAdmin.Isolation.dll",
                "deps/desktop/OrgAdmin.Core.dll",
                "deps/desktop/OrgAdmin.Emulator.dll",
            }
        )
            Assert.True(File.Exists(Path.Combine(Repository.Module, part)), part + " is missing");
        Assert.Empty(Directory.GetFiles(Repository.Module, "*.psm1", SearchOption.AllDirectories));
    }

    [Fact]
    public void Only_two_assemblies_are_loaded_by_PowerShell_itself() =>
        Assert.Equal(
            ["OrgAdmin.Abstractions.dll", "OrgAdmin.dll"],
            Directory.GetFiles(Repository.Module, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_cmdlets_know_nothing_but_PowerShell_and_the_abstractions()
    {
        Assert.Equal(
            ["OrgAdmin.Abstractions", "System.Management.Automation", "netstandard"],
            References(Path.Combine(Repository.Module, "OrgAdmin.dll")).Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(["netstandard"], References(Path.Combine(Repository.Module, "OrgAdmin.Abstractions.dll")).Keys);
    }

    [Fact]
    public void Nothing_in_the_core_folder_has_the_name_of_a_runtime_assembly()
    {
        // The runtime's own files, and not those of ASP.NET, which PowerShell does not have.
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        HashSet<string> shipped = [.. Directory.GetFiles(runtime, "*.dll").Select(file => Path.GetFileName(file)!)];
        string[] ours =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Module, "deps", "core"), "*.dll").Select(file => Path.GetFileName(file)!),
        ];
        Assert.True(ours.Length >= 10);
        Assert.DoesNotContain(ours, shipped.Contains);
    }

    [Fact]
    public void The_core_folder_holds_all_that_its_assemblies_need()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assert.Empty(Missing(Path.Combine(Repository.Module, "deps", "core"), name => File.Exists(Path.Combine(runtime, name + ".dll"))));
    }

    [Fact]
    public void The_desktop_folder_holds_all_that_its_assemblies_need() =>
        Assert.Empty(Missing(Path.Combine(Repository.Module, "deps", "desktop"), FrameworkAssemblies.Contains));

    [Fact]
    public void Every_desktop_reference_is_of_a_version_that_is_there_or_older()
    {
        string folder = Path.Combine(Repository.Module, "deps", "desktop");
        Dictionary<string, Version> there = Directory
            .GetFiles(folder, "*.dll")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), VersionOf);
        foreach (string file in Directory.GetFiles(folder, "*.dll"))
        {
            foreach ((string name, Version wanted) in References(file))
                Assert.True(
                    !there.TryGetValue(name, out Version? version) || version >= wanted,
                    $"{Path.GetFileName(file)} wants {name} {wanted}, and {version} is there"
                );
        }
    }

    [Fact]
    public void Core_and_emulator_do_not_know_each_other()
    {
        foreach (string folder in new[] { "core", "desktop" })
        {
            Assert.DoesNotContain(
                "OrgAdmin.Emulator",
                References(Path.Combine(Repository.Module, "deps", folder, "OrgAdmin.Core.dll")).Keys
            );
            Assert.DoesNotContain(
                "OrgAdmin.Core",
                References(Path.Combine(Repository.Module, "deps", folder, "OrgAdmin.Emulator.dll")).Keys
            );
        }
    }

    private static IEnumerable<string> Missing(string folder, Func<string, bool> isOfTheFramework) =>
        Directory
            .GetFiles(folder, "*.dll")
            .SelectMany(file => References(file).Keys.Select(name => (File: Path.GetFileName(file), Name: name)))
            .Where(need =>
                need.Name != "OrgAdmin.Abstractions"
                && !File.Exists(Path.Combine(folder, need.Name + ".dll"))
                && !isOfTheFramework(need.Name)
            )
            .Select(need => $"{need.File} needs {need.Name}");

    private static Dictionary<string, Version> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        MetadataReader metadata = image.GetMetadataReader();
        return metadata
            .AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);
    }

    private static Version VersionOf(string file) => AssemblyName.GetAssemblyName(file).Version!;
}
