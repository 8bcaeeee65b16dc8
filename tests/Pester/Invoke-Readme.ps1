# Runs the blocks of README.md one after the other, as a person would paste them in the folder of the clone. Prints "@@@ number" before
# what each printed. It is a process of its own because "What if" is written to the screen, past every pipeline.
# Whether tables break lines at words depends on the culture.
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
. $PSScriptRoot/Support.Help.ps1
$errors = 0
$env:ORGADMIN_PROFILES = Join-Path ([IO.Path]::GetTempPath()) "orgadmin-readme-$PID.json"
foreach ($variable in 'GANDI_PERSONAL_ACCESS_TOKEN', 'GANDI_API_KEY', 'METAL_AUTH_TOKEN', 'MUNCH_API_SECRET', 'UDATA_API_KEY') {
    Remove-Item "env:$variable" -ErrorAction Ignore
}
# Installed, as far as PowerShell can tell: the first block is for those who have the package.
$env:PSModulePath = (Resolve-Path (Join-Path $PSScriptRoot '../../out')).Path + [IO.Path]::PathSeparator + $env:PSModulePath
Set-Location (Join-Path $PSScriptRoot '../..')
foreach ($block in Get-ReadmeBlock) {
    "@@@ $($block.Number)"
    Invoke-Typed $block.Code
}
'@@@ end'
