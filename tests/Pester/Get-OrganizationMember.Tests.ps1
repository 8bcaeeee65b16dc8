BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationMember' {
    BeforeEach { Connect-FreshUData }

    It 'lists the members with what the next cmdlet binds' {
        $members = Get-Organization $idfm | Get-OrganizationMember
        $members.Name | Should -Be 'Ada Martin', 'Basile Roy', 'Chloé Dubois', 'Driss Amrani', 'Elsa Petit', 'Farid Benali'
        $members[0].OrganizationId | Should -Be $id
        $members[0].OrganizationName | Should -Be 'Île-de-France Mobilités'
        $members[0].Connection | Should -Be 'UData'
        $members[0].Since | Should -Be ([DateTimeOffset]'2021-03-02T09:30:00Z')
    }

    It 'filters by role, in any case' {
        (Get-OrganizationMember $idfm -Role Partial_Editor).Name | Should -Be 'Elsa Petit', 'Farid Benali'
        Get-OrganizationMember $idfm -Role emperor | Should -BeNullOrEmpty
    }

    It 'counts what passes the filter' {
        (Get-OrganizationMember $idfm -Role editor -Skip 1 -First 1).Name | Should -Be 'Driss Amrani'
    }

    It 'needs no credential, and then sees the addresses masked' {
        $env:UDATA_API_KEY | Should -BeNullOrEmpty
        Reset-OrgEmulator
        $info = Start-OrgEmulator -PassThru | Where-Object Provider -EQ UData
        try {
            Connect-OrgProvider UData -Endpoint $info.Endpoint -Name anonymous
            (Get-OrganizationMember $idfm -Connection anonymous).Email | Select-Object -Unique | Should -Be '***@example.org'
        }
        finally {
            Disconnect-OrgProvider anonymous
            Stop-OrgEmulator
        }
    }

    It 'goes on after an organization that is not there' {
        $found = 'nope', 'comite-des-anciens-tarifs', $idfm | ForEach-Object { [pscustomobject]@{ OrganizationId = $_ } } |
            Get-OrganizationMember -Role admin -ErrorAction SilentlyContinue -ErrorVariable problems
        $found | Should -HaveCount 3
        $problems.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationMemberCommand'
    }

    It 'works at Equinix Metal as well, and says who can where it cannot' {
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
        Get-Organization -First 1 | Get-OrganizationMember | Should -Not -BeNullOrEmpty
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $problem = Get-FirstError { Get-OrganizationMember x }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.GetOrganizationMemberCommand'
        "$problem" | Should -Match "Gandi's organization API cannot list members. It works with: .*UData"
    }

    It 'shows a table' {
        Get-OrganizationMember $idfm -First 1 | Out-String -Width 120 | Should -Match '(?s)Organization\s+Member\s+Role\s+Since\s+Email.*Île-de-France Mobilités Ada Martin\s+admin 2021-03-02 ad\*@example.org'
    }

    It 'completes roles' {
        (TabExpansion2 'Get-OrganizationMember x -Role p' 32).CompletionMatches.CompletionText | Should -Be 'partial_editor'
    }
}
