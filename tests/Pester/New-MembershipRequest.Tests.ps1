BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'New-MembershipRequest' {
    BeforeEach { Connect-FreshUData jules }

    It 'asks to join, and changes the comment when asked again' {
        $first = New-MembershipRequest $idfm -Comment 'Bonjour'
        $first.Status, $first.Kind, $first.Comment | Should -Be 'pending', 'request', 'Bonjour'
        $again = New-MembershipRequest $idfm 'Encore moi'
        $again.Id | Should -Be $first.Id
        $again.Comment | Should -Be 'Encore moi'
    }

    It 'changes nothing with -WhatIf' {
        New-MembershipRequest $idfm x -WhatIf | Should -BeNullOrEmpty
        Get-SentChange | Should -BeNullOrEmpty
    }
}
