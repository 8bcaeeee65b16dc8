BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Set-MemberAssignment' {
    BeforeEach { Connect-FreshUData }

    It 'replaces what a member may edit' {
        $now = Get-OrganizationMember $idfm -Role partial_editor -First 1 | Set-MemberAssignment -PassThru -Assignment @(
            @{ class = 'Dataset'; id = '5a0000000000000000000002' }
            @{ class = 'Dataset'; id = '5a0000000000000000000003' })
        $now.SubjectId | Should -Be '5a0000000000000000000002', '5a0000000000000000000003'
        (Get-MemberAssignment $idfm | Where-Object Name -EQ 'Elsa Petit').SubjectId | Should -Be $now.SubjectId
    }

    It 'clears with an empty array, and outputs nothing' {
        Set-MemberAssignment $idfm elsa-petit -Assignment @() | Should -BeNullOrEmpty
        (Get-MemberAssignment $idfm).Name | Should -Be 'Farid Benali'
    }

    It 'does not clear with an empty text, as of an empty cell' {
        (Get-FirstError { Set-MemberAssignment ile-de-france-mobilites farid-benali -Assignment '' }).FullyQualifiedErrorId | Should -BeLike 'ValidationFailed,*'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'says what an assignment looks like when a key is wrong' {
        { Set-MemberAssignment $idfm elsa-petit -Assignment @{ klass = 'Dataset'; id = '1' } } | Should -Throw '*class*id*klass*' -ErrorId 'InvalidValue,*'
        $problem = Get-FirstError { Set-MemberAssignment $idfm elsa-petit -Assignment @{ class = 'Dataset' } }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.SetMemberAssignmentCommand'
        "$problem" | Should -BeLike "*@{ class = 'Dataset'; id = '…' }*"
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'says what the server refuses' {
        $problem = Get-FirstError { Set-MemberAssignment $idfm elsa-petit -Assignment @{ class = 'Dataset'; id = '5a00000000000000000000ff' } }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.SetMemberAssignmentCommand'
        "$problem" | Should -BeLike "*Dataset '5a00000000000000000000ff' not found*"
        "$(Get-FirstError { Set-MemberAssignment $idfm chloe-dubois -Assignment @() })" | Should -BeLike '*must be a partial_editor member*'
    }

    It 'changes nothing with -WhatIf' {
        Set-MemberAssignment $idfm elsa-petit -Assignment @() -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }
}
