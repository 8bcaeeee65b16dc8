BeforeAll {
    . $PSScriptRoot/Support.ps1
    # A vault that is only alike, which keeps its secrets as long as the process lives.
    $modules = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'modules/Microsoft.PowerShell.SecretManagement')).FullName
    Set-Content (Join-Path $modules 'Microsoft.PowerShell.SecretManagement.psm1') @'
$script:store = @{}
function Get-Secret {
    [CmdletBinding()] param([string] $Name, [string] $Vault)
    if ($script:store.ContainsKey($Name)) { $script:store[$Name] } else { Write-Error "The secret $Name was not found." }
}
function Set-Secret {
    [CmdletBinding()] param([string] $Name, [object] $Secret, [string] $Vault)
    if ($Vault -eq 'locked') { throw 'Vault "locked" requires a password. Run Unlock-SecretStore.' }
    $script:store[$Name] = $Secret
}
Export-ModuleMember -Function Get-Secret, Set-Secret
'@
    New-ModuleManifest (Join-Path $modules 'Microsoft.PowerShell.SecretManagement.psd1') -RootModule 'Microsoft.PowerShell.SecretManagement.psm1' -FunctionsToExport Get-Secret, Set-Secret
    $modulePath = $env:PSModulePath
    $env:PSModulePath = (Split-Path $modules) + [System.IO.Path]::PathSeparator + $modulePath
    Import-Module Microsoft.PowerShell.SecretManagement

    function ConvertTo-Plain([securestring] $Secret) { [System.Net.NetworkCredential]::new('', $Secret).Password }
}

AfterAll {
    Stop-OrgEmulator -ErrorAction Ignore
    Disconnect-OrgProvider *
    $env:PSModulePath = $modulePath
    Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction SilentlyContinue
}

