BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Deny-MembershipRequest' {
    BeforeEach { Connect-FreshUData }

    It 'turns away with the comment that is given, not with the one that comes down the pipeline' {
        Get-MembershipRequest $idfm -Status pending -Kind request | Deny-MembershipRequest -Comment 'Complet' -Force | Should -BeNullOrEmpty
        Get-MembershipRequest $idfm -Status pending -Kind request | Should -BeNullOrEmpty
        (Get-MembershipRequest $idfm -Status refused).Name | Should -Be 'Hugo Lefèvre', 'Inès Moreau', 'Jules Garnier'
    }

    It 'leaves an invitation alone' {
        Get-MembershipRequest $idfm -Kind invitation -Status pending | Deny-MembershipRequest -Comment x -Force -WarningVariable warnings -WarningAction SilentlyContinue
        "$($warnings[0])" | Should -BeLike '*is an invitation and was left alone*Revoke-MemberInvite*'
        Get-SentRequest | Where-Object { $_ -like 'POST*' } | Should -BeNullOrEmpty
    }

    It 'says which request is not there, and goes on' {
        'nope', (Get-MembershipRequest $idfm -First 1).Id | ForEach-Object { [pscustomobject]@{ OrganizationId = $idfm; Id = $_ } } |
            Deny-MembershipRequest -Comment x -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.DenyMembershipRequestCommand'
        (Get-MembershipRequest $idfm -First 1).Status | Should -Be 'refused'
    }

    It 'changes nothing with -WhatIf, even with -Force' {
        $pending = Get-MembershipRequest $idfm -Status pending -Kind request | Select-Object -First 1
        Deny-MembershipRequest $idfm $pending.Id y -Force -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }
}
