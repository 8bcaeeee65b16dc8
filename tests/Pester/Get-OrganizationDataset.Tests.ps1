BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationDataset' {
    BeforeEach { Connect-FreshUData }

    It 'lists the datasets of organizations, sorted at the server' {
        (Get-Organization $idfm | Get-OrganizationDataset -SortBy views -Descending).Title | Select-Object -First 2 | Should -Be 'Horaires prévus sur les lignes', 'Arrêts et lignes associées'
        (Get-OrganizationDataset $idfm -SortBy title -First 1).Title | Should -Be 'Arrêts et lignes associées'
        Get-SentRequest | Select-Object -Last 1 | Should -Be "GET /api/1/organizations/$idfm/datasets/?sort=title&page=1&page_size=1"
    }

    It 'shows private ones to members only' {
        (Get-OrganizationDataset $idfm | Where-Object Private).Title | Should -Be 'Étude interne des correspondances'
        Connect-FreshUData hugo
        Get-OrganizationDataset $idfm | Should -HaveCount 3
    }

    It 'says that -Descending needs a field' {
        $problem = Get-FirstError { Get-OrganizationDataset $idfm -Descending }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.GetOrganizationDatasetCommand'
        "$problem" | Should -Be '-Descending needs a field to sort by: name one with -SortBy.'
    }

    It 'completes the fields to sort by' {
        (TabExpansion2 'Get-OrganizationDataset x -SortBy t' 35).CompletionMatches.CompletionText | Should -Be 'title'
    }
}
