# Test 10: what one PowerShell writes, the other reads; what is exported comes back as the same people.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    $BothPowerShells = $OnWindows -and (Get-Command powershell, pwsh -ErrorAction Ignore | Measure-Object).Count -ge 2
    $HasVault = [bool] (Get-Module Microsoft.PowerShell.SecretStore -ListAvailable)
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $folder = New-TestFolder
    $before = $env:ORGADMIN_PROFILES
    $organization = 'ile-de-france-mobilites'
}

AfterAll {
    $env:ORGADMIN_PROFILES = $before
    Stop-OrgEmulator
    Remove-Item -LiteralPath $folder -Recurse -Force
}

Describe 'A list of members' {
    It 'that is exported and read again changes nothing' {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator
        $file = Join-Path $folder 'members.csv'
        Get-OrganizationMember $organization | Select-Object OrganizationId, UserId, Name, Role |
            Export-Csv $file -NoTypeInformation -Encoding UTF8
        $names = @(Import-Csv $file -Encoding UTF8 | ForEach-Object { $_.Name })
        # An accent that has survived.
        "$names" | Should -Match ([char] 233)
        $outcomes = @(Import-Csv $file -Encoding UTF8 | Sync-OrganizationMember $organization -Prune -WhatIf | ForEach-Object { $_.Outcome })
        $outcomes.Count | Should -Be $names.Count
        $outcomes | Select-Object -Unique | Should -Be 'Unchanged'
    }
}

Describe 'Files' {
    It 'of profiles are read by the other PowerShell' -Skip:(-not $BothPowerShells) {
        $env:ORGADMIN_PROFILES = Join-Path $folder 'profiles.json'
        $null = Invoke-Fresh "Import-Module '$Manifest'; Register-OrgProfile one Gandi -Environment Sandbox -SecretName a" powershell
        $null = Invoke-Fresh "Import-Module '$Manifest'; Register-OrgProfile two UData -SecretName b" pwsh
        foreach ($program in 'powershell', 'pwsh') {
            Invoke-Fresh "Import-Module '$Manifest'; (Get-OrgProfile).Name -join ' '" $program | Should -Be 'one two'
        }
    }

    It 'of snapshots are the same but for the time' -Skip:(-not $BothPowerShells) {
        $texts = foreach ($program in 'powershell', 'pwsh') {
            $file = Join-Path $folder "$program.json"
            $null = Invoke-Fresh "Import-Module '$Manifest'; Connect-OrgProvider UData -Emulator; Export-OrgSnapshot '$file'" $program
            [IO.File]::ReadAllText($file) -replace '"takenAt": "[^"]+"', ''
        }
        $texts[0] | Should -BeExactly $texts[1]
    }

    It 'come out alike in the culture <_>' -ForEach 'tr-TR', 'th-TH', 'de-DE' {
        $file = Join-Path $folder "$_.json"
        $plain = Join-Path $folder 'plain.json'
        $script = "Import-Module '$Manifest'; Connect-OrgProvider UData -Emulator; `$null = Export-OrgSnapshot"
        $null = Invoke-Fresh "$script '$plain' -Force"
        $culture = "[Threading.Thread]::CurrentThread.CurrentCulture = [Threading.Thread]::CurrentThread.CurrentUICulture = '$_'"
        $null = Invoke-Fresh "$culture; $script '$file'"
        ([IO.File]::ReadAllText($file) -replace '"takenAt": "[^"]+"', '') |
            Should -BeExactly ([IO.File]::ReadAllText($plain) -replace '"takenAt": "[^"]+"', '')
    }
}

Describe 'A served emulator' {
    It 'is used by a client in another process' {
        $served = Start-OrgEmulator -PassThru | Where-Object { $_.Provider -eq 'Gandi' }
        Invoke-Fresh @"
            Import-Module '$Manifest'
            Connect-OrgProvider Gandi -Endpoint '$($served.Endpoint)' -Token (ConvertTo-SecureString '$($served.Token)' -AsPlainText -Force)
            (Get-Organization).Name -join ' '
"@ | Should -Be 'alice bob ron'
    }
}

Describe 'A vault' {
    It 'of SecretStore gives the credential' -Skip:(-not $HasVault) {
        Invoke-Fresh @"
            Set-SecretStoreConfiguration -Authentication None -Interaction None -Confirm:`$false -Password (ConvertTo-SecureString x -AsPlainText -Force)
            Register-SecretVault -Name OrgAdminTest -ModuleName Microsoft.PowerShell.SecretStore
            Set-Secret gandi 'emulator-gandi-alice' -Vault OrgAdminTest
            Import-Module '$Manifest'
            Connect-OrgProvider Gandi -SecretName gandi -VaultName OrgAdminTest -SkipValidation
            (Get-OrgConnection).AuthScheme
            Unregister-SecretVault OrgAdminTest
"@ | Should -Be 'Bearer'
    }
}
