BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'New-OrganizationContact' {
    BeforeEach { Connect-FreshUData }

    It 'makes a contact point, and none twice' {
        $made = New-OrganizationContact $idfm Press press@mobilites.example.org -Role publisher
        $made.Name, $made.Role, $made.OrganizationId | Should -Be 'Press', 'publisher', $id
        (New-OrganizationContact $idfm Press press@mobilites.example.org -Role publisher).Id | Should -Be $made.Id
        (Get-OrganizationContact $idfm).Name | Should -Be 'Équipe données ouvertes', 'Assistance', 'Press'
    }

    It 'makes them from a CSV' {
        $rows = @(
            [pscustomobject]@{ OrganizationId = $idfm; Name = 'Press'; Email = 'press@mobilites.example.org' }
            [pscustomobject]@{ OrganizationId = $idfm; Name = 'Help'; ContactForm = 'https://mobilites.example.org/help'; Role = 'user' }
        )
        ($rows | New-OrganizationContact).Role | Should -Be 'contact', 'user'
    }

    It 'sends nothing with -WhatIf, and shows whom it is about' {
        New-OrganizationContact $idfm Press a@example.org -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'says what the server wants' {
        $problem = Get-FirstError { New-OrganizationContact $idfm Press }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewOrganizationContactCommand'
        "$problem" | Should -BeLike '*At least an email or a contact form is required*'
        Connect-FreshUData zoe
        "$(Get-FirstError { New-OrganizationContact $idfm Press a@example.org })" | Should -BeLike '*Permission denied for this organization*'
    }

    It 'does not take the name of a piped organization for its own' {
        $problem = Get-FirstError { Get-Organization $idfm | New-OrganizationContact -Email a@example.org }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewOrganizationContactCommand'
        (Get-Organization $idfm | New-OrganizationContact -Name Press -Email a@example.org).Name | Should -Be 'Press'
    }

    It 'is written into the journal' {
        Connect-OrgProvider UData -Emulator -JournalPath "$TestDrive/j.jsonl" -Name j
        $null = New-OrganizationContact $idfm Press a@example.org -Connection j
        $change = Get-OrgChange "$TestDrive/j.jsonl"
        $change.Kind, $change.Action, $change.Target, $change.Outcome | Should -Be 'Contact', 'Add', 'Press', 'Done'
    }
}
