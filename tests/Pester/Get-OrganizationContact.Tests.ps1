BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationContact' {
    BeforeEach { Connect-FreshUData }

    It 'lists the contact points of an organization' {
        $contacts = Get-Organization $idfm | Get-OrganizationContact
        $contacts.Name | Should -Be 'Équipe données ouvertes', 'Assistance'
        $contacts[0].Email, $contacts[1].ContactForm, $contacts[0].Role |
            Should -Be 'opendata@mobilites.example.org', 'https://mobilites.example.org/assistance', 'contact'
    }

    It 'says that there is no such organization' {
        (Get-FirstError { Get-OrganizationContact nothere }).FullyQualifiedErrorId |
            Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationContactCommand'
    }
}
