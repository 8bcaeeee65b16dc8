BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationDiscussion' {
    BeforeEach { Connect-FreshUData }

    It 'lists the discussions, newest first, with everything that was said' {
        $discussions = Get-Organization $idfm | Get-OrganizationDiscussion
        $discussions.Title | Should -Be 'Coordonnées décalées', 'Une ligne manque le dimanche', 'Licence du fond de carte ?'
        $discussions[1].MessageCount | Should -Be 2
        $discussions[1].ClosedAt | Should -Be ([DateTimeOffset]'2026-02-14T09:30:00Z')
        $discussions[1].AdditionalProperties['discussion'][1]['content'] | Should -Be 'Corrigé, merci.'
        $discussions[2].SubjectClass | Should -Be 'Reuse'
    }
}
