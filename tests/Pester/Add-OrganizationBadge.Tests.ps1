BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Add-OrganizationBadge' {
    BeforeEach { Connect-FreshUData root }

    It 'gives a badge, and the same again without harm' {
        Add-OrganizationBadge $idfm company | Should -BeNullOrEmpty
        (Add-OrganizationBadge $idfm company -PassThru).Kind | Should -Be 'company'
        (Get-OrganizationBadge $idfm).Kind | Sort-Object | Should -Be 'certified', 'company', 'public-service'
    }

    It 'passes the kinds of one organization on to another' {
        Get-OrganizationBadge $idfm | Select-Object Kind, @{ n = 'OrganizationId'; e = { 'agence-des-transports' } } | Add-OrganizationBadge
        (Get-OrganizationBadge agence-des-transports).Kind | Sort-Object | Should -Be 'certified', 'public-service'
    }

    It 'says that a kind does not exist, and that only administrators of the site may' {
        (Get-FirstError { Add-OrganizationBadge $idfm emperor }).FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.AddOrganizationBadgeCommand'
        Connect-FreshUData
        (Get-FirstError { Add-OrganizationBadge $idfm company }).FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.AddOrganizationBadgeCommand'
    }

    It 'changes nothing with -WhatIf' {
        Add-OrganizationBadge $idfm company -WhatIf
        "$(Get-FirstError { Add-OrganizationBadge $idfm emperor -WhatIf })" | Should -BeLike "uData has no badge 'emperor'. There are: *company*"
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'completes kinds' {
        (TabExpansion2 'Add-OrganizationBadge x -Kind l' 31).CompletionMatches.CompletionText | Should -Be 'local-authority'
    }
}
