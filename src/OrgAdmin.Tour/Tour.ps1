# The main job, typed as a person would type it. Nothing leaves this machine: the emulator answers.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'

# Shows a line as typed at a prompt, and runs it.
function Invoke-Line([string] $Line) {
    Write-Host "PS> $Line" -ForegroundColor Cyan
    # Wide enough for whole ids, also where the output is not a terminal.
    Invoke-Expression $Line | Out-String -Stream -Width 140 | Write-Host
}

Import-Module $Module
Write-Host 'OrgAdmin, through its cmdlets, on the built-in emulator.' -ForegroundColor Green
Write-Host

Invoke-Line 'Connect-OrgProvider Gandi -Emulator'
Invoke-Line 'Get-OrgUserInfo'
Invoke-Line 'Get-Organization'

Write-Host "# A reseller's customers, straight down the pipeline." -ForegroundColor DarkGray
Invoke-Line 'Get-Organization -Name alice | Get-Customer -Name *o*'

Write-Host '# A new customer: first see what would happen, then do it and wait until it is there.' -ForegroundColor DarkGray
$john = [pscustomobject]@{
    Type = 'company'; FirstName = 'John'; LastName = 'Do'; OrganizationName = 'R&D'; Email = 'jd@example.net'
    StreetAddress = '21 jump street'; PostalCode = '17137'; City = 'Nieul-sur-mer'; Country = 'FR'; Phone = '+33.612345678'
}
$reseller = Get-Organization -Name alice
Invoke-Line '$john | New-Customer -OrganizationId $reseller -WhatIf'
Invoke-Line '$john | New-Customer -OrganizationId $reseller -Wait'

Write-Host '# A mistake says what to type next.' -ForegroundColor DarkGray
Write-Host 'PS> Get-Customer -OrganizationId bob' -ForegroundColor Cyan
try {
    Get-Customer -OrganizationId bob
}
catch {
    Write-Host "Get-Customer: $_" -ForegroundColor Red
}
Write-Host

Write-Host '# Another provider, the same cmdlets. A list says who is to be in the team: first the plan of it, then the same for good.' -ForegroundColor DarkGray
Invoke-Line 'Connect-OrgProvider UData -Emulator'
$team = 'UserId,Email,Role', 'ada-martin,,admin', 'chloe-dubois,,admin', ',bo@example.org,editor' | ConvertFrom-Csv
Invoke-Line '$team | Sync-OrganizationMember ile-de-france-mobilites -WhatIf'
Invoke-Line '$team | Sync-OrganizationMember ile-de-france-mobilites'

Write-Host '# Both providers at once.' -ForegroundColor DarkGray
Invoke-Line 'Get-Organization -Connection * -Mine'
Invoke-Line 'Get-OrgProvider'
