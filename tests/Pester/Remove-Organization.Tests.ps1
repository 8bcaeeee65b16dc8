BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
    # A question needs somebody to answer it: the same commands in a pwsh of their own, its answers piped in.
    function Invoke-Answered([string[]] $Answer, [string] $Command) {
        Invoke-PwshCommand -Answer $Answer "Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore; `$empty = Get-Organization -WithoutProject Only -Personal Exclude; $Command; 'left: ' + ((Get-Organization -WithoutProject Only -Personal Exclude).Name -join ', ')"
    }
}

Describe 'Remove-Organization' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
        $gangway = Get-Organization -Name 'Gangway Games'
    }

    It 'removes with -Force, and outputs nothing' {
        $gangway | Remove-Organization -Force | Should -BeNullOrEmpty
        (Get-FirstError { Get-Organization $gangway }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
    }

    It 'asks by name, and does what is answered' {
        $said = Invoke-Answered 'y', 'n', 'y' '$empty | Remove-Organization'
        $said -match 'Performing the operation "Remove organization" on target' | Should -HaveCount 3
        $said[-1] | Should -Be 'left: Nautilus Networks'
    }

    It 'asks in spite of -Force when -Confirm is given as well' {
        (Invoke-Answered 'n' '$empty[0] | Remove-Organization -Force -Confirm')[-1] | Should -Be 'left: Gangway Games, Nautilus Networks, Undertow Updates'
    }

    It 'removes nothing with -WhatIf, given or preferred, in spite of -Force' {
        Remove-Organization $gangway -Force -WhatIf
        & { $WhatIfPreference = $true; Remove-Organization $gangway -Force }
        & { $WhatIfPreference = $true; Remove-Organization $gangway }
        Get-OrgEmulatorRequest | Where-Object Method -EQ DELETE | Should -BeNullOrEmpty
        & { $WhatIfPreference = $true; Remove-Organization $gangway -Force -WhatIf:$false }
        Get-OrgEmulatorRequest | Where-Object Method -EQ DELETE | Should -HaveCount 1
    }

    It 'goes on after one that cannot be removed' {
        $harbour, 'nope', $gangway.Id | Remove-Organization -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.RemoveOrganizationCommand', 'NotFound,OrgAdmin.Commands.RemoveOrganizationCommand'
        "$($problems[0])" | Should -Match 'has projects'
        $problems.TargetObject | Should -Be $harbour, 'nope'
        Get-Organization -Name 'Gangway Games' | Should -BeNullOrEmpty
    }

    It 'is refused to those who do not own the organization' {
        Connect-OrgProvider EquinixMetal -Emulator -Token (ConvertTo-SecureString emulator-equinixmetal-adam -AsPlainText -Force) -WarningAction SilentlyContinue
        $problem = Get-FirstError { Remove-Organization $harbour -Force }
        $problem.FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.RemoveOrganizationCommand'
        $problem.CategoryInfo.Category | Should -Be 'PermissionDenied'
    }

    It 'removes at uData, once' {
        Connect-OrgProvider UData -Emulator -SkipValidation
        $made = New-Organization Pont -Description d
        $made | Remove-Organization -Force
        (Get-FirstError { $made | Remove-Organization -Force }).FullyQualifiedErrorId | Should -Be 'Gone,OrgAdmin.Commands.RemoveOrganizationCommand'
    }
}

Describe 'Remove-Organization at Munch' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
    }

    It 'removes a child' {
        Get-OrganizationChild 1 | Select-Object -First 1 | Remove-Organization -Force
        (Get-SentRequest)[-1] | Should -Be 'DELETE /v1/organizations/2/'
        (Get-FirstError { Get-Organization 2 }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
    }

    It 'says that the own organization stays' {
        $problem = Get-FirstError { Remove-Organization 1 -Force }
        $problem.FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.RemoveOrganizationCommand'
        "$problem" | Should -BeLike '*only a child of the own one.'
    }
}
