# Runs the examples of help pages, each as if it were the first thing typed: the emulator as it starts, no
# connection, an empty folder. Prints, for each, "@@@ page number", what the example printed, and how many errors
# that were.
# It is a process of its own because "What if" and the like are written to the screen, past every pipeline.
# There is no try here: inside of one, an error that ends a statement would end the example.
[CmdletBinding()]
param([string[]] $Page = '*')

# Whether tables break lines at words depends on the culture.
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
. $PSScriptRoot/Support.Help.ps1
# Installed, as far as PowerShell can tell: a parallel runspace loads it by itself.
$env:PSModulePath = (Resolve-Path (Join-Path $PSScriptRoot '../../out')).Path + [IO.Path]::PathSeparator + $env:PSModulePath
Import-Module OrgAdmin -ErrorAction Stop

$scratch = Join-Path ([IO.Path]::GetTempPath()) "orgadmin-examples-$PID"
$env:ORGADMIN_PROFILES = Join-Path $scratch 'profiles.json'
foreach ($variable in 'GANDI_PERSONAL_ACCESS_TOKEN', 'GANDI_API_KEY', 'METAL_AUTH_TOKEN', 'MUNCH_API_SECRET', 'UDATA_API_KEY') {
    Remove-Item "env:$variable" -ErrorAction Ignore
}
$pages = Get-ChildItem $HelpFolder -Filter '*-*.md' | ForEach-Object BaseName | Where-Object { $name = $_; $Page | Where-Object { $name -like $_ } }
foreach ($example in $pages | ForEach-Object { Get-HelpExample $_ } | Where-Object Runs) {
    $errors = 0
    Reset-OrgEmulator
    Stop-OrgEmulator
    Disconnect-OrgProvider *
    Set-Location $PSScriptRoot
    Remove-Item $scratch -Recurse -Force -ErrorAction Ignore
    Set-Location (New-Item $scratch/work -ItemType Directory -Force)
    "@@@ $($example.Page) $($example.Number)"
    Invoke-Typed $example.Code
    "@@@ errors $errors"
}
'@@@ end'
Stop-OrgEmulator
Set-Location $PSScriptRoot
Remove-Item $scratch -Recurse -Force -ErrorAction Ignore
