using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using OrgAdmin.Engine;
using OrgAdmin.Module.Tests.Support;
using Xunit;

namespace OrgAdmin.Module.Tests;

/// <summary>The module works whatever other modules of the session have loaded, and lives through being imported in every way.</summary>
public sealed class IsolationTests
{
    private const string UseIt = "if ((Get-Organization).Name -join ' ' -ne 'alice bob ron') { throw 'the module does not work' }";

    private static string Manifest => Path.Combine(Repository.Module, "OrgAdmin.psd1");

    // ASP.NET's folder holds a Microsoft.Extensions.Http that is far newer than the module's own.
    private static string LoadNewerPackages =>
        $$"""
            foreach ($name in 'Primitives', 'Options', 'DependencyInjection.Abstractions', 'DependencyInjection', 'Logging.Abstractions', 'Logging', 'Http') {
                Add-Type -Path "{{Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)}}/Microsoft.Extensions.$name.dll"
            }
            """;

    [Fact]
    public Task Works_after_another_module_has_loaded_newer_packages() =>
        PassesAsync(
            $$"""
            {{LoadNewerPackages}}
            Import-Module '{{Manifest}}'
            # The emulator answers in memory; a connection to the network is what needs the packages.
            Connect-OrgProvider UData -Endpoint http://127.0.0.1:9/api/1 -SkipValidation -Name network
            Connect-OrgProvider Gandi -Emulator
            {{UseIt}}
            $versions = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -like 'Microsoft.Extensions.Http,*' | ForEach-Object FullName
            if ($versions.Count -ne 2) { throw "expected two versions side by side, got: $versions" }
            """
        );

    [Fact]
    public Task Works_before_another_module_loads_newer_packages() =>
        PassesAsync(
            $$"""
            Import-Module '{{Manifest}}'
            # The emulator answers in memory; a connection to the network is what needs the packages.
            Connect-OrgProvider UData -Endpoint http://127.0.0.1:9/api/1 -SkipValidation -Name network
            Connect-OrgProvider Gandi -Emulator
            {{UseIt}}
            {{LoadNewerPackages}}
            {{UseIt}}
            Connect-OrgProvider Gandi -Emulator -Name again
            {{UseIt}}
            """
        );

    [Fact]
    public Task Loads_nothing_of_Core_at_import() =>
        PassesAsync(
            $$"""
            $before = [System.AppDomain]::CurrentDomain.GetAssemblies().Count
            Import-Module '{{Manifest}}'
            $ours = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object Location -like '{{Repository.Module}}*' | ForEach-Object { [System.IO.Path]::GetFileName($_.Location) } | Sort-Object
            if ("$ours" -ne 'OrgAdmin.Abstractions.dll OrgAdmin.dll' -and "$ours" -ne 'OrgAdmin.dll') { throw "loaded at import: $ours" }
            """
        );

    [Fact]
    public Task Loads_the_emulator_only_for_who_uses_it() =>
        PassesAsync(
            $$"""
            Import-Module '{{Manifest}}'
            function Get-Loaded { [System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -in 'OrgAdmin.Core', 'OrgAdmin.Emulator' } | Sort-Object }
            Connect-OrgProvider UData -Endpoint http://127.0.0.1:9/api/1 -SkipValidation
            if ("$(Get-Loaded)" -ne 'OrgAdmin.Core') { throw "a real connection loaded: $(Get-Loaded)" }
            Connect-OrgProvider Gandi -Emulator
            if ("$(Get-Loaded)" -ne 'OrgAdmin.Core OrgAdmin.Emulator') { throw "the emulator loaded: $(Get-Loaded)" }
            {{UseIt}}
            """
        );

