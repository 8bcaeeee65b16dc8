BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Set-OrganizationMember' {
    BeforeEach { Connect-FreshUData root }

    It 'asks "did you mean" where nobody has the name' {
        Connect-FreshUData
        "$(Get-FirstError { Set-OrganizationMember ile-de-france-mobilites elsa -Role editor -WhatIf })" |
            Should -Be "'elsa' is not a member of Île-de-France Mobilités at uData. Did you mean: Elsa Petit (elsa-petit)?"
        "$(Get-FirstError { Remove-OrganizationMember ile-de-france-mobilites zzzzzz -WhatIf })" | Should -BeLike '*See who is: *'
    }

    It 'gives a role to whoever comes down the pipeline, without glue' {
        Get-Organization -Id $idfm | Get-OrganizationMember -Role editor | Set-OrganizationMember -Role Admin | Should -BeNullOrEmpty
        (Get-OrganizationMember $idfm -Role admin).Name | Should -Be 'Ada Martin', 'Basile Roy', 'Chloé Dubois', 'Driss Amrani'
    }

    It 'outputs the member with -PassThru' {
        $member = Set-OrganizationMember $idfm chloe-dubois partial_editor -PassThru
        $member.Name | Should -Be 'Chloé Dubois'
        $member.Role | Should -Be 'partial_editor'
    }

    It 'takes a CSV' {
        "OrganizationId,UserId,Role`n$idfm,chloe-dubois,admin`n$idfm,driss-amrani,partial_editor" | ConvertFrom-Csv | Set-OrganizationMember
        Get-OrganizationMember $idfm | ForEach-Object Role | Should -Be 'admin', 'admin', 'admin', 'partial_editor', 'partial_editor', 'partial_editor'
    }

    It 'leaves one admin, however many are demoted at once (-ThrottleLimit <_>)' -ForEach 1, 8 {
        # A pause between looking and changing gives the others time to look as well.
        Set-OrgEmulatorFault -DelayMilliseconds 20
        $byBothNames = @(Get-OrganizationMember $idfm -Role admin) + @(
            [pscustomobject]@{ OrganizationId = $idfm; UserId = 'basile-roy' }
            [pscustomobject]@{ OrganizationId = $idfm; UserId = 'ada-martin' })
        $byBothNames | Set-OrganizationMember -Role editor -ThrottleLimit $_ -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-OrganizationMember $idfm -Role admin | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'LastAdmin,OrgAdmin.Commands.SetOrganizationMemberCommand'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        "$($problems[0])" | Should -Match 'is the last admin of Île-de-France Mobilités.*-Force'
    }

    It 'sends no change for the last admin' {
        Get-OrganizationMember agence-des-transports | Set-OrganizationMember -Role editor -ErrorAction SilentlyContinue
        Get-SentRequest | Where-Object { $_ -like 'PUT*' } | Should -BeNullOrEmpty
    }

    It 'takes even the last admin with -Force' {
        Get-OrganizationMember agence-des-transports | Set-OrganizationMember -Role editor -Force
        Get-OrganizationMember agence-des-transports -Role admin | Should -BeNullOrEmpty
    }

    It 'does not ask who is admin to make somebody admin' {
        Set-OrganizationMember $idfm chloe-dubois ADMIN
        Get-SentChange | Should -Be 'PUT /api/1/organizations/534fff000000000000000001/member/5e0000000000000000000003/'
    }

    It 'changes nothing with -WhatIf, even with -Force' {
        Set-OrganizationMember $idfm chloe-dubois admin -WhatIf -Force
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'makes one error of each that fails' {
        $csv = "OrganizationId,UserId,Role`n$idfm,nobody,editor`n$idfm,chloe-dubois,emperor`n$idfm,driss-amrani,admin" | ConvertFrom-Csv
        $csv | Set-OrganizationMember -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.SetOrganizationMemberCommand', 'ValidationFailed,OrgAdmin.Commands.SetOrganizationMemberCommand'
        (Get-OrganizationMember $idfm -Role admin).Name | Should -Contain 'Driss Amrani'
    }

    It 'refuses with -WhatIf a role that there is not' {
        "$(Get-FirstError { Set-OrganizationMember $idfm elsa-petit king -WhatIf })" |
            Should -Be "uData has no role 'king'. There are: admin, editor, partial_editor."
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'tells once that an organization is not there, and which rows that holds for' {
        $rows = 1, 2, 3, 5 | ForEach-Object { [pscustomobject] @{ OrganizationId = 'nowhere'; UserId = "u$_"; Role = 'editor' } }
        $rows = $rows[0..2] + [pscustomobject] @{ OrganizationId = $idfm; UserId = 'driss-amrani'; Role = 'editor' } + $rows[3]
        $rows | Set-OrganizationMember -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue -WarningVariable said
        $problems | Should -HaveCount 1
        "$($problems[0])" | Should -BeLike "Organization 'nowhere' was not found at uData*"
        $said | Should -Be "The same holds for rows 2 to 3 and 5 (nowhere): Organization 'nowhere' was not found."
        Get-SentChange | Should -HaveCount 1
    }

    It 'says that a user without the right may not' {
        Connect-FreshUData chloe
        (Get-FirstError { Set-OrganizationMember $idfm driss-amrani admin }).FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.SetOrganizationMemberCommand'
    }
}
