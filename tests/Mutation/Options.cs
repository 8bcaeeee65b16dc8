using System;
using System.IO;

namespace OrgAdmin.Mutation;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public string Root { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Where the broken copy is built. It is made anew.</summary>
    public string Work { get; init; } = Path.Combine(Path.GetTempPath(), "orgadmin-mutation");

    public int Count { get; init; } = 150;

    public int Seed { get; init; } = 1;

    /// <summary>Folders or files below the root, with a comma between them.</summary>
    public string[] Paths { get; init; } = ["src/OrgAdmin.Abstractions", "src/OrgAdmin.Core", "src/OrgAdmin"];

    /// <summary>
    /// The PowerShell that runs the Pester files, with Pester 5 where it finds it; by default the one that the build has
    /// laid out. Without it no cmdlet is broken.
    /// </summary>
    public string? Pwsh { get; init; }

    /// <summary>How much of the tests one mutant is worth, measured on the unbroken code. What lives longer has survived.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(4);

    public string Report { get; init; } = "out/mutation.md";

    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
                throw new ArgumentException($"{arguments[i]} needs a value.");
            string value = arguments[i + 1];
            options = arguments[i].TrimStart('-').ToUpperInvariant() switch
            {
                "ROOT" => options with { Root = Path.GetFullPath(value) },
                "WORK" => options with { Work = Path.GetFullPath(value) },
                "COUNT" => options with { Count = int.Parse(value, null) },
                "SEED" => options with { Seed = int.Parse(value, null) },
                "PATHS" => options with { Paths = value.Split(',') },
                "PWSH" => options with { Pwsh = value == "none" ? value : Path.GetFullPath(value) },
                "MINUTES" => options with { Longest = TimeSpan.FromMinutes(int.Parse(value, null)) },
                "REPORT" => options with { Report = value },
                _ => throw new ArgumentException($"{arguments[i]} is unknown."),
            };
        }
        if (options.Pwsh == "none")
            return options with { Pwsh = null };
        string laidOut = Path.Combine(options.Root, "out", "engine", OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
        return options.Pwsh is null && File.Exists(laidOut) ? options with { Pwsh = laidOut } : options;
    }
}
