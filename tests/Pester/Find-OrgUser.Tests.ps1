BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Find-OrgUser' {
    BeforeEach { Connect-FreshUData }

    It 'finds by a part of the name, in any case and with or without accents' {
        $found = Find-OrgUser ZOÉ
        $found.Name, $found.Slug, $found.Email | Should -Be 'Zoé Fontaine', 'zoe-fontaine', '***@example.net'
        $found.UserId | Should -Be $found.Id
        (Find-OrgUser zoe).Id | Should -Be $found.Id
        Find-OrgUser nobody | Should -BeNullOrEmpty
        Get-SentRequest | Select-Object -First 1 | Should -Be 'GET /api/1/users/suggest/?q=ZO%C3%89&size=20'
    }

    It 'shows whole addresses to who administers the site' {
        Connect-FreshUData root
        (Find-OrgUser zoe).Email | Should -Be 'zoe.fontaine@example.net'
    }

    It 'gives the id that an invitation needs, and no masked address' {
        $result = Find-OrgUser zoe | Invoke-MemberInvite -OrganizationId $idfm -Role editor
        $result.Outcome, $result.UserId | Should -Be 'Invited', (Find-OrgUser zoe).Id
        (Get-MembershipRequest $idfm -Kind invitation -Status pending).UserId | Should -Contain $result.UserId
    }

    It 'takes several texts from the pipeline' {
        ('zoe', 'hugo' | Find-OrgUser).Slug | Should -Be 'zoe-fontaine', 'hugo-lefevre'
    }

    It 'is not offered elsewhere' {
        Connect-OrgProvider Gandi -Emulator -Name g
        $problem = Get-FirstError { Find-OrgUser zoe -Connection g }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.FindOrgUserCommand'
    }
}
