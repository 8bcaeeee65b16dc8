BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Approve-MembershipRequest' {
    BeforeEach { Connect-FreshUData }

    It 'lets in who waits, and leaves alone what has been decided or is an invitation' {
        $members = Get-MembershipRequest $idfm | Approve-MembershipRequest -WarningVariable warnings -WarningAction SilentlyContinue
        $members.Name | Should -Be 'Hugo Lefèvre', 'Inès Moreau'
        $members.Role | Should -Be 'editor', 'editor'
        $warnings | Should -HaveCount 5
        "$($warnings[0])" | Should -BeLike 'The request of Jules Garnier is refused already and was left alone.*'
        (Get-OrganizationMember $idfm).Name | Should -Not -Contain 'Jules Garnier'
        Get-SentRequest | Where-Object { $_ -like '*/accept/' } | Should -HaveCount 2
    }

    It 'decides anew on a request that is named' {
        $refused = Get-MembershipRequest $idfm -Status refused
        (Approve-MembershipRequest $idfm -Id $refused.Id).Name | Should -Be 'Jules Garnier'
    }

    It 'says that the person is a member already' {
        $accepted = Get-MembershipRequest $idfm -Status accepted
        $problem = Get-FirstError { Approve-MembershipRequest $idfm $accepted.Id }
        $problem.FullyQualifiedErrorId | Should -Be 'Conflict,OrgAdmin.Commands.ApproveMembershipRequestCommand'
        $problem.CategoryInfo.Category | Should -Be 'ResourceExists'
        "$problem" | Should -Match "is a member of organization '$idfm' already"
    }

    It 'changes nothing with -WhatIf' {
        $pending = Get-MembershipRequest $idfm -Status pending -Kind request | Select-Object -First 1
        Approve-MembershipRequest $idfm $pending.Id -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }
}
