<#
.SYNOPSIS
Measures the packaged module against Invoke-RestMethod and HttpClient alone, and prints the ratios.

.DESCRIPTION
A test server runs in a process of its own. Whatever is measured runs in a fresh PowerShell without a profile, several
times; the best time counts, because everything that disturbs a measurement makes it longer. Nothing is asserted in
the tests: the targets are shown beside the ratios.

.PARAMETER Runs
How often each measurement is repeated.

.PARAMETER Measure
What to measure. Left out, everything. Growth lists 1,000 to 1,000,000 organizations, writes docs/performance.csv, and
draws docs/performance.svg from it where gnuplot is installed. Latency lists 100 pages from a server that takes 0, 5, 20 and 80 ms for an
answer, writes docs/latency.csv, and draws docs/latency.svg in the same way.

.PARAMETER Precompiled
Measure on a copy of the PowerShell that runs this, made with crossgen2 in out/precompiled, which is how people install PowerShell. The
PowerShell that a build lays out comes from NuGet and compiles 6,000 methods at every start.

.PARAMETER PassThru
Output the results as objects instead of a table.
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 50)] [int] $Runs = 5,
    [ValidateSet('Import', 'FirstCall', 'List', 'Latency', 'FirstObject', 'Bulk', 'Slow', 'Memory', 'Growth')]
    [string[]] $Measure = @('Import', 'FirstCall', 'List', 'Latency', 'FirstObject', 'Bulk', 'Slow', 'Memory', 'Growth'),
    [switch] $Precompiled,
    [switch] $PassThru
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
if ($PSVersionTable.PSVersion.Major -lt 7) {
    throw 'This script needs PowerShell 7.'
}

$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$module = Join-Path $root 'out/OrgAdmin/OrgAdmin.psd1'
$benchmarks = Join-Path $PSScriptRoot 'bin/Release/net10.0/OrgAdmin.Benchmarks.dll'
$kiota = Join-Path $PSScriptRoot '../Benchmarks.Kiota'
# Not the program of this process: that is dotnet where PowerShell was started through it.
$pwsh = Join-Path $PSHOME $(if ($IsWindows) { 'pwsh.exe' } else { 'pwsh' })
if ($Precompiled) {
    $pwsh = & (Join-Path $PSScriptRoot 'New-PrecompiledPowerShell.ps1') -Destination (Join-Path $root 'out/precompiled')
}
foreach ($needed in $module, $benchmarks) {
    if (-not (Test-Path $needed)) {
        throw "$needed is not there. Run: dotnet build OrgAdmin.sln -c Release"
    }
}
$scratch = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "orgadmin-$([guid]::NewGuid().ToString('N'))")
$results = [Collections.Generic.List[object]]::new()

