#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, documents, analyzes, measures, packages or installs OrgAdmin.
.EXAMPLE
./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Format', 'Docs', 'Analyze', 'Precompile', 'Benchmark', 'Sign', 'Sbom', 'Package', 'Publish', 'Install')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$module = Join-Path $PSScriptRoot 'out/OrgAdmin'
$version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'OrgAdmin.psd1')).ModuleVersion

# This PowerShell, to be started again. As a .NET tool it is a program of dotnet.
$program = @((Get-Process -Id $PID).Path)
if ((Split-Path $program[0] -LeafBase) -eq 'dotnet') {
    $program += Join-Path $PSHOME 'pwsh.dll'
}

# A program that failed must fail the task.
function Assert-Success([string] $What) {
    if ($LASTEXITCODE -ne 0) {
        throw "$What ended with $LASTEXITCODE."
    }
}

$tasks = @{
    # out/OrgAdmin is what every task after this works on.
    Build     = {
        dotnet build (Join-Path $PSScriptRoot 'OrgAdmin.sln') -c $Configuration
        Assert-Success 'dotnet build'
    }

    Test      = {
        Push-Location $PSScriptRoot
        try { dotnet test -c $Configuration } finally { Pop-Location }
        Assert-Success 'dotnet test'
    }

    # Writes every C# file as CSharpier does. .ci/run checks the same.
    Format    = {
        Push-Location $PSScriptRoot
        try {
            dotnet tool restore
            dotnet csharpier format .
        }
        finally { Pop-Location }
        Assert-Success 'csharpier'
    }

    # Makes the MAML help from docs/en-US. Needs Microsoft.PowerShell.PlatyPS.
    Docs      = { & (Join-Path $PSScriptRoot 'docs/Update-Help.ps1') }

    # Needs PSScriptAnalyzer.
    Analyze   = {
        $scripts = Get-ChildItem $PSScriptRoot -Recurse -Include *.ps1 | Where-Object FullName -NotMatch '[\\/](bin|obj|out)[\\/]'
        $found = @($scripts | Invoke-ScriptAnalyzer -Settings (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'))
        $found | Out-Host
        if ($found) {
            throw "PSScriptAnalyzer has $($found.Count) remarks."
        }
    }

    # Core as machine code for each system, beside the neutral assemblies. The next build deletes it again.
    Precompile = {
        $project = Join-Path $PSScriptRoot 'src/OrgAdmin.Precompiled'
        foreach ($system in 'linux-x64', 'linux-arm64', 'osx-arm64', 'win-x64') {
            dotnet publish $project -c Release -r $system
            Assert-Success "Precompiling for $system"
        }
        # Code that is not used is worth nothing. Here that can be told for the system it was made on, by how much is still compiled.
        $images = Join-Path $module "deps/core/net10.0/$([System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)"
        if ([Environment]::Version.Major -eq 10 -and (Test-Path $images)) {
            $hidden = "$images.hidden"
            $count = {
                & $program[0] @($program | Select-Object -Skip 1) -NoProfile -NonInteractive -Command "
                Import-Module '$module'
                `$before = [System.Runtime.JitInfo]::GetCompiledMethodCount()
                # Nobody answers there: a call goes all the way to the socket, and is over at once.
                Connect-OrgProvider UData -Endpoint http://127.0.0.1:9 -SkipValidation -MaximumRetryCount 0 -WarningAction SilentlyContinue
                `$null = Get-Organization -ErrorAction SilentlyContinue
                [System.Runtime.JitInfo]::GetCompiledMethodCount() - `$before"
            }
            [int] $with = & $count
            Move-Item $images $hidden
            try { [int] $without = & $count } finally { Move-Item $hidden $images }
            if ($with -ge $without * 0.92) {
                Write-Warning "It does not show that the precompiled code is used. The counts differ from run to run; try again."
            }
            "A first call compiles $with methods with the precompiled code and $without without."
        }
    }

    # What people run is measured: a Debug build lying in out/OrgAdmin would be something else.
    Benchmark = {
        dotnet build (Join-Path $PSScriptRoot 'OrgAdmin.sln') -c Release
        Assert-Success 'dotnet build'
        & $tasks.Precompile
        # Core alone, then the cmdlets beside what people would use without them.
        dotnet (Join-Path $PSScriptRoot 'tests/Benchmarks/bin/Release/net10.0/OrgAdmin.Benchmarks.dll') --filter '*' --artifacts (Join-Path $PSScriptRoot 'out/benchmarks')
        Assert-Success 'BenchmarkDotNet'
        # On this PowerShell as it is, and on a precompiled copy of it, which is what people install.
        foreach ($precompiled in $false, $true) {
            & (Join-Path $PSScriptRoot 'tests/Benchmarks/Measure-OrgAdmin.ps1') -Precompiled:$precompiled
        }
    }

    # Signs what is the project's own, where a certificate is named: only Windows can. Others' assemblies bear their makers' signatures.
    Sign      = {
        if (-not $env:ORGADMIN_SIGNING_THUMBPRINT) { throw 'ORGADMIN_SIGNING_THUMBPRINT names no certificate, so nothing is signed.' }
        $certificate = Get-ChildItem Cert:/CurrentUser/My, Cert:/LocalMachine/My -CodeSigningCert |
            Where-Object Thumbprint -EQ $env:ORGADMIN_SIGNING_THUMBPRINT | Select-Object -First 1
        if (-not $certificate) { throw "No store has a certificate for signing code with the thumbprint $env:ORGADMIN_SIGNING_THUMBPRINT." }
        # OrgAdmin.*: the assemblies, also the precompiled ones, the manifest and the views.
        $files = Get-ChildItem $module -Recurse -Include OrgAdmin*.dll, *.psd1, *.ps1xml
        $signed = Set-AuthenticodeSignature $files.FullName -Certificate $certificate -HashAlgorithm SHA256 -TimestampServer http://timestamp.digicert.com
        $failed = @($signed | Where-Object Status -NE Valid)
        if ($failed) { throw "Not signed: $($failed.Path -join ', '). $($failed[0].StatusMessage)" }
    }

    # What is in the module, as SPDX: every file with its hash, every NuGet package with its version.
    Sbom      = {
        $folder = Join-Path $PSScriptRoot 'out/package'
        New-Item -ItemType Directory -Force $folder | Out-Null
        $path = $env:PATH
        Push-Location $PSScriptRoot
        try {
            dotnet tool restore | Out-Null
            Assert-Success 'dotnet tool restore'
            # The tool asks every package manager it finds on PATH, for half a minute. Only NuGet has a part in this.
            $dotnet = (Get-Command dotnet -CommandType Application)[0].Source
            $env:PATH = Split-Path $dotnet
            & $dotnet sbom-tool generate -b $module -bc src -m $folder -D true -V Warning -pn OrgAdmin -pv $version -ps 'The OrgAdmin authors' `
                -nsb https://www.powershellgallery.com/packages/OrgAdmin
            Assert-Success 'sbom-tool'
        }
        finally {
            Pop-Location
            $env:PATH = $path
        }
    }

    # The package as it goes to the Gallery, with Core precompiled, signed where a certificate is named, and its SBOM beside it. Needs Microsoft.PowerShell.PSResourceGet, which PowerShell 7.4 and later bring.
    Package   = {
        & $tasks.Precompile
        if ($env:ORGADMIN_SIGNING_THUMBPRINT) { & $tasks.Sign }
        & $tasks.Sbom
        $folder = Join-Path $PSScriptRoot 'out/package'
        New-Item -ItemType Directory -Force $folder | Out-Null
        Remove-Item (Join-Path $folder '*.nupkg')
        Compress-PSResource -Path $module -DestinationPath $folder
        Get-ChildItem $folder -Filter *.nupkg | ForEach-Object { & (Join-Path $PSScriptRoot '.github/Complete-Package.ps1') -Path $_.FullName }
        Get-ChildItem $folder -Filter *.nupkg
    }

    # Sends the package, where a key is given in PSGALLERY_API_KEY.
    Publish   = {
        if (-not $env:PSGALLERY_API_KEY) { throw 'PSGALLERY_API_KEY has no key, so nothing is published.' }
        $package = Get-ChildItem (Join-Path $PSScriptRoot 'out/package') -Filter *.nupkg
        Publish-PSResource -NupkgPath $package.FullName -Repository PSGallery -ApiKey $env:PSGALLERY_API_KEY
    }

    # For the current user, where PowerShell looks for modules.
    Install   = {
        $modules = if ($IsWindows) { Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'PowerShell/Modules' } else { Join-Path $HOME '.local/share/powershell/Modules' }
        $target = Join-Path $modules "OrgAdmin/$version"
        New-Item -ItemType Directory -Force $target | Out-Null
        Copy-Item (Join-Path $module '*') $target -Recurse -Force
        Get-Item $target
    }
}

foreach ($name in $Task) {
    & $tasks[$name]
}
