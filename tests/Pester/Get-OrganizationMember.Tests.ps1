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

    It 'asks once for an organization that comes several times, and outputs it each time' {
        Reset-OrgEmulator
        $members = 'ile-de-france-mobilites', 'ile-de-france-mobilites', 'ile-de-france-mobilites' | Get-OrganizationMember
        $members.Count | Should -Be 18
        $members[0..5].UserId | Should -Be $members[12..17].UserId
        Get-SentRequest | Should -HaveCount 1
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
        Get-OrganizationMember $idfm -First 1 | Out-String -Width 120 | Should -Match '(?s)Name\s+Role\s+UserId\s+OrganizationName\s+Email.*Ada Martin\s+admin\s+5e0000000000000000000001\s+Île-de-France Mobi… ad\*@example.org'
    }

    It 'shows roles and ids whole at 80 columns, of which PowerShell uses 79' {
        Get-OrganizationMember $idfm -Name 'Elsa*' | Out-String -Width 79 | Should -Match 'Elsa Petit +partial_editor +5e0000000000000000000005\s'
    }

    It 'completes roles' {
        (TabExpansion2 'Get-OrganizationMember x -Role p' 32).CompletionMatches.CompletionText | Should -Be 'partial_editor'
    }
}

Describe 'Get-OrganizationMember, one of them' {
    BeforeEach { Connect-FreshUData }

    It 'by id or slug, name and address' {
        (Get-OrganizationMember $idfm -UserId basile-roy).Name | Should -Be 'Basile Roy'
        (Get-OrganizationMember $idfm -UserId 5e0000000000000000000002).Name | Should -Be 'Basile Roy'
        (Get-OrganizationMember $idfm -Name 'e*').Name | Should -Be 'Elsa Petit'
        Connect-FreshUData root
        (Get-OrganizationMember $idfm -Email Basile.Roy@example.org -WarningVariable warned).Name | Should -Be 'Basile Roy'
        $warned | Should -BeNullOrEmpty
        Get-OrganizationMember $idfm -Email nobody@example.org | Should -BeNullOrEmpty
    }

    It 'says where an address that is masked may be somebody else''s' {
        (Get-OrganizationMember $idfm -Email basile.roy@example.org -WarningVariable warned -WarningAction SilentlyContinue).Name | Should -Be 'Basile Roy'
        "$warned" | Should -Be 'Only a part of the address is shown of 1 of them: they may be somebody else.'
    }

    It 'refuses what is no address before anything is read' {
        (Get-FirstError { Get-OrganizationMember $idfm -Email x }).FullyQualifiedErrorId | Should -BeLike 'ValidationFailed,*'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'names its organization at every provider' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        $id = (Get-Organization -Connection EquinixMetal -First 1).Id
        Disconnect-OrgProvider EquinixMetal
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        (Get-OrganizationMember $id -Connection EquinixMetal).OrganizationName | Select-Object -Unique | Should -Be 'Harbour Labs'
        @(Get-SentRequest) -match "/organizations/${id}$" | Should -HaveCount 1
        Disconnect-OrgProvider EquinixMetal
    }
}
