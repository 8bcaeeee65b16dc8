BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationReuse' {
    BeforeEach { Connect-FreshUData }

    It 'lists the reuses; private ones to members only' {
        (Get-Organization $idfm | Get-OrganizationReuse).Title | Should -Be 'Carte des correspondances', 'Tableau de bord en préparation'
        Connect-FreshUData hugo
        (Get-OrganizationReuse $idfm).Title | Should -Be 'Carte des correspondances'
    }

    It 'says which organization is not there' {
        (Get-FirstError { Get-OrganizationReuse nope }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationReuseCommand'
    }
}