# What the measured scripts have in common: paths, and a stopwatch that gives milliseconds.
$prelude = @"
`$ErrorActionPreference = 'Stop'
`$ProgressPreference = 'SilentlyContinue'
`$module = '$module'
function Measure-Each([int] `$Runs, [scriptblock] `$Script) {
    for (`$run = 0; `$run -lt `$Runs; `$run++) {
        `$watch = [Diagnostics.Stopwatch]::StartNew()
        `$count = & `$Script
        [pscustomobject]@{ Milliseconds = `$watch.Elapsed.TotalMilliseconds; Count = `$count }
    }
}
function Measure-Best([int] `$Runs, [scriptblock] `$Script) { Measure-Each `$Runs `$Script | Sort-Object Milliseconds | Select-Object -First 1 }
function Measure-Usual([int] `$Runs, [scriptblock] `$Script) { (Measure-Each `$Runs `$Script | Sort-Object Milliseconds)[[int][Math]::Floor(`$Runs / 2)] }
function Connect-Sample([string] `$Endpoint) {
    Import-Module `$module
    `$token = ConvertTo-SecureString benchmark -AsPlainText -Force
    Connect-OrgProvider UData -Endpoint `$Endpoint -Token `$token -SkipValidation -WarningAction Ignore
}
# How people page without this module.
function Read-EveryPage([string] `$Address) {
    while (`$Address) {
        `$page = Invoke-RestMethod -Uri `$Address -Headers @{ 'X-API-KEY' = 'benchmark' }
        `$page.data
        `$Address = `$page.next_page
    }
}
# The same, with several pages in flight, for who knows beforehand how many there are.
function Read-EveryPageInParallel([string] `$Address, [int] `$Pages) {
    1..`$Pages | ForEach-Object -Parallel {
        (Invoke-RestMethod -Uri "`$(`$using:Address)&page=`$_" -Headers @{ 'X-API-KEY' = 'benchmark' }).data
    } -ThrottleLimit 8
}
"@

# Keeps what was measured in docs, and draws it where gnuplot is installed.
function Write-Plot([object[]] $Points, [string] $Csv, [string] $Plot) {
    $Points | Export-Csv -Path (Join-Path $root "docs/$Csv") -UseQuotes Never
    if (-not (Get-Command gnuplot -CommandType Application -ErrorAction Ignore)) {
        Write-Warning "gnuplot is not installed, so docs/$Csv is not drawn. Later, from the root: gnuplot tests/Benchmarks/$Plot"
        return
    }
    Push-Location $root
    try {
        gnuplot "tests/Benchmarks/$Plot"
        if ($LASTEXITCODE -ne 0) { throw "gnuplot ended with $LASTEXITCODE." }
    }
    finally { Pop-Location }
}

# Runs a script in a fresh PowerShell and gives what it outputs, as objects.
function Invoke-Fresh([string] $Script) {
    $file = Join-Path $scratch "$([guid]::NewGuid().ToString('N')).ps1"
    Set-Content -Path $file -Value "$prelude`n& {`n$Script`n} | ConvertTo-Json -Compress"
    $output = & $pwsh -NoProfile -NonInteractive -File $file
    if ($LASTEXITCODE -ne 0) {
        throw "A measurement failed: $output"
    }
    $output | ConvertFrom-Json
}

function Add-Ratio([string] $What, [string] $Compared, [double] $Ours, [double] $Theirs, [double] $AtLeast) {
    $ratio = $Theirs / $Ours
    $results.Add([pscustomobject]@{
        Measure = $What
        OrgAdmin = '{0:n0} ms' -f $Ours
        Compared = "${Compared}: $('{0:n0}' -f $Theirs) ms"
        Ratio = '{0:n2}x' -f $ratio
        Target = if ($AtLeast) { "at least ${AtLeast}x" } else { '' }
        Holds = if ($AtLeast) { $ratio -ge $AtLeast }
    })
}

function Add-Limit([string] $What, [string] $Value, [string] $Target, $Holds, [string] $Compared = '') {
    $results.Add([pscustomobject]@{ Measure = $What; OrgAdmin = $Value; Compared = $Compared; Ratio = ''; Target = $Target; Holds = $Holds })
}

function Assert-Count([int] $Expected, [object[]] $Measured) {
    foreach ($one in $Measured) {
        if ($one.Count -ne $Expected) {
            throw "$($one.Count) instead of $Expected objects came out."
        }
    }
}

# How long an import takes in a fresh PowerShell: as the first thing it does, or after it has imported the other module.
function Measure-ImportOf([string] $Manifest, [string] $Before, [int] $Times) {
    $watched = "`$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Manifest'; `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
    $command = if ($Before) { "Import-Module '$Before'; $watched" } else { $watched }
    # PowerShell keeps a profile of its last start, and starts the next time by it. So the first of each row prepares the others.
    1..($Times + 1) | ForEach-Object { [double]::Parse((& $pwsh -NoProfile -NonInteractive -Command $command), [cultureinfo]::InvariantCulture) } | Select-Object -Skip 1
}

function Get-Median([double[]] $Numbers) {
    ($Numbers | Sort-Object)[[int][Math]::Floor($Numbers.Count / 2)]
}

function Measure-Import {
    # The smallest binary module there is, with a manifest that names its cmdlets, as ours does.
    $empty, $other = foreach ($name in 'Empty', 'Other') {
        $folder = New-Item -ItemType Directory -Path (Join-Path $scratch $name)
        & $pwsh -NoProfile -Command "Add-Type -OutputAssembly '$folder/$name.dll' -TypeDefinition 'using System.Management.Automation; [Cmdlet(`"Get`", `"$name`")] public sealed class Get$name : PSCmdlet { }'"
        New-ModuleManifest -Path "$folder/$name.psd1" -RootModule "$name.dll" -CmdletsToExport "Get-$name" -FunctionsToExport @() -AliasesToExport @() -VariablesToExport @()
        "$folder/$name.psd1"
    }
    foreach ($before in '', $other) {
        $ours = $theirs = @()
        # In turns, so that a machine that slows down slows both.
        foreach ($turn in 1..4) {
            $theirs += Measure-ImportOf $empty $before $Runs
            $ours += Measure-ImportOf $module $before $Runs
        }
        $our, $their = (Get-Median $ours), (Get-Median $theirs)
        $compared = 'empty module: {0:n0} ms, {1:n2} times' -f $their, ($our / $their)
        if ($before) {
            Add-Limit 'Import after another module (median)' ('{0:n0} ms' -f $our) '' $null $compared
        }
        else {
            Add-Limit 'Import (median)' ('{0:n0} ms' -f $our) 'at most 1.6 times' ($our / $their -le 1.6) $compared
        }
    }
}

