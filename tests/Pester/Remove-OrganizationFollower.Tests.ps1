BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Remove-OrganizationFollower' {
    BeforeEach { Connect-FreshUData chloe }

    It 'stops following, once' {
        Get-Organization $idfm | Remove-OrganizationFollower -Force | Should -BeNullOrEmpty
        Get-OrganizationFollower $idfm | ForEach-Object Name | Should -Not -Contain 'Chloé Dubois'
        "$(Get-FirstError { Remove-OrganizationFollower $idfm -Force })" | Should -BeLike "You do not follow organization '$idfm' at uData*"
    }

    It 'changes nothing with -WhatIf, even with -Force' {
        Remove-OrganizationFollower $id -Force -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }
}