    [Fact]
    public Task Can_be_imported_again_with_Force_and_removed_and_imported() =>
        PassesAsync(
            $$"""
            Import-Module '{{Manifest}}'
            # The emulator answers in memory; a connection to the network is what needs the packages.
            Connect-OrgProvider UData -Endpoint http://127.0.0.1:9/api/1 -SkipValidation -Name network
            Connect-OrgProvider Gandi -Emulator
            {{UseIt}}
            Import-Module '{{Manifest}}' -Force
            Connect-OrgProvider Gandi -Emulator
            {{UseIt}}
            Remove-Module OrgAdmin
            if (Get-Command Get-Organization -ErrorAction Ignore) { throw 'still there' }
            Import-Module '{{Manifest}}'
            if (Get-OrgConnection) { throw 'a connection outlived the module' }
            Connect-OrgProvider Gandi -Emulator
            {{UseIt}}
            """
        );

    [Fact]
    public Task Each_runspace_has_its_own_connections_and_takes_others_by_using() =>
        PassesAsync(
            $$"""
            Import-Module '{{Manifest}}'
            $connection = Connect-OrgProvider Gandi -Emulator -PassThru
            $names = 1..6 | ForEach-Object -Parallel {
                Import-Module '{{Manifest}}'
                if (Get-OrgConnection) { throw 'a connection leaked into another runspace' }
                $mine = Get-Organization -Connection $using:connection
                # What came out goes on down the pipeline here as well.
                $mine | Where-Object Reseller | Get-Customer -Name bob | ForEach-Object Name
            } -ThrottleLimit 6
            if ("$names" -ne 'bob bob bob bob bob bob') { throw "got: $names" }
            """
        );

    [Fact]
    public Task A_connection_from_another_process_is_refused_with_a_reason() =>
        PassesAsync(
            $$"""
            Import-Module '{{Manifest}}'
            $pictured = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Connect-OrgProvider Gandi -Emulator -PassThru)))
            try { Get-Organization -Connection $pictured; throw 'no error' }
            catch { if ($_.FullyQualifiedErrorId -notlike 'NotConnected,*' -or "$_" -notlike '*another process*') { throw "wrong error: $_ ($($_.FullyQualifiedErrorId))" } }
            """
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Core_comes_precompiled_where_the_package_has_it_for_this_system(bool isThisSystem) =>
        PassesAsync(
            $$"""
            $copy = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "orgadmin-$([guid]::NewGuid().ToString('N'))")
            Copy-Item '{{Repository.Module}}/*' $copy -Recurse
            $core = Join-Path $copy 'deps/core'
            Remove-Item (Join-Path $core 'net*') -Recurse
            $system = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
            $name = if ('{{isThisSystem}}' -eq 'True') { "net$([Environment]::Version.Major).0/$system" } else { 'net10.0/other-x64' }
            $precompiled = New-Item -ItemType Directory (Join-Path $core $name)
            # Any copy does for where it is taken from; only Core, so that its packages are the neutral ones.
            Copy-Item (Join-Path $core 'OrgAdmin.Core.dll') $precompiled
            Import-Module (Join-Path $copy 'OrgAdmin.psd1')
            Connect-OrgProvider Gandi -Emulator
            {{UseIt}}
            Connect-OrgProvider UData -Endpoint http://127.0.0.1:9/api/1 -SkipValidation -Name network
            $loaded = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object Location -like "$copy*"
            $folders = ($loaded | Where-Object FullName -match '^(OrgAdmin.Core|Polly.Core),' | Sort-Object FullName).Location | Split-Path
            $wanted = $(if ('{{isThisSystem}}' -eq 'True') { "$precompiled" } else { $core }), $core
            if ("$folders" -ne "$wanted") { throw "taken from: $folders" }
            """
        );

    private static async Task PassesAsync(string script)
    {
        PowerShellEngine engine = Pwsh.Required();
        (int exitCode, string output) = await Pwsh.RunAsync(engine, "$ErrorActionPreference = 'Stop'\n" + script + "\n'PASSED'");
        Assert.True(exitCode == 0 && output.Contains("PASSED"), output);
    }
}
