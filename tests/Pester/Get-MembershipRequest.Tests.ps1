BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-MembershipRequest' {
    BeforeEach { Connect-FreshUData }

    It 'lists requests and invitations' {
        $requests = Get-Organization $idfm | Get-MembershipRequest
        $requests | Should -HaveCount 7
        $requests[0].Name | Should -Be 'Hugo Lefèvre'
        $requests[0].Comment | Should -Be 'Je tiens à jour les horaires de mon canton.'
        $requests[0].OrganizationId | Should -Be $id
        $requests[4].Assignments[0].Class | Should -Be 'Dataset'
    }

    It 'asks the server for a status, and picks the kind itself' {
        Get-MembershipRequest $idfm -Status Pending -Kind Invitation | ForEach-Object Email | Should -Be 'ka**********@example.net', 'lou.nouvelle@example.net'
        Get-SentRequest | Should -Be "GET /api/1/organizations/$idfm/membership/?status=pending"
    }

    It 'finds those of a user by id and by slug' {
        $hugo = (Get-MembershipRequest $idfm -First 1).UserId
        (Get-MembershipRequest $idfm -UserId $hugo).Name | Should -Be 'Hugo Lefèvre'
        (Get-MembershipRequest $idfm -UserId hugo-lefevre).Name | Should -Be 'Hugo Lefèvre'
    }

    It 'is for those who administer the organization' {
        Connect-FreshUData chloe
        (Get-FirstError { Get-MembershipRequest $idfm }).FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.GetMembershipRequestCommand'
    }

    It 'refuses a status that does not exist before anything is sent' {
        { Get-MembershipRequest $idfm -Status lost } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'lists what waits at EquinixMetal, where there are invitations only, for Revoke-MemberInvite to take back' {
        Connect-OrgProvider EquinixMetal -Emulator -Name metal -WarningAction Ignore
        $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
        $waiting = Get-MembershipRequest $harbour -Connection metal
        "$($waiting.Email) $($waiting.Kind) $($waiting.Status) $($waiting.Role)" | Should -Be 'petra.novak@example.com invitation pending collaborator'
        $waiting | Revoke-MemberInvite -Force
        Get-MembershipRequest $harbour -Connection metal | Should -BeNullOrEmpty
        (Get-FirstError { Get-MembershipRequest $harbour -Connection metal -UserId x }).FullyQualifiedErrorId | Should -Be 'ParameterNotSupported,OrgAdmin.Commands.GetMembershipRequestCommand'
        (Get-FirstError { Get-MembershipRequest 00000000-0000-0000-0000-000000000000 -Connection metal }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetMembershipRequestCommand'
    }

    It 'shows a table' {
        $table = Get-MembershipRequest $idfm | Out-String -Width 120
        $table | Should -Match 'Person\s+Kind\s+Status\s+Id\s+Role\s+CreatedAt'
        $table | Should -Match 'Hugo Lefèvre\s+request\s+pending\s+4f9d1c00-0000-4000-8000-000000000001\s+editor\s+2026-11-02'
    }
}
