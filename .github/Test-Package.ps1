<#
.SYNOPSIS
Runs the Pester suite on the package in out/OrgAdmin, each file in a fresh process of the PowerShell that is asked for.
.DESCRIPTION
It builds nothing: what is tested is what lies there. On Windows the files of tests/Windows run as well.
.PARAMETER PowerShell
The PowerShell to test with: a path, or a name on PATH.
.PARAMETER ModulePath
The folder in which Pester was saved with Save-Module.
.EXAMPLE
./.github/Test-Package.ps1 -PowerShell pwsh -ModulePath ./modules
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $PowerShell,
    [Parameter(Mandatory)] [string] $ModulePath
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = Split-Path $PSScriptRoot
$manifest = Join-Path $root 'out/OrgAdmin/OrgAdmin.psd1'
if (-not (Test-Path $manifest)) {
    throw "There is no package: $manifest is missing."
}
# The newest Pester in the folder, by its path: Windows PowerShell started by PowerShell 7 has another PSModulePath.
$pester = Get-ChildItem (Join-Path $ModulePath 'Pester') -Recurse -Filter Pester.psd1 |
    Sort-Object { [version] (Split-Path $_.DirectoryName -Leaf) } | Select-Object -Last 1
if (-not $pester) {
    throw "There is no Pester in $ModulePath."
}

# Windows PowerShell has no $IsWindows, and runs on nothing else.
$folders = @('tests/Pester')
if ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) {
    $folders += 'tests/Windows'
}
$files = @($folders | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ } | Get-ChildItem -Filter *.Tests.ps1 | Sort-Object FullName)
if (-not $files) {
    throw 'There are no test files.'
}

# What runs in the fresh process. The two paths arrive in the environment, so that no character of theirs needs quotes.
$script = {
    $ErrorActionPreference = 'Stop'
    Import-Module $env:ORGADMIN_TEST_PESTER
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $env:ORGADMIN_TEST_FILE
    $configuration.Run.PassThru = $true
    $configuration.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $configuration
    exit [int] ($result.Result -ne 'Passed' -or $result.PassedCount + $result.SkippedCount -eq 0)
}
$encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script.ToString()))

& $PowerShell -NoProfile -NonInteractive -Command '"PowerShell $($PSVersionTable.PSVersion) ($($PSVersionTable.PSEdition))"'
$failed = @(
    foreach ($file in $files) {
        $env:ORGADMIN_TEST_PESTER = $pester.FullName
        $env:ORGADMIN_TEST_FILE = $file.FullName
        & $PowerShell -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded | Out-Host
        if ($LASTEXITCODE -ne 0) {
            $file.Name
        }
    }
)
"$($files.Count) files, $($failed.Count) failed. $($failed -join ', ')"
exit [int] ($failed.Count -gt 0)
