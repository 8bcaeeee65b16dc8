BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationBadge' {
    BeforeEach { Connect-FreshUData }

    It 'lists the kinds that exist' {
        $kinds = Get-OrganizationBadge
        $kinds.Kind | Should -Be 'public-service', 'certified', 'association', 'company', 'local-authority'
        $kinds[0].OrganizationId | Should -BeNullOrEmpty
        $kinds[0].Label | Should -Not -BeNullOrEmpty
    }

    It 'lists those of organizations' {
        (Get-OrganizationBadge -OrganizationId $idfm).Kind | Should -Be 'certified', 'public-service'
        (Get-Organization $idfm | Get-OrganizationBadge).OrganizationId | Should -Be $id, $id
    }
}
