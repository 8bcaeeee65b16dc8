#Requires -Version 7.4
<#
.SYNOPSIS
    Drives a real terminal through the README and thirty jobs, and keeps what it shows in docs/screens.

.DESCRIPTION
    It needs tmux, and the module in out/OrgAdmin with its PowerShell in out/engine (dotnet build). Each job is typed at the prompt of a
    session of its own, at 80 and at 120 columns; what is on the screen when the prompt is back is a text file, to be looked at.

.PARAMETER Width
    The widths of the terminal.
#>
[CmdletBinding()]
param([int[]] $Width = @(80, 120))

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = Split-Path $PSScriptRoot
. $root/tests/Pester/Support.Help.ps1
$connect = 'Connect-OrgProvider Gandi -Emulator; Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore; ' +
    'Connect-OrgProvider Munch -Emulator; Connect-OrgProvider UData -Emulator'
$jobs = @(Get-Content $PSScriptRoot/screens/jobs.txt | Where-Object { $_ -and $_ -notlike '#*' })

# Types lines at a fresh prompt and gives the screen after each.
function Show-Session([int] $Columns, [string[]] $Line, [scriptblock] $Keep) {
    $session = "screens-$PID"
    tmux new-session -d -s $session -x $Columns -y 50 -c $root "$root/out/engine/pwsh -NoProfile -NoLogo"
    try {
        $done = 0
        foreach ($one in @("Import-Module ./out/OrgAdmin; function prompt { 'PS> ' }; `$PSStyle.OutputRendering = 'PlainText'") + $Line) {
            tmux send-keys -t $session -l $one
            tmux send-keys -t $session -l "; Write-Host '@@@'([int] $done)"
            tmux send-keys -t $session Enter
            $deadline = [DateTime]::UtcNow.AddMinutes(1)
            do { Start-Sleep -Milliseconds 200; $screen = tmux capture-pane -p -t $session }
            until (($screen -match "^@@@ $done\s*$") -or [DateTime]::UtcNow -gt $deadline)
            & $Keep $one $screen
            tmux send-keys -t $session -l 'Clear-Host'
            tmux send-keys -t $session Enter
            Start-Sleep -Milliseconds 150
            $done++
        }
    }
    finally { tmux kill-session -t $session }
}

foreach ($columns in $Width) {
    $text = [Collections.Generic.List[string]]::new()
    $keep = {
        param($line, $screen)
        if ($line -like 'Import-Module*' -or $line -eq $connect) { return }
        $text.Add("PS> $line")
        # What was typed stands on the first lines, and the mark and the prompt on the last.
        $shown = ($screen -join "`n") -replace '(?s)^.*?Write-Host ''@@@''\(\[int\] \d+\)\s*?\n' -replace '(?s)\n?@@@ \d+.*$'
        foreach ($row in $shown -split "`n") { $text.Add($row.TrimEnd()) }
        $text.Add('')
    }
    Show-Session $columns (@($connect) + $jobs) $keep
    [IO.File]::WriteAllText("$PSScriptRoot/screens/jobs-$columns.txt", ($text -join "`n") + "`n")
    $text.Clear()
    $lines = @(Get-ReadmeBlock | ForEach-Object { $_.Code -split "`n" })
    Show-Session $columns ($lines | Where-Object { $_ -notlike 'Import-Module*' }) $keep
    [IO.File]::WriteAllText("$PSScriptRoot/screens/readme-$columns.txt", ($text -join "`n") + "`n")
}
