<#
.SYNOPSIS
Makes a copy of the PowerShell that runs this whose own assemblies are machine code, and outputs the path of its pwsh.

.DESCRIPTION
PowerShell as people install it is precompiled, and the one that NuGet has is not. crossgen2 is the SDK's own: publishing Core as
machine code (./build.ps1 -Task Precompile) has restored it.

.PARAMETER Destination
The folder for the copy. What is there already is used again.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Destination)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$program = Join-Path $Destination $(if ($IsWindows) { 'pwsh.exe' } else { 'pwsh' })
if (Test-Path $program) {
    return $program
}
$packages = (dotnet nuget locals global-packages --list) -replace '^[^:]+: '
$system = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
$crossgen = Get-ChildItem "$packages/microsoft.netcore.app.crossgen2.$system/*/tools/crossgen2*" -File -ErrorAction Ignore |
    Where-Object BaseName -EQ crossgen2 | Select-Object -Last 1
if (-not $crossgen) {
    throw 'There is no crossgen2. Run: ./build.ps1 -Task Precompile'
}
$framework = Split-Path ([object].Assembly.Location)
$copy = "$Destination.tmp"
Copy-Item $PSHOME $copy -Recurse
$own = 'System.Management.Automation', 'Microsoft.PowerShell.*', 'Microsoft.Management.Infrastructure', 'Newtonsoft.Json',
    'Microsoft.ApplicationInsights', 'System.Diagnostics.EventLog', 'System.Configuration.ConfigurationManager', 'System.Management',
    'System.DirectoryServices', 'pwsh'
$os = if ($IsWindows) { 'windows' } elseif ($IsMacOS) { 'osx' } else { 'linux' }
$processor = "$([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)".ToLowerInvariant()
foreach ($assembly in Get-ChildItem ($own | ForEach-Object { Join-Path $PSHOME "$_.dll" }) -ErrorAction Ignore) {
    $image = Join-Path $copy "$($assembly.Name).image"
    # In a file: PowerShell would write the names out that a pattern stands for.
    Set-Content "$copy/crossgen.rsp" $assembly.FullName, "-o:$image", "-r:$framework/*.dll", "-r:$PSHOME/*.dll",
        "--targetos:$os", "--targetarch:$processor", '-O'
    & $crossgen.FullName "@$copy/crossgen.rsp" *> $null
    if ($LASTEXITCODE -eq 0) {
        Move-Item $image (Join-Path $copy $assembly.Name) -Force
    }
    elseif ($assembly.BaseName -eq 'System.Management.Automation') {
        throw "$($assembly.Name) could not be compiled."
    }
}
Remove-Item "$copy/crossgen.rsp"
Move-Item $copy $Destination
$program
