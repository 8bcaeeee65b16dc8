BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationRole' {
    BeforeEach { Connect-FreshUData }

    It 'lists the roles' {
        (Get-OrganizationRole).Id | Should -Be 'admin', 'editor', 'partial_editor'
        (Get-OrganizationRole).Label | Should -HaveCount 3
    }

    It 'asks in the language of the session' {
        $said = Invoke-PwshCommand "[cultureinfo]::CurrentUICulture = 'fr-FR'; Connect-OrgProvider UData -Emulator; (Get-OrganizationRole).Label -join ', '"
        $said | Should -Be 'Administrateur, Éditeur, Éditeur partiel'
    }
}
