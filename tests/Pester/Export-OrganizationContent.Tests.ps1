BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Export-OrganizationContent' {
    BeforeEach { Connect-FreshUData }

    It 'writes the table of <Kind>, as the server made it' -ForEach @(
        @{ Kind = 'Dataset'; Count = 3; Column = 'title'; First = 'Horaires prévus sur les lignes' }
        @{ Kind = 'resource'; Count = 3; Column = 'title'; First = 'Horaires au format GTFS' }
        @{ Kind = 'Dataservice'; Count = 1; Column = 'title'; First = 'Prochains passages' }
        @{ Kind = 'Discussion'; Count = 2; Column = 'subject'; First = 'Horaires prévus sur les lignes' }
    ) {
        Export-OrganizationContent $idfm $Kind "$TestDrive/$Kind.csv" | Should -BeNullOrEmpty
        $rows = @(Import-Csv "$TestDrive/$Kind.csv" -Delimiter ';' -Encoding utf8)
        $rows | Should -HaveCount $Count
        $rows[0].$Column | Should -Be $First
    }

    It 'names a file for each organization' {
        Find-Organization 'Ville de' | Export-OrganizationContent -Kind Dataset -OutFile { "$TestDrive/$($_.Slug).csv" }
        Get-ChildItem "$TestDrive/ville-*.csv" | Should -HaveCount 3
    }

    It 'leaves what was there when it fails, and no half file' {
        Set-Content "$TestDrive/kept.csv" 'before'
        $files = (Get-ChildItem $TestDrive).Name
        Set-OrgEmulatorFault '*datasets.csv' -Status 500
        $problem = Get-FirstError { Export-OrganizationContent $idfm Dataset "$TestDrive/kept.csv" -Force }
        $problem.FullyQualifiedErrorId | Should -Be 'ServerError,OrgAdmin.Commands.ExportOrganizationContentCommand'
        Get-Content "$TestDrive/kept.csv" | Should -Be 'before'
        (Get-ChildItem $TestDrive).Name | Should -Be $files
    }

    It 'replaces a file only with -Force' {
        Set-Content "$TestDrive/there.csv" 'before'
        (Get-FirstError { Export-OrganizationContent $idfm Dataset "$TestDrive/there.csv" }).FullyQualifiedErrorId |
            Should -Be 'Conflict,OrgAdmin.Commands.ExportOrganizationContentCommand'
        Get-Content "$TestDrive/there.csv" | Should -Be 'before'
        Export-OrganizationContent $idfm Dataset "$TestDrive/there.csv" -Force
        Get-Content "$TestDrive/there.csv" -Raw | Should -BeLike '"id";"title"*'
    }

    It 'sends and writes nothing with -WhatIf' {
        Export-OrganizationContent $idfm Dataset "$TestDrive/whatif.csv" -WhatIf
        Get-SentRequest | Should -BeNullOrEmpty
        "$TestDrive/whatif.csv" | Should -Not -Exist
    }
}
