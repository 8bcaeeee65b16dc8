using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>The packaged half for PowerShell 7 on the oldest runtime that it is promised for, that of PowerShell 7.4.</summary>
public sealed class Net8Tests
{
    [Fact]
    public async Task Opens_on_NET_8_with_its_own_packages()
    {
        if (Repository.Net8Probe.Length == 0)
            Assert.Skip(
                "DID NOT RUN: this was built with -p:WithNet8=false, so neither Core "
                    + "and the emulators nor the package have been tested on .NET 8."
            );
        string folder = Path.Combine(Repository.Module, "deps", "core");
        (int exitCode, string output) = await Programs.RunAsync(new ProcessStartInfo(Repository.Net8Probe, [folder]));
        Assert.True(exitCode == 0, output);
        Assert.Equal(
            ["8", "alice bob ron", Path.Combine(folder, "Microsoft.Extensions.Http.dll")],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
    }
}
