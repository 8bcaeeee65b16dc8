BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Export-OrganizationCatalog' {
    BeforeEach { Connect-FreshUData }

    It 'writes <Format>' -ForEach @(
        @{ Format = 'ttl'; Begins = '@prefix' }
        @{ Format = 'xml'; Begins = '<?xml' }
        @{ Format = 'nt'; Begins = '<' }
        @{ Format = 'json'; Begins = '{' }
    ) {
        Export-OrganizationCatalog $idfm "$TestDrive/catalog.$Format" -Format $Format | Should -BeNullOrEmpty
        $text = Get-Content "$TestDrive/catalog.$Format" -Raw
        $text.StartsWith($Begins) | Should -BeTrue
        $text | Should -BeLike '*http://www.w3.org/ns/dcat#*'
        $text | Should -Not -Match 'interne'
    }

    It 'lets the server choose, and follows it' {
        Export-OrganizationCatalog $idfm -OutFile "$TestDrive/catalog"
        # For "anything" uData takes the first format it knows, which is RDF/XML.
        ([xml](Get-Content "$TestDrive/catalog" -Raw)).DocumentElement.LocalName | Should -Be 'RDF'
        Get-SentRequest | Select-Object -Last 2 | ForEach-Object { ($_ -split '\?')[0] } | Should -Be "GET /api/1/organizations/$idfm/catalog", "GET /api/1/organizations/$id/catalog.xml"
    }

    It 'takes a path relative to the location, and one on a drive of PowerShell''s' {
        New-Item -ItemType Directory "$TestDrive/here" -Force
        New-PSDrive -Name Cat -PSProvider FileSystem -Root "$TestDrive/here"
        Push-Location "$TestDrive/here"
        try {
            Export-OrganizationCatalog $idfm a.nt -Format nt
            Export-OrganizationCatalog $idfm Cat:/b.nt -Format nt
        }
        finally {
            Pop-Location
            Remove-PSDrive Cat
        }
        (Get-ChildItem "$TestDrive/here").Name | Should -Be 'a.nt', 'b.nt'
    }

    It 'names a file for each organization' {
        Find-Organization 'Ville de' | Export-OrganizationCatalog -OutFile { "$TestDrive/$($_.Slug).nt" } -Format nt
        (Get-ChildItem "$TestDrive/ville-*.nt").Name | Should -Be 'ville-de-montfleury.nt', 'ville-de-roche-blanche.nt', 'ville-de-valmont-sur-loire.nt'
    }

    It 'leaves what was there when it fails, and no half file' {
        Set-Content "$TestDrive/kept.ttl" 'before'
        $files = (Get-ChildItem $TestDrive).Name
        Set-OrgEmulatorFault '*catalog*' -Status 500
        $problem = Get-FirstError { Export-OrganizationCatalog $idfm "$TestDrive/kept.ttl" -Format ttl -Force }
        $problem.FullyQualifiedErrorId | Should -Be 'ServerError,OrgAdmin.Commands.ExportOrganizationCatalogCommand'
        Get-Content "$TestDrive/kept.ttl" | Should -Be 'before'
        (Get-ChildItem $TestDrive).Name | Should -Be $files
        Reset-OrgEmulator
        Export-OrganizationCatalog $idfm "$TestDrive/kept.ttl" -Format ttl -Force
        Get-Content "$TestDrive/kept.ttl" -Raw | Should -BeLike '@prefix*'
    }

    It 'replaces a file only with -Force' {
        Set-Content "$TestDrive/there.ttl" 'before'
        $problem = Get-FirstError { Export-OrganizationCatalog $idfm "$TestDrive/there.ttl" }
        $problem.FullyQualifiedErrorId | Should -Be 'Conflict,OrgAdmin.Commands.ExportOrganizationCatalogCommand'
        Get-Content "$TestDrive/there.ttl" | Should -Be 'before'
    }

    It 'says what is no file and what cannot be written' {
        "$(Get-FirstError { Export-OrganizationCatalog $idfm Env:x })" | Should -Be "'Env:x' is not a file: it belongs to PowerShell's Environment."
        (Get-FirstError { Export-OrganizationCatalog $idfm "$TestDrive/no/such/folder/x" }).FullyQualifiedErrorId | Should -Be 'FileError,OrgAdmin.Commands.ExportOrganizationCatalogCommand'
    }

    It 'sends and writes nothing with -WhatIf' {
        Export-OrganizationCatalog $idfm "$TestDrive/whatif.ttl" -WhatIf
        Get-SentRequest | Should -BeNullOrEmpty
        "$TestDrive/whatif.ttl" | Should -Not -Exist
    }
}
