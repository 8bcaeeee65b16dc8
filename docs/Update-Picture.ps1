#Requires -Version 7.4
<#
.SYNOPSIS
    Draws docs/session.svg, the session at the top of the README, from what the cmdlets print on the emulator.

.DESCRIPTION
    It needs the module in out/OrgAdmin (dotnet build). The lines are run, and what they print becomes text in an SVG with the colours
    of the terminal. One file serves light and dark: it follows the reader's own setting.

.PARAMETER Path
    Where the picture is written.
#>
[CmdletBinding()]
param([string] $Path = (Join-Path $PSScriptRoot 'session.svg'))

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = Split-Path $PSScriptRoot
$columns = 110
$lines = @(
    'Connect-OrgProvider UData -Emulator'
    'Get-Organization -Name *mob*'
    'Import-Csv docs/samples/team.csv | Sync-OrganizationMember ile-de-france-mobilites -Prune -WhatIf'
    'Get-OrganizationMember ile-de-france-mobilites -First 1 | Remove-Organization'
    'Import-Csv docs/samples/people.csv | Invoke-MemberInvite -OrganizationId ile-de-france-mobilites'
)

# In a fresh process, as a person would; a line that starts with the record separator is what was typed.
$session = {
    param($Root, $Columns, $Lines)
    Set-Location $Root
    Import-Module ./out/OrgAdmin
    $PSStyle.OutputRendering = 'Ansi'
    $ErrorView = 'ConciseView'
    # Whether tables break lines at words depends on the culture.
    [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
    foreach ($line in $Lines) {
        [Console]::WriteLine([char] 0x1E + $line)
        Invoke-Expression "$line 2>&1" | Out-String -Width $Columns -Stream | ForEach-Object { [Console]::WriteLine($_) }
    }
}
$encoded = "& { $session } '$root' $columns @('$($lines -join "', '")')"
[Console]::OutputEncoding = [Text.Encoding]::UTF8
# As a .NET tool, PowerShell is a program of dotnet.
$program = @((Get-Process -Id $PID).Path)
$tool = @(if ((Split-Path $program[0] -LeafBase) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' })
$arguments = $tool + '-NoProfile', '-NonInteractive', '-Command', $encoded
# Colours are wanted, whatever whoever runs this has asked for.
$before = $env:NO_COLOR, $env:TERM
$env:NO_COLOR, $env:TERM = $null, 'xterm-256color'
try { $printed = @(& $program[0] @arguments) } finally { $env:NO_COLOR, $env:TERM = $before }

# The colours that PowerShell uses, by their number in an escape sequence.
$classes = @{ '1' = 'b'; '31' = 'r'; '91' = 'r'; '32' = 'g'; '92' = 'g'; '33' = 'y'; '93' = 'y'; '36' = 'c'; '96' = 'c' }

# The rows that a line takes on the screen: what is too long goes on below, as in a terminal.
function ConvertTo-Row([string] $Line) {
    $class = ''
    $used = 0
    $row = ''
    foreach ($part in [regex]::Matches($Line, "`e\[(?<codes>[\d;]*)m|[^`e]+")) {
        if ($part.Groups['codes'].Success) {
            $codes = $part.Groups['codes'].Value -split ';'
            $kept = if ($part.Groups['codes'].Value -and $codes -notcontains '0') { $class -split ' ' }
            $class = (@($kept) + @($codes | ForEach-Object { $classes[$_] }) | Where-Object { $_ } | Select-Object -Unique) -join ' '
            continue
        }
        for ($text = $part.Value; $text; $text = $text.Substring($count)) {
            if ($used -eq $columns) { $row; $row = ''; $used = 0 }
            $count = [Math]::Min($text.Length, $columns - $used)
            $shown = [Security.SecurityElement]::Escape($text.Substring(0, $count))
            $row += if ($class) { "<tspan class=""$class"">$shown</tspan>" } else { $shown }
            $used += $count
        }
    }
    $row
}

$rows = [Collections.Generic.List[string]]::new()
$empty = $true
foreach ($line in $printed) {
    $typed = $line.StartsWith([char] 0x1E)
    # One empty line between two things, and none before the first.
    if (-not ($line -replace "`e\[[\d;]*m").Trim()) {
        if (-not $empty) { $rows.Add('') }
        $empty = $true
        continue
    }
    if ($typed -and -not $empty) { $rows.Add('') }
    $empty = $false
    if ($typed) { $line = "`e[36mPS> `e[0m`e[1m$($line.Substring(1))`e[0m" }
    foreach ($row in ConvertTo-Row $line) { $rows.Add($row) }
}
while ($rows.Count -and -not $rows[-1]) { $rows.RemoveAt($rows.Count - 1) }

$width = [int] ($columns * 8.2 + 40)
$height = $rows.Count * 19 + 40
$text = for ($i = 0; $i -lt $rows.Count; $i++) {
    if ($rows[$i]) { "  <text x=""20"" y=""$(34 + 19 * $i)"">$($rows[$i])</text>" }
}
$svg = @"
<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 $width $height" width="$width" height="$height" role="img">
  <title>A session with OrgAdmin on the emulator of uData</title>
  <style>
    text { font: 13.5px ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: #1f2328 }
    rect { fill: #f6f8fa; stroke: #d1d9e0 }
    .b { font-weight: 600 } .r { fill: #b5202c } .g { fill: #116329 } .y { fill: #7d4e00 } .c { fill: #0550ae }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      rect { fill: #0d1117; stroke: #3d444d }
      .r { fill: #ff8a82 } .g { fill: #56d364 } .y { fill: #e3b341 } .c { fill: #79c0ff }
    }
  </style>
  <rect x="0.5" y="0.5" width="$($width - 1)" height="$($height - 1)" rx="8" />
$($text -join "`n")
</svg>

"@
[IO.File]::WriteAllText($Path, $svg.ReplaceLineEndings("`n"))
"$Path, $($rows.Count) lines"
