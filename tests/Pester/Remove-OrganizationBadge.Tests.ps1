BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Remove-OrganizationBadge' {
    BeforeEach { Connect-FreshUData root }

    It 'takes the badges that come down the pipeline away' {
        Get-OrganizationBadge $idfm | Remove-OrganizationBadge -Force | Should -BeNullOrEmpty
        Get-OrganizationBadge $idfm | Should -BeNullOrEmpty
    }

    It 'tells a missing badge from a missing organization' {
        "$(Get-FirstError { Remove-OrganizationBadge $idfm company -Force })" | Should -BeLike "Organization '$idfm' has no badge 'company' at uData.*"
        "$(Get-FirstError { Remove-OrganizationBadge nope company -Force })" | Should -BeLike "Organization 'nope' was not found at uData.*"
    }

    It 'changes nothing with -WhatIf, even with -Force' {
        Remove-OrganizationBadge $idfm certified -Force -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }
}
