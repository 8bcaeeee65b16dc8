BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationDataservice' {
    BeforeEach { Connect-FreshUData }

    It 'lists the APIs of an organization, named by its slug' {
        $service = Get-OrganizationDataservice $idfm
        $service.Title, $service.AccessType, $service.OrganizationId | Should -Be 'Prochains passages', 'open', $id
        $service.BaseUrl | Should -Be 'https://api.example.org/prochains-passages/'
        Get-SentRequest | Should -Be "GET /api/1/organizations/$idfm/", "GET /api/1/dataservices/?organization=$id&page=1&page_size=100"
    }

    It 'takes organizations from the pipeline' {
        (Get-Organization $idfm | Get-OrganizationDataservice).Id | Should -HaveCount 1
    }

    It 'says that there is no such organization, which an empty list would not' {
        (Get-FirstError { Get-OrganizationDataservice nothere }).FullyQualifiedErrorId |
            Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationDataserviceCommand'
    }
}
