using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using OrgAdmin.Engine;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>The list of what is in the module, which goes out with a release, says what is there.</summary>
public sealed class SbomTests
{
    [Fact]
    public async Task The_sbom_names_every_file_with_its_hash_and_every_package_that_is_shipped()
    {
        PowerShellEngine engine = Pwsh.Required();
        (int exitCode, string output) = await Programs.RunAsync(
            engine.Start("-File", Path.Combine(Repository.Root, "build.ps1"), "-Task", "Sbom")
        );
        Assert.True(exitCode == 0, output);

        string file = Path.Combine(Repository.Root, "out", "package", "_manifest", "spdx_2.2", "manifest.spdx.json");
        using JsonDocument sbom = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        SortedDictionary<string, string> listed = new(StringComparer.Ordinal);
        foreach (JsonElement each in sbom.RootElement.GetProperty("files").EnumerateArray())
        {
            JsonElement hash = each.GetProperty("checksums")
                .EnumerateArray()
                .Single(checksum => checksum.GetProperty("algorithm").GetString() == "SHA256");
            listed.Add(each.GetProperty("fileName").GetString()!.TrimStart('.', '/'), hash.GetProperty("checksumValue").GetString()!);
        }

        SortedDictionary<string, string> shipped = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(Repository.Module, "*", SearchOption.AllDirectories))
        {
            shipped.Add(
                Path.GetRelativePath(Repository.Module, path).Replace('\\', '/'),
                Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path)))
            );
        }

        Assert.Equal(shipped, listed);

        // An assembly of others is called after its package, as long as this holds.
        HashSet<string> packages =
        [
            .. sbom.RootElement.GetProperty("packages").EnumerateArray().Select(package => package.GetProperty("name").GetString()!),
        ];
        string[] unknown =
        [
            .. shipped
                .Keys.Where(path => path.StartsWith("deps/", StringComparison.Ordinal) && path.EndsWith(".dll", StringComparison.Ordinal))
                .Select(path => Path.GetFileNameWithoutExtension(path)!)
                .Where(name => !name.StartsWith("OrgAdmin.", StringComparison.Ordinal) && !packages.Contains(name))
                .Distinct(),
        ];
        Assert.True(unknown.Length == 0, "No package in the SBOM accounts for " + string.Join(", ", unknown));
    }
}
