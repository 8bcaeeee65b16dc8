#Requires -Version 7.4
<#
.SYNOPSIS
    Drives a real terminal through the README and thirty jobs, and keeps what it shows in docs/screens.

.DESCRIPTION
    It needs tmux, and the module in out/OrgAdmin with its PowerShell in out/engine (dotnet build). Each job is typed at the prompt of a
    real terminal, at 80 and at 120 columns; what the screen shows when the prompt is back is a text file, to be looked at.

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

# Types lines at a fresh prompt and gives what the screen shows below each.
function Show-Session([int] $Columns, [string[]] $Line, [scriptblock] $Keep) {
    $session = "screens-$PID"
    # Words are broken as the culture of the terminal breaks them.
    tmux -L screens new-session -d -s $session -x $Columns -y 70 -c $root "env LANG=en_US.UTF-8 $root/out/engine/pwsh -NoProfile -NoLogo"
    try {
        # What is typed before there is a prompt is lost.
        do { Start-Sleep -Milliseconds 200 } until ((tmux -L screens capture-pane -p -t $session) -match '^PS .*>\s*$')
        $done = 0
        # The prompt counts, so that it is known when a line has come to its end.
        $prompt = 'function prompt { "[$((Get-History -Count 1).Id)] PS> " }'
        $begin = "Import-Module ./out/OrgAdmin; `$PSStyle.OutputRendering = 'PlainText'; $prompt"
        foreach ($one in @($begin) + $Line) {
            $before = if ($done) { "[$done] PS> " } else { 'PS > ' }
            tmux -L screens send-keys -t $session -l $one
            tmux -L screens send-keys -t $session Enter
            $done++
            $deadline = [DateTime]::UtcNow.AddMinutes(1)
            do { Start-Sleep -Milliseconds 200; $screen = @(tmux -L screens capture-pane -p -t $session) }
            until (($screen -match "^\[$done\] PS>\s*$") -or [DateTime]::UtcNow -gt $deadline)
            $typed = [Math]::Ceiling(($before.Length + $one.Length) / $Columns)
            $end = [array]::FindIndex([string[]] $screen, [Predicate[string]] { param($row) $row -match "^\[$done\] PS>\s*$" })
            if ($end -lt 0) { throw "'$one' did not come to its end." }
            & $Keep $one @($screen[$typed..($end - 1)] | Where-Object { $typed -lt $end })
            # As Ctrl-L does it: the prompt is the first line again.
            tmux -L screens send-keys -t $session C-l
            Start-Sleep -Milliseconds 200
        }
    }
    finally { tmux -L screens kill-session -t $session }
}

function Add-Screen([string] $Line, [string[]] $Screen) {
    $text.Add("PS> $Line")
    foreach ($row in $Screen) { $text.Add($row.TrimEnd()) }
    if ($text[-1]) { $text.Add('') }
}

foreach ($columns in $Width) {
    $sessions = @{
        jobs   = @($connect) + $jobs
        readme = @(Get-ReadmeBlock | ForEach-Object { $_.Code -split "`n" } | Where-Object { $_ -notlike 'Import-Module*' })
    }
    foreach ($name in $sessions.Keys) {
        $text = [Collections.Generic.List[string]]::new()
        $keep = { param($line, $screen) if ($line -ne $connect -and $line -notlike 'Import-Module*') { Add-Screen $line $screen } }
        Show-Session $columns $sessions[$name] $keep
        [IO.File]::WriteAllText("$PSScriptRoot/screens/$name-$columns.txt", (($text -join "`n").TrimEnd() + "`n"))
    }
}
