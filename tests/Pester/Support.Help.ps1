# The help pages as the tests see them.
$HelpFolder = Join-Path $PSScriptRoot '../../docs/en-US'

# An example that cannot run on the emulator says so in its first line, and why.
$NotOnEmulator = '^# Not on the emulator: \S'

# The examples of a page, in order: title, code, and the output it shows, if it shows one.
function Get-HelpExample([Parameter(Mandatory)] [string] $Page) {
    $text = [IO.File]::ReadAllText((Join-Path $HelpFolder "$Page.md")) -replace '\r\n', "`n"
    $examples = ($text -split '(?m)^## EXAMPLES$')[1] -split '(?m)^## PARAMETERS$' | Select-Object -First 1
    foreach ($match in [regex]::Matches($examples, '(?ms)^### Example (?<Number>\d+): (?<Title>[^\n]+)\n\n```powershell\n(?<Code>.*?)\n```\n(\n```Output\n(?<Output>.*?)\n```\n)?')) {
        [pscustomobject] @{
            Page   = $Page
            Number = [int] $match.Groups['Number'].Value
            Title  = $match.Groups['Title'].Value
            Code   = $match.Groups['Code'].Value
            Output = if ($match.Groups['Output'].Success) { $match.Groups['Output'].Value }
            Runs   = $match.Groups['Code'].Value -notmatch $NotOnEmulator
        }
    }
}

# The blocks of README.md that run on the emulator, with what they print.
function Get-ReadmeBlock {
    $text = [IO.File]::ReadAllText((Join-Path $PSScriptRoot '../../README.md')) -replace '\r\n', "`n"
    $number = 0
    foreach ($match in [regex]::Matches($text, '(?ms)^```powershell\n(?<Code>.*?)\n```\n(\n```text\n(?<Output>.*?)\n?```$)?')) {
        if ($match.Groups['Code'].Value -match $NotOnEmulator) { continue }
        [pscustomobject] @{ Number = ++$number; Code = $match.Groups['Code'].Value; Output = $match.Groups['Output'].Value }
    }
}

# The table of users in about_OrgAdmin_Emulator.
function Get-EmulatorUser {
    $provider = $null
    foreach ($line in [IO.File]::ReadAllLines((Join-Path $HelpFolder 'about_OrgAdmin_Emulator.md'))) {
        if ($line -match '^    (?<Provider>\w+)? +(?<Secret>emulator-[a-z]+-[a-z]+) +(?<Who>\S.*)$') {
            if ($Matches['Provider']) { $provider = $Matches['Provider'] }
            @{ Provider = $provider; Secret = $Matches['Secret']; Who = $Matches['Who'] }
        }
    }
}

# Runs code as the prompt does, one statement after the other, and shows an error as the prompt shows it:
# without the line of a script that the reader does not have.
function Invoke-Typed([string] $Code) {
    foreach ($OneStatement in [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null).EndBlock.Statements) {
        . ([scriptblock]::Create($OneStatement.Extent.Text)) 2>&1 |
            ForEach-Object {
                if ($_ -is [System.Management.Automation.ErrorRecord]) {
                    $script:errors++
                    "$($_.InvocationInfo.MyCommand): $_"
                }
                else {
                    $_
                }
            } |
            Out-String -Width 120
    }
}

# Output with what differs from run to run, or from window to window, taken out: new ids, dates, ports, widths.
function ConvertTo-ComparableOutput([AllowNull()] [AllowEmptyString()] [string] $Text) {
    $Text -replace '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '<uuid>' -replace '\b[0-9a-f]{24}\b', '<id>' -split '\r?\n' | ForEach-Object {
        ($_ -replace '\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(\.\d+)?([+-]\d\d:\d\d|Z)?)?', '<date>' -replace '(?<=127\.0\.0\.1:)\d+', '<port>' -replace '-{2,}', '--' -replace '\s+', ' ').Trim()
    } | Where-Object { $_ }
}