Describe 'Tokens of uData' {
    BeforeEach { Connect-FreshUData }

    It 'are listed, and the one in use is known by its first characters' {
        $null = New-OrgToken nightly -ExpiresAt (Get-Date).AddDays(90)
        $tokens = Get-OrgToken
        ($tokens | Where-Object IsInUse).Prefix | Should -Be 'emulator-udata'
        $made = $tokens | Where-Object Name -EQ nightly
        $made.IsInUse | Should -BeFalse
        [int] ($made.ExpiresAt - [DateTimeOffset]::Now).TotalDays | Should -Be 90
        $tokens | ConvertTo-Json -Depth 5 | Should -Not -Match ([regex]::Escape('emulator-udata-ada'))
    }

    It 'are output this once, and work' {
        $made = New-OrgToken nightly
        Connect-OrgProvider UData -Emulator -Name new -Token $made.Secret
        (Get-OrgUserInfo -Connection new).UserName | Should -Be 'ada-martin'
        (Get-OrgToken -Connection new | Where-Object IsInUse).Name | Should -Be 'nightly'
        (Get-OrgToken | Where-Object Name -EQ nightly).Secret | Should -BeNullOrEmpty
        Disconnect-OrgProvider new
    }

    It 'go into a vault, and are output without themselves then' {
        (New-OrgToken nightly -SecretName udata-nightly).Secret | Should -BeNullOrEmpty
        ConvertTo-Plain (Get-Secret udata-nightly) | Should -Match '^udata_'
    }

    It 'that no vault takes are revoked again' {
        $failure = Get-FirstError { New-OrgToken nightly -SecretName s -VaultName locked }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SecretUnavailable,*'
        $failure.Exception.Message | Should -Match 'Unlock-SecretStore.*revoked again'
        Get-OrgToken | Where-Object Name -EQ nightly | Should -BeNullOrEmpty
    }

    It 'that end in the past, or a vault without a name, are refused before anything is sent' {
        (Get-FirstError { New-OrgToken a -ExpiresAt (Get-Date).AddDays(-1) }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        (Get-FirstError { New-OrgToken a -VaultName v }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        New-OrgToken a -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'are revoked, but the one in use only with -Force' {
        $made = New-OrgToken nightly
        "$($made | Remove-OrgToken -Force -PassThru | Select-Object -ExpandProperty Outcome)" | Should -Be 'Done'
        (Get-FirstError { Remove-OrgToken $made.Id -Force }).FullyQualifiedErrorId | Should -BeLike 'Gone,*'
        (Get-FirstError { Remove-OrgToken 000000000000000000000000 -Force }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        (Get-FirstError { Get-OrgToken | Remove-OrgToken -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'Yourself,*'
        Get-OrgToken | Remove-OrgToken -Force
        (Get-FirstError { Get-OrgUserInfo }).FullyQualifiedErrorId | Should -BeLike 'Unauthorized,*'
    }
}

Describe 'Update-OrgToken' {
    BeforeEach {
        Reset-OrgEmulator
        Set-Secret udata (ConvertTo-SecureString 'emulator-udata-ada' -AsPlainText -Force)
        Set-Secret gandi (ConvertTo-SecureString 'emulator-gandi-alice' -AsPlainText -Force)
        # Served, so that the credential comes from the vault as it does in earnest.
        $served = Start-OrgEmulator -PassThru
        $root = $served[0].Endpoint.GetLeftPart('Authority')
    }

    AfterEach {
        Stop-OrgEmulator -ErrorAction Ignore
        Disconnect-OrgProvider *
    }

    It 'puts a new token of uData into the vault and the connection, and revokes the old one' {
        Connect-OrgProvider UData -Name u -SecretName udata -Endpoint "$root/api/1"
        Update-OrgToken -Connection u -WhatIf
        ConvertTo-Plain (Get-Secret udata) | Should -Be 'emulator-udata-ada'
        $printed = Update-OrgToken -Connection u -Verbose 4>&1 | Out-String
        $new = ConvertTo-Plain (Get-Secret udata)
        $new | Should -Match '^udata_'
        $printed | Should -Not -Match ([regex]::Escape($new))
        (Get-OrgToken -Connection u | Where-Object IsInUse).Prefix | Should -Be $new.Substring(0, 14)
        @(Get-OrgToken -Connection u).Count | Should -Be 1
    }

    It 'renews a token of Gandi, and says when it ends' {
        Connect-OrgProvider Gandi -Name g -SecretName gandi -Endpoint "$root/v5"
        $before = (Get-OrgToken -Connection g -WarningAction Ignore).ExpiresAt
        $null = Update-OrgToken -Connection g
        ConvertTo-Plain (Get-Secret gandi) | Should -Be 'emulator-gandi-alice.1'
        $after = Get-OrgToken -Connection g -WarningVariable said
        $after.ExpiresAt | Should -BeGreaterThan $before
        (Get-OrgConnection g).TokenExpiresAt | Should -Be $after.ExpiresAt
        $said | Should -BeNullOrEmpty
        # More than thirty days are left now.
        (Get-FirstError { Update-OrgToken -Connection g }).FullyQualifiedErrorId | Should -BeLike 'ValidationFailed,*'
    }

    It 'warns of a token that ends within a month' {
        Connect-OrgProvider Gandi -Name g -SecretName gandi -Endpoint "$root/v5"
        $null = Get-OrgToken -Connection g -WarningVariable said -WarningAction Ignore
        $said | Should -Match "connection 'g' ends on \d{4}-\d\d-\d\d. Update-OrgToken renews it"
    }

    It 'leaves the old token in place where the vault does not take the new one' {
        Connect-OrgProvider UData -Name u -SecretName udata -VaultName locked -Endpoint "$root/api/1"
        $failure = Get-FirstError { Update-OrgToken -Connection u }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SecretUnavailable,*'
        $failure.Exception.Message | Should -Match 'the old one is still in use'
        ConvertTo-Plain (Get-Secret udata) | Should -Be 'emulator-udata-ada'
        @(Get-OrgToken -Connection u).Count | Should -Be 1
        (Get-OrgUserInfo -Connection u).UserName | Should -Be 'ada-martin'
    }

    It 'is refused before anything is sent without a vault to put the new one into' {
        Connect-OrgProvider UData -Name u -Endpoint "$root/api/1" -Token (ConvertTo-SecureString 'emulator-udata-ada' -AsPlainText -Force) -SkipValidation
        (Get-FirstError { Update-OrgToken -Connection u }).FullyQualifiedErrorId | Should -BeLike 'SecretUnavailable,*'
        @(Get-OrgToken -Connection u).Count | Should -Be 1
    }
}
