using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrgAdmin.Mutation;

/// <summary>A copy of the checkout in which every chosen mutant stands behind a switch, so that it is built once and not once a mutant.</summary>
internal sealed class Workshop(Options options)
{
    private static readonly string[] Switched = ["src/OrgAdmin.Abstractions", "src/OrgAdmin.Core", "src/OrgAdmin"];

    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(30);

    private string[] _files = [];

    /// <summary>The test projects whose programs judge the mutants, before the Pester files do.</summary>
    public string[] Suites { get; } =
    [
        .. new[] { "OrgAdmin.Core.Tests", "OrgAdmin.Emulator.Tests" }.Where(name =>
            File.Exists(Path.Combine(options.Root, "tests", name, name + ".csproj"))
        ),
    ];

    /// <summary>Copies the files that git knows or would know.</summary>
    public async Task CopyAsync()
    {
        (int? exitCode, string list) = await Programs.RunAsync(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            options.Root,
            BuildLimit
        );
        if (exitCode != 0)
            throw new InvalidOperationException(list);
        if (Directory.Exists(options.Work))
            Directory.Delete(options.Work, recursive: true);
        _files = [.. list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(options.Root, file)))];
        foreach (string file in _files)
        {
            string target = Path.Combine(options.Work, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(options.Root, file), target);
        }
        foreach (string project in Switched)
            await File.WriteAllTextAsync(
                Path.Combine(options.Work, project, "OrgAdminMutant.cs"),
                $$"""
                #nullable disable
                internal static class OrgAdminMutant
                {
                    private static readonly int Active = int.Parse(System.Environment.GetEnvironmentVariable("ORGADMIN_MUTANT") ?? "0");

                    private static readonly string Trace = System.Environment.GetEnvironmentVariable("ORGADMIN_MUTANT_TRACE");

                    private static readonly System.Collections.Generic.HashSet<int> Reached = new();

                    public static bool Is(int id)
                    {
                        if (!string.IsNullOrEmpty(Trace))
                            lock (Reached)
                                if (Reached.Add(id))
                                    System.IO.File.AppendAllText(System.IO.Path.Combine(Trace, File), id + "\n");
                        return id == Active;
                    }

                    private static string File { get; } =
                        "{{Path.GetFileName(project)}}." + System.Diagnostics.Process.GetCurrentProcess().Id;
                }
                """
            );
    }

    /// <summary>All places that can be broken, in the order of the files.</summary>
    public Mutant[] Find() =>
        [
            .. _files
                .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && options.Paths.Any(path => IsUnder(file, path)))
                .Where(file => Switched.Any(project => IsUnder(file, project)))
                .Where(file => options.Pwsh is not null || !IsUnder(file, "src/OrgAdmin"))
                .Order(StringComparer.Ordinal)
                .SelectMany(file => Finder.Mutants(file, Parse(file))),
        ];

    /// <summary>Writes the chosen ones into the copy and builds it. What does not compile is left out and comes back.</summary>
    public async Task<List<Mutant>> BuildAsync(IReadOnlyList<Mutant> chosen)
    {
        List<Mutant> left = [.. chosen];
        List<Mutant> refused = [];
        while (true)
        {
            foreach (IGrouping<string, Mutant> file in chosen.GroupBy(mutant => mutant.File))
            {
                Mutant[] mutants = [.. left.Where(mutant => mutant.File == file.Key)];
                SyntaxNode root = file.First().Node.SyntaxTree.GetRoot();
                await File.WriteAllTextAsync(Path.Combine(options.Work, file.Key), new Rewriter(mutants).Visit(root)!.ToFullString());
            }
            string output = "";
            foreach (string project in Projects())
            {
                (int? exitCode, output) = await Programs.RunAsync(
                    [
                        "dotnet",
                        "build",
                        project,
                        "-p:TreatWarningsAsErrors=false",
                        "-p:RunAnalyzers=false",
                        "-p:WarningLevel=0",
                        "-nodeReuse:false",
                    ],
                    options.Work,
                    BuildLimit
                );
                if (exitCode != 0)
                    break;
                output = "";
            }
            if (output.Length == 0)
                return refused;
            string[] errors = [.. output.Split('\n').Where(line => Regex.IsMatch(line, @"\(\d+,\d+\): error CS"))];
            List<Mutant> wrong = left.FindAll(mutant => errors.Any(error => IsAbout(error, mutant)));
            // Some errors stand elsewhere, such as at a method that may now end without a value.
            if (wrong.Count == 0)
                wrong = left.FindAll(mutant => errors.Any(error => IsIn(error, mutant.File)));
            if (wrong.Count == 0)
                throw new InvalidOperationException(output);
            Console.WriteLine($"{wrong.Count} mutants do not compile. Building again without them …");
            refused.AddRange(wrong);
            left.RemoveAll(wrong.Contains);
        }
    }

    /// <summary>The program of a test project.</summary>
    public string Program(string suite) =>
        Path.Combine(options.Work, "tests", suite, "bin/Debug/net10.0", suite + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public static bool IsUnder(string file, string path) =>
        file == path || file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal);

    private IEnumerable<string> Projects() =>
        Suites.Select(name => Path.Combine("tests", name)).Concat(options.Pwsh is null ? [] : [Path.Combine("src", "OrgAdmin")]);

    private SyntaxNode Parse(string file) =>
        CSharpSyntaxTree
            .ParseText(File.ReadAllText(Path.Combine(options.Root, file)), new CSharpParseOptions(LanguageVersion.CSharp14))
            .GetRoot();

    // An error is told as "/folder/File.cs(12,34): error CS…". A mutant keeps the lines as they are.
    private static bool IsAbout(string error, Mutant mutant)
    {
        FileLinePositionSpan span = mutant.Node.GetLocation().GetLineSpan();
        int line = int.Parse(Regex.Match(error, @"\((\d+),\d+\): error").Groups[1].Value, null) - 1;
        return IsIn(error, mutant.File) && line >= span.StartLinePosition.Line && line <= span.EndLinePosition.Line;
    }

    private static bool IsIn(string error, string file) => error.Replace('\\', '/').Contains("/" + file + "(", StringComparison.Ordinal);
}
