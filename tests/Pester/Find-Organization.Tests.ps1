BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Find-Organization' {
    BeforeEach { Connect-FreshUData }

    It 'finds by a part of the name or acronym, in any case' {
        $found = Find-Organization MOBIL
        $found.Name | Should -Be 'Île-de-France Mobilités'
        $found.Acronym, $found.Slug, $found.OrganizationId | Should -Be 'IDFM', $idfm, $id
        (Find-Organization anr).Acronym | Should -Contain 'ANR'
    }

    It 'finds no more than asked for' {
        Find-Organization commun -Size 2 | Should -HaveCount 2
    }

    It 'passes on to the next cmdlet' {
        ('idfm' | Find-Organization | Get-OrganizationMember -Role admin).Name | Should -Be 'Ada Martin', 'Basile Roy'
    }

    It 'teaches completion the ids it has shown' {
        $null = Find-Organization Mobil
        (TabExpansion2 'Get-OrganizationMember Île' 26).CompletionMatches.CompletionText | Should -Be $id
    }
}

Describe 'Find-Organization at every provider' {
    It 'finds in the list where the API suggests nothing, without regard to case and accents' {
        Connect-FreshUData
        foreach ($provider in 'Gandi', 'EquinixMetal', 'Munch') { Connect-OrgProvider $provider -Emulator -WarningAction Ignore }
        (Find-Organization harb -Connection EquinixMetal).Name | Should -Be 'Harbour Labs'
        (Find-Organization ALÎ -Connection Gandi).Name | Should -Be 'alice'
        (Find-Organization a -Size 2 -Connection EquinixMetal) | Should -HaveCount 2
        (Find-Organization e -Connection *).Connection | Sort-Object -Unique | Should -Be 'EquinixMetal', 'Gandi', 'Munch', 'UData'
        Disconnect-OrgProvider *
    }
}
