# What every *.Tests.ps1 dot-sources: the packaged module, and a world that starts the same for each file.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module (Join-Path $PSScriptRoot '../../out/OrgAdmin/OrgAdmin.psd1') -Force

# Runs a script block and gives the first error it writes, terminating or not; $null if there is none.
function Get-FirstError([scriptblock] $ScriptBlock) {
    $ErrorActionPreference = 'Continue'
    try {
        & $ScriptBlock 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Select-Object -First 1
    }
    catch {
        $_
    }
}

# The requests the emulator received since the last call of Reset-OrgEmulator, as "GET /path?query".
function Get-SentRequest {
    Get-OrgEmulatorRequest | ForEach-Object { "$($_.Method) $($_.Path)$(if ($_.Query) { "?$($_.Query)" })" }
}

# The changes among them: what reads only is left out.
function Get-SentChange {
    Get-SentRequest | Where-Object { $_ -notmatch '^(GET|HEAD|OPTIONS) ' }
}

# Connects to a fresh emulated uData as one of its people; root administers the whole site.
function Connect-FreshUData([string] $User = 'ada') {
    Reset-OrgEmulator
    Connect-OrgProvider UData -Emulator -SkipValidation -Token (ConvertTo-SecureString "emulator-udata-$User" -AsPlainText -Force)
}
