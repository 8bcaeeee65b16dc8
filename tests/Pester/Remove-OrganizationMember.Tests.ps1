BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Remove-OrganizationMember' {
    BeforeEach { Connect-FreshUData root }

    It 'removes who comes down the pipeline' {
        Get-OrganizationMember $idfm -Role editor | Remove-OrganizationMember -Confirm:$false | Should -BeNullOrEmpty
        (Get-OrganizationMember $idfm).Role | Should -Be 'admin', 'admin', 'partial_editor', 'partial_editor'
    }

    It 'never removes both of two admins (-ThrottleLimit <_>)' -ForEach 1, 8 {
        Set-OrgEmulatorFault -DelayMilliseconds 20
        Get-OrganizationMember $idfm -Role admin | Remove-OrganizationMember -Confirm:$false -ThrottleLimit $_ -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-OrganizationMember $idfm -Role admin | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'LastAdmin,OrgAdmin.Commands.RemoveOrganizationMemberCommand'
    }

    It 'takes the caller last with -Force, who could remove nobody afterwards' {
        Connect-FreshUData ada
        Get-OrganizationMember ile-de-france-mobilites | Remove-OrganizationMember -Force
        @(Get-SentChange).Count | Should -Be 6
        @(Get-SentChange)[-1] | Should -BeLike '*/5e0000000000000000000001/'
    }

    It 'removes even the last admin with -Force, without a question' {
        Get-OrganizationMember $idfm -Role admin | Remove-OrganizationMember -Force
        Get-OrganizationMember $idfm -Role admin | Should -BeNullOrEmpty
        @(Get-SentChange).Count | Should -Be 2
    }

    It 'changes nothing with -WhatIf, even with -Force' {
        Remove-OrganizationMember $idfm chloe-dubois -WhatIf -Force
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'says who is no member' {
        "$(Get-FirstError { Remove-OrganizationMember $idfm hugo-lefevre -Force })" | Should -BeLike "User 'hugo-lefevre' is not a member of organization '$idfm'*Get-OrganizationMember $idfm"
    }
}

Describe 'Remove-OrganizationMember at EquinixMetal' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
        $organization = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
    }

    It 'takes a member out, by the id of the user or by the piped member' {
        $people = @(Get-OrganizationMember $organization | Where-Object Role -NE admin | Select-Object -First 2)
        Remove-OrganizationMember $organization $people[0].UserId -Force
        $people[1] | Remove-OrganizationMember -Force
        (Get-OrganizationMember $organization).UserId | Should -Not -Contain $people[0].UserId
        (Get-OrganizationMember $organization).UserId | Should -Not -Contain $people[1].UserId
    }

    It 'reads the list of members once, however many are taken out' {
        $people = @(Get-OrganizationMember $organization | Where-Object Role -NE admin | Select-Object -First 2)
        $before = @(Get-SentRequest).Count
        $people | Remove-OrganizationMember -Force
        @(Get-SentRequest | Select-Object -Skip $before | Where-Object { $_ -like 'GET */members*' }) | Should -HaveCount 1
        @(Get-SentChange) | Should -HaveCount 2
    }

    It 'says so when there is no such member' {
        (Get-FirstError { Remove-OrganizationMember $organization nobody -Force }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.RemoveOrganizationMemberCommand'
    }
}
