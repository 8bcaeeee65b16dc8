using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>Anybody can build the module again and compare it with what was published.</summary>
public sealed class DeterminismTests : IDisposable
{
    private const string Project = "OrgAdmin.Abstractions";

    private readonly string _folder = Directory.CreateTempSubdirectory("orgadmin-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_release_build_gives_the_same_bytes_in_every_folder()
    {
        byte[] first = await BuildAsync("first");
        byte[] second = await BuildAsync(Path.Combine("second", "one level deeper"));
        Assert.True(first.AsSpan().SequenceEqual(second), "The same sources gave two different assemblies.");
        Assert.All(Documents(first), document => Assert.StartsWith("/_/", document, StringComparison.Ordinal));
    }

    /// <summary>The source files that the symbols inside the assembly name.</summary>
    private static string[] Documents(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        DebugDirectoryEntry symbols = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        string[] documents = [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
        Assert.NotEmpty(documents);
        return documents;
    }

    /// <summary>Builds a copy of the project with a copy of all that decides how it is built.</summary>
    private async Task<byte[]> BuildAsync(string name)
    {
        string root = Path.Combine(_folder, name);
        foreach (string file in Directory.GetFiles(Repository.Root, "Directory.*"))
            Copy(file, root);
        Copy(Path.Combine(Repository.Root, ".editorconfig"), root);
        Copy(Path.Combine(Repository.Root, "src", "Polyfills.cs"), Path.Combine(root, "src"));
        string source = Path.Combine(Repository.Root, "src", Project);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(source, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
                Copy(file, Path.GetDirectoryName(Path.Combine(root, "src", Project, path))!);
        }

        // The packages are there already, since this project was built from them. No source of packages is asked.
        string noSource = Directory.CreateDirectory(Path.Combine(_folder, "no source")).FullName;
        ProcessStartInfo build = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                "build",
                Path.Combine(root, "src", Project, Project + ".csproj"),
                "--configuration",
                "Release",
                "-nodeReuse:false",
                "-p:NuGetAudit=false",
                "-p:RunAnalyzers=false",
                "-p:RestoreSources=" + noSource,
            },
        };
        (int exitCode, string output) = await Programs.RunAsync(build);
        Assert.True(exitCode == 0, output);
        return await File.ReadAllBytesAsync(Path.Combine(root, "src", Project, "bin", "Release", "netstandard2.0", Project + ".dll"));
    }

    private static void Copy(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }
}
