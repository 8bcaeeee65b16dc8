BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationFollower' {
    BeforeEach { Connect-FreshUData }

    It 'lists the followers, page by page' {
        $followers = Get-Organization $idfm | Get-OrganizationFollower -PageSize 2
        $followers.Name | Should -Be 'Hugo Lefèvre', 'Inès Moreau', 'Jules Garnier', 'Chloé Dubois'
        Get-SentRequest | Where-Object { $_ -like '*followers*' } | Should -HaveCount 2
    }

    It 'tells whether a user follows' {
        $chloe = (Get-OrganizationMember $idfm -Role editor -First 1).UserId
        (Get-OrganizationFollower $idfm -UserId $chloe).Name | Should -Be 'Chloé Dubois'
        (Get-FirstError { Get-OrganizationFollower $idfm -UserId nobody }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationFollowerCommand'
    }

    It 'tells how many there are' {
        "$(@(Get-OrganizationFollower $idfm -First 1 -IncludeTotalCount)[0])" | Should -Be '4'
    }
}
