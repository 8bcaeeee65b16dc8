BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Add-OrganizationFollower' {
    BeforeEach { Connect-FreshUData }

    It 'follows by id and by slug, once' {
        Add-OrganizationFollower $id | Should -BeNullOrEmpty
        $count = Add-OrganizationFollower $idfm -PassThru
        $count.Followers | Should -Be 5
        $count.OrganizationId | Should -Be $id
    }

    It 'wants a user' {
        Connect-FreshUData nobody-at-all
        { Add-OrganizationFollower $id } | Should -Throw -ErrorId 'Unauthorized,OrgAdmin.Commands.AddOrganizationFollowerCommand'
    }

    It 'changes nothing with -WhatIf' {
        Add-OrganizationFollower $id -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }
}