function Measure-FirstCall([string] $Server) {
    $ours = 1..$Runs | ForEach-Object { Invoke-Fresh @"
        Import-Module `$module
        `$token = ConvertTo-SecureString benchmark -AsPlainText -Force
        `$times = foreach (`$call in { Connect-OrgProvider UData -Endpoint $Server/100/0/api/1 -Token `$token -SkipValidation }, { Get-Organization -First 20 }, { Get-Organization -First 20 }, { Get-Organization -First 20 }) {
            `$watch = [Diagnostics.Stopwatch]::StartNew(); `$null = & `$call; `$watch.Elapsed.TotalMilliseconds
        }
        [pscustomobject]@{ Connect = `$times[0]; First = `$times[1]; Third = `$times[3] }
"@ } | Sort-Object { $_.Connect + $_.First } | Select-Object -First 1
    $theirs = 1..$Runs | ForEach-Object { Invoke-Fresh @"
        `$times = foreach (`$call in 1..3) {
            `$watch = [Diagnostics.Stopwatch]::StartNew(); `$null = Invoke-RestMethod '$Server/100/0/api/1/organizations/?page=1&page_size=20'; `$watch.Elapsed.TotalMilliseconds
        }
        [pscustomobject]@{ First = `$times[0]; Third = `$times[2] }
"@ } | Sort-Object First | Select-Object -First 1
    $share = ($ours.Connect + $ours.First) / $theirs.First
    Add-Limit 'First connect and call' ('{0:n0} + {1:n0} ms, later {2:n1} ms' -f $ours.Connect, $ours.First, $ours.Third) "at most 0.8 times ($('{0:n2}' -f $share))" ($share -le 0.8) ('Invoke-RestMethod: {0:n0} ms, later {1:n1} ms' -f $theirs.First, $theirs.Third)
}

function Measure-List([string] $Server) {
    $ours = Invoke-Fresh "Connect-Sample $Server/100000/0/api/1; Measure-Best $Runs { (Get-Organization -PageSize 100 | Measure-Object).Count }"
    $rest = Invoke-Fresh "Measure-Best ([Math]::Min($Runs, 3)) { (Read-EveryPage '$Server/100000/0/api/1/organizations/?page=1&page_size=100' | Measure-Object).Count }"
    $alone = Measure-HttpClient "$Server/100000/0/api/1/organizations/?page=1&page_size=100" $Runs
    $parallel = Invoke-Fresh "Measure-Best ([Math]::Min($Runs, 3)) { (Read-EveryPageInParallel '$Server/100000/0/api/1/organizations/?page_size=100' 1000 | Measure-Object).Count }"
    $generated = Measure-Kiota "$Server/100000/0/api/1" 100 $Runs
    Assert-Count 100000 $ours, $rest, $alone, $parallel, $generated
    Add-Ratio '100,000 organizations in pages of 100' 'Invoke-RestMethod' $ours.Milliseconds $rest.Milliseconds 9
    Add-Ratio '100,000 organizations in pages of 100' 'Invoke-RestMethod, -Parallel' $ours.Milliseconds $parallel.Milliseconds 1
    Add-Ratio '100,000 organizations in pages of 100' 'a client by Kiota' $ours.Milliseconds $generated.Milliseconds 1
    Add-Ratio '100,000 organizations in pages of 100' 'HttpClient alone' $ours.Milliseconds $alone.Milliseconds 1.25
}

function Measure-HttpClient([string] $Address, [int] $Runs) { dotnet $benchmarks httpclient $Address $Runs | Get-BestRun }

# Kiota writes its client when this is built, which needs the tools of this repository.
function Measure-Kiota([string] $Address, [int] $PageSize, [int] $Runs) {
    dotnet build $kiota -c Release -v quiet -nologo | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw 'The client that Kiota generates could not be built.'
    }
    dotnet (Join-Path $kiota 'bin/Release/net10.0/OrgAdmin.Benchmarks.Kiota.dll') $Address $PageSize $Runs | Get-BestRun
}

# A line has the milliseconds of a run and how many objects came.
filter ConvertFrom-Run {
    $milliseconds, $count = $_ -split ' '
    [pscustomobject]@{ Milliseconds = [double]::Parse($milliseconds, [cultureinfo]::InvariantCulture); Count = [int]$count }
}

function Get-BestRun { $input | ConvertFrom-Run | Sort-Object Milliseconds | Select-Object -First 1 }

function Measure-Latency([string] $Server) {
    # Without latency and with a little there are no targets: 100,000 organizations are measured without.
    $points = foreach ($case in @{ Latency = 0; Target = 0 }, @{ Latency = 5; Target = 0 }, @{ Latency = 20; Target = 7 }, @{ Latency = 80; Target = 5 }) {
        $list = "$Server/10000/$($case.Latency)/api/1"
        $ours = Invoke-Fresh "Connect-Sample $list; Measure-Best $Runs { (Get-Organization -PageSize 100 | Measure-Object).Count }"
        # As often as ours: the first run of either compiles its code.
        $rest = Invoke-Fresh "Measure-Best $Runs { (Read-EveryPage '$list/organizations/?page=1&page_size=100' | Measure-Object).Count }"
        Assert-Count 10000 $ours, $rest
        Add-Ratio "100 pages at $($case.Latency) ms" 'Invoke-RestMethod' $ours.Milliseconds $rest.Milliseconds $case.Target
        [pscustomobject]@{
            LatencyMilliseconds = $case.Latency
            OrgAdminSeconds = [Math]::Round($ours.Milliseconds / 1000, 3)
            RestSeconds = [Math]::Round($rest.Milliseconds / 1000, 3)
        }
    }
    Write-Plot $points latency.csv Plot-Latency.gp
    $parallel = Invoke-Fresh "Measure-Best $Runs { (Read-EveryPageInParallel '$Server/10000/20/api/1/organizations/?page_size=100' 100 | Measure-Object).Count }"
    $ours = Invoke-Fresh "Connect-Sample $Server/10000/20/api/1; Measure-Best $Runs { (Get-Organization -PageSize 100 | Measure-Object).Count }"
    Assert-Count 10000 $ours, $parallel
    Add-Ratio '100 pages at 20 ms' 'Invoke-RestMethod, -Parallel' $ours.Milliseconds $parallel.Milliseconds 1
}

# How long eight workers need that never wait for one another and take the requests in order, where the server is slow at every twentieth.
# Nobody knows beforehand which request is slow, and the last slow one begins near the end: no order of beginning is faster but by luck.
function Get-Ideal([int] $Requests) {
    $free = [double[]]::new(8)
    foreach ($request in 1..$Requests) {
        $first = [array]::IndexOf($free, ($free | Measure-Object -Minimum).Minimum)
        $free[$first] += $request % 20 -eq 10 ? 500 : 20
    }
    ($free | Measure-Object -Maximum).Maximum
}

function Measure-Slow([string] $Server) {
    $rows = "`$rows = 1..400 | ForEach-Object { [pscustomobject]@{ OrganizationId = '5f0e3fa4a3a729ab00000001'; Email = `"person`$_@example.org`"; Role = 'editor' } }"
    $bulk = Invoke-Fresh "Connect-Sample $Server/1/20-500/api/1; $rows; Measure-Best $Runs { (`$rows | Invoke-MemberInvite -ThrottleLimit 8 | Measure-Object).Count }"
    Assert-Count 400 $bulk
    $list = Invoke-Fresh "Connect-Sample $Server/16000/20-500/api/1; Measure-Best $Runs { (Get-Organization -PageSize 100 | Measure-Object).Count }"
    Assert-Count 16000 $list
    foreach ($case in @('400 invitations', $bulk, (Get-Ideal 400)), @('160 pages', $list, (Get-Ideal 160))) {
        $share = $case[1].Milliseconds / $case[2]
        Add-Limit "$($case[0]), one in 20 slow" ('{0:n0} ms' -f $case[1].Milliseconds) 'at most 1.3 times' ($share -le 1.3) ('the ideal: {0:n0} ms, {1:n2} times' -f $case[2], $share)
    }
}

function Measure-FirstObject([string] $Server) {
    $script = 'Measure-Best 20 { @({0} | Select-Object -First 1).Count }'
    $ours = Invoke-Fresh "Connect-Sample $Server/100000/20/api/1; $($script.Replace('{0}', 'Get-Organization -PageSize 100'))"
    $rest = Invoke-Fresh $script.Replace('{0}', "Read-EveryPage '$Server/100000/20/api/1/organizations/?page=1&page_size=100'")
    Assert-Count 1 $ours, $rest
    Add-Limit 'First of 100,000 objects, pages at 20 ms' ('{0:n0} ms' -f $ours.Milliseconds) 'after one page' ($ours.Milliseconds -lt 40) ('Invoke-RestMethod: {0:n0} ms' -f $rest.Milliseconds)
}

function Measure-Bulk([string] $Server) {
    $rows = "`$rows = 1..1000 | ForEach-Object { [pscustomobject]@{ OrganizationId = '5f0e3fa4a3a729ab00000001'; Email = `"person`$_@example.org`"; Role = 'editor' } }"
    $ours = Invoke-Fresh "Connect-Sample $Server/1/20/api/1; $rows; Measure-Best $Runs { (`$rows | Invoke-MemberInvite -ThrottleLimit 8 | Measure-Object).Count }"
    $rest = Invoke-Fresh @"
        $rows
        Measure-Best 1 { (`$rows | ForEach-Object {
            `$body = @{ email = `$_.Email; role = `$_.Role } | ConvertTo-Json
            Invoke-RestMethod -Method Post -Uri "$Server/1/20/api/1/organizations/`$(`$_.OrganizationId)/member/" -Headers @{ 'X-API-KEY' = 'benchmark' } -ContentType application/json -Body `$body
        } | Measure-Object).Count }
"@
    Assert-Count 1000 $ours, $rest
    Add-Ratio '1,000 invitations at 20 ms, -ThrottleLimit 8' 'Invoke-RestMethod' $ours.Milliseconds $rest.Milliseconds 6
}

# The time and the peak memory of a fresh PowerShell that lists so many organizations.
function Measure-Size([string] $Server, [int] $Count, [int] $Times) {
    $all = 1..$Times | ForEach-Object { Invoke-Fresh @"
        Connect-Sample $Server/$Count/0/api/1
        `$null = Get-Organization -First 100
        `$best = Measure-Best 1 { (Get-Organization -PageSize 100 | Measure-Object).Count }
        `$me = Get-Process -Id `$PID
        [pscustomobject]@{ Count = `$best.Count; Milliseconds = `$best.Milliseconds; Megabytes = `$me.PeakWorkingSet64 / 1MB }
"@ }
    Assert-Count $Count $all
    [pscustomobject]@{
        Count = $Count
        Milliseconds = ($all.Milliseconds | Measure-Object -Minimum).Minimum
        Megabytes = ($all.Megabytes | Measure-Object -Minimum).Minimum
    }
}

function Measure-Memory([string] $Server) {
    $small = Measure-Size $Server 10000 $Runs
    $large = Measure-Size $Server 100000 $Runs
    $growth = $large.Megabytes - $small.Megabytes
    Add-Limit 'Peak memory, 10,000 to 100,000 objects' ('{0:n0} to {1:n0} MB: {2:n0} MB more' -f $small.Megabytes, $large.Megabytes, $growth) 'at most 40 MB' ($growth -le 40)
    $million = Measure-Size $Server 1000000 1
    Add-Limit '1,000,000 objects' ('{0:n1} s, peak {1:n0} MB' -f ($million.Milliseconds / 1000), $million.Megabytes) 'streams' ($million.Megabytes - $small.Megabytes -le 80)
}

function Measure-Growth([string] $Server) {
    $counts = 1000, 3000, 10000, 30000, 100000, 300000, 1000000
    $ours, $rest = @{}, @{}
    # Up and down again, and the lower of the two, so that a machine that becomes slower meanwhile does not look like growth.
    foreach ($count in $counts + $counts[-1..(-$counts.Count)]) {
        # Short lists are over before the code is compiled for speed, so it is warmed up first, and they are repeated more
        # often. What is asked is what one costs, not what it can cost at best: the median.
        $times = [Math]::Clamp([int](600000 / $count), 3, 200)
        $list = '(Get-Organization -PageSize 100 | Measure-Object).Count'
        $usual = Invoke-Fresh "Connect-Sample $Server/50000/0/api/1; 1..4 | ForEach-Object { `$null = $list }; Connect-Sample $Server/$count/0/api/1; Measure-Usual $times { $list }"
        Assert-Count $count $usual
        $ours[$count] = [Math]::Min($usual.Milliseconds, $ours[$count] ?? [double]::MaxValue)
        # Invoke-RestMethod is slow enough for its line to be clear by 100,000, and by one pass.
        if ($count -le 100000 -and -not $rest.ContainsKey($count)) {
            $list = "(Read-EveryPage '$Server/{0}/0/api/1/organizations/?page=1&page_size=100' | Measure-Object).Count"
            $usual = Invoke-Fresh "`$null = $($list -f 5000); Measure-Usual ($count -lt 100000 ? 3 : 1) { $($list -f $count) }"
            Assert-Count $count $usual
            $rest[$count] = $usual.Milliseconds
        }
    }
    $points = foreach ($count in $counts) {
        [pscustomobject]@{
            Objects = $count
            OrgAdminMicroseconds = [Math]::Round($ours[$count] * 1000 / $count, 2)
            RestMicroseconds = if ($rest.ContainsKey($count)) { [Math]::Round($rest[$count] * 1000 / $count, 2) }
        }
    }
    Write-Plot $points performance.csv Plot-Growth.gp
    $cost = $points.OrgAdminMicroseconds | Measure-Object -Minimum -Maximum
    Add-Limit 'Cost of an object, 1,000 to 1,000,000' (($points.OrgAdminMicroseconds | ForEach-Object { '{0:n1}' -f $_ }) -join ', ') 'any two at most 1.5 times apart' ($cost.Maximum / $cost.Minimum -le 1.5) ('microseconds, {0:n2} times' -f ($cost.Maximum / $cost.Minimum))
}

$start = [Diagnostics.ProcessStartInfo]::new('dotnet')
$start.ArgumentList.Add($benchmarks)
$start.ArgumentList.Add('serve')
$start.RedirectStandardInput = $true
$start.RedirectStandardOutput = $true
$serving = [Diagnostics.Process]::Start($start)
try {
    $server = $serving.StandardOutput.ReadLine()
    switch ($Measure) {
        'Import' { Measure-Import }
        'FirstCall' { Measure-FirstCall $server }
        'List' { Measure-List $server }
        'Latency' { Measure-Latency $server }
        'FirstObject' { Measure-FirstObject $server }
        'Bulk' { Measure-Bulk $server }
        'Slow' { Measure-Slow $server }
        'Memory' { Measure-Memory $server }
        'Growth' { Measure-Growth $server }
    }
}
finally {
    # The server goes when nobody holds its input any more.
    $serving.StandardInput.Close()
    $serving.WaitForExit()
    Remove-Item $scratch -Recurse
}
if ($PassThru) {
    return $results
}
# What the numbers depend on, as far as this machine tells it.
$engine = & $pwsh -NoProfile -NonInteractive -Command '"PowerShell $($PSVersionTable.PSVersion) on $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"'
$images = Join-Path $root "out/OrgAdmin/deps/core/net10.0/$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)"
"$([Runtime.InteropServices.RuntimeInformation]::OSDescription), $([Environment]::ProcessorCount) processors, $engine, $(Get-Date -Format yyyy-MM-dd), best of $Runs"
"PowerShell is $($Precompiled ? 'precompiled' : 'as it is'), the module's Core is $((Test-Path $images) ? 'precompiled' : 'neutral')."
if ($IsLinux) { "Load when it ended: $((Get-Content /proc/loadavg) -replace '^(\S+ \S+ \S+).*', '$1')" }
$results | Format-Table -AutoSize | Out-String -Width 200
