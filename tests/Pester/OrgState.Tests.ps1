BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $idfm = 'ile-de-france-mobilites'

    function Edit-State([scriptblock] $Change) {
        $file = Get-ChildItem "$TestDrive/orgs/UData" -Filter *.json
        $state = Get-Content $file -Raw | ConvertFrom-Json -AsHashtable
        & $Change $state
        $state | ConvertTo-Json -Depth 20 | Set-Content $file
    }
}

Describe 'Organizations as files' {
    BeforeEach {
        Connect-FreshUData
        Get-ChildItem $TestDrive | Remove-Item -Recurse -Force
    }

    It 'are written by connection, with a schema that fits them' {
        $file = Export-OrgState "$TestDrive/orgs"
        $file.FullName | Should -Be (Get-Item "$TestDrive/orgs/UData/$idfm.json").FullName
        $state = Get-Content $file -Raw
        $schema = Join-Path $file.DirectoryName ($state | ConvertFrom-Json).'$schema'
        $state | Test-Json -SchemaFile $schema | Should -BeTrue
        if (-not $IsWindows) { (Get-Item $file).UnixFileMode | Should -Be 'UserWrite, UserRead' }
    }

    It 'of every provider fit the schema and need nothing right after they were written' {
        foreach ($provider in 'Gandi', 'EquinixMetal', 'Munch') { Connect-OrgProvider $provider -Emulator -WarningAction Ignore }
        $files = Export-OrgState "$TestDrive/orgs" -Connection *
        ($files.Directory.Name | Sort-Object -Unique) | Should -Be 'EquinixMetal', 'Gandi', 'Munch', 'UData'
        foreach ($file in $files) { Get-Content $file -Raw | Test-Json -SchemaFile "$TestDrive/orgs/orgstate.schema.json" | Should -BeTrue }
        "$(New-OrgPlan "$TestDrive/orgs")" | Should -Be '0 to add, 0 to change, 0 to remove'
        Test-OrgState "$TestDrive/orgs" -Quiet | Should -BeTrue
        Disconnect-OrgProvider Gandi, EquinixMetal, Munch
    }

    It 'lead to a plan that reads like one, and sends nothing' {
        $null = Export-OrgState "$TestDrive/orgs"
        Edit-State {
            param($state)
            $state.organization.acronym = 'IDF'
            $state.members[1].role = 'editor'
            $state.members = $state.members[0..4]
            $state.invitations += @{ email = 'kim@example.org'; role = 'editor' }
        }
        $plan = New-OrgPlan "$TestDrive/orgs"
        "$plan" -split "`n" | ForEach-Object { $_ -replace ' +', ' ' } | Should -Be @(
            'Île-de-France Mobilités (UData)'
            ' ~ acronym Île-de-France Mobilités IDFM -> IDF'
            ' + invitation kim@example.org editor'
            ' ~ member Basile Roy role: admin -> editor'
            ' - member Farid Benali partial_editor'
            '1 to add, 2 to change, 1 to remove'
        )
        Get-SentChange | Should -BeNullOrEmpty
        (Test-OrgState "$TestDrive/orgs").Count | Should -Be 4
        Test-OrgState "$TestDrive/orgs" -Quiet | Should -BeFalse
        New-OrgPlan "$TestDrive/orgs" -AsMarkdown | Should -Match '\| - \| member \| Farid Benali \| partial\\_editor \|'
    }

    It 'are applied exactly as planned, and a plan of another moment or another hand is not' {
        $null = Export-OrgState "$TestDrive/orgs"
        Edit-State { param($state) $state.organization.acronym = 'IDF' }
        $null = New-OrgPlan "$TestDrive/orgs" -OutFile "$TestDrive/plan.json"
        Invoke-OrgPlan "$TestDrive/plan.json" -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
        $done = Invoke-OrgPlan "$TestDrive/plan.json" -Force
        "$($done.Kind) $($done.Property) $($done.After) $($done.Outcome)" | Should -Be 'Organization Acronym IDF Done'
        (Get-Organization $idfm).Acronym | Should -Be 'IDF'
        Set-Organization $idfm -Acronym XXX
        $failure = Get-FirstError { Invoke-OrgPlan "$TestDrive/plan.json" -Force }
        $failure.FullyQualifiedErrorId | Should -Be 'PlanOutdated,OrgAdmin.Commands.InvokeOrgPlanCommand'
        $failure.CategoryInfo.Category | Should -Be 'InvalidOperation'
        (Get-Content "$TestDrive/plan.json" -Raw).Replace('"IDF"', '"ABC"') | Set-Content "$TestDrive/plan.json"
        $failure = Get-FirstError { Invoke-OrgPlan "$TestDrive/plan.json" -Force }
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidPlan,OrgAdmin.Commands.InvokeOrgPlanCommand'
        $failure.CategoryInfo.Category | Should -Be 'InvalidData'
    }

    It 'are refused whole where a guard speaks against them' {
        $null = Export-OrgState "$TestDrive/orgs"
        Edit-State { param($state) $state.members = $state.members[0..2] }
        $plan = New-OrgPlan "$TestDrive/orgs" -MaximumRemovalPercent 100
        $plan.Changes | Should -BeNullOrEmpty
        $plan.Refused.Error | Should -Match '3 of 6 members'
        (Get-FirstError { $plan | Invoke-OrgPlan -Force }).FullyQualifiedErrorId | Should -BeLike 'TooManyRemovals,*'
        Edit-State { param($state) $state.guards.maximumRemovalPercent = 50 }
        (New-OrgPlan "$TestDrive/orgs").RemoveCount | Should -Be 3
        (New-OrgPlan "$TestDrive/orgs" -RequiredAdmin farid-benali).Refused.Error | Should -Match 'must be admin'
    }

    It 'name the file and the line of a mistake' {
        $null = Export-OrgState "$TestDrive/orgs"
        $file = "$TestDrive/orgs/UData/$idfm.json"
        (Get-Content $file -Raw).Replace('"role": "editor"', '"rôle": "editor"') | Set-Content $file
        (Get-FirstError { New-OrgPlan "$TestDrive/orgs" }).Exception.Message | Should -Match "$idfm\.json:\d+: 'rôle' is unknown in an entry of members"
    }

    It 'are not changed through a connection that is read-only' {
        $null = Export-OrgState "$TestDrive/orgs"
        Edit-State { param($state) $state.organization.acronym = 'IDF' }
        $plan = New-OrgPlan "$TestDrive/orgs"
        Connect-OrgProvider UData -Emulator -ReadOnly
        Test-OrgState "$TestDrive/orgs" -Quiet | Should -BeFalse
        (Get-FirstError { $plan | Invoke-OrgPlan -Force }).FullyQualifiedErrorId | Should -BeLike 'ReadOnlyConnection,*'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'come back from a snapshot' {
        $null = Export-OrgSnapshot "$TestDrive/s.json"
        Set-Organization $idfm -Acronym IDF
        Set-OrganizationMember $idfm 'Driss Amrani' -Role admin -Force
        $before = @(Get-SentChange).Count
        Restore-OrgSnapshot "$TestDrive/s.json" $idfm -Force -WhatIf
        New-OrgPlan "$TestDrive/s.json" -OutFile "$TestDrive/none.json" -WhatIf | Out-Null
        Test-Path "$TestDrive/none.json" | Should -BeFalse
        @(Get-SentChange).Count | Should -Be $before
        $done = Restore-OrgSnapshot "$TestDrive/s.json" $idfm -Force
        $done | ForEach-Object { "$($_.Kind) $($_.After) $($_.Outcome)" } | Should -Be 'Organization IDFM Done', 'Member editor Done'
        $null = Export-OrgSnapshot "$TestDrive/t.json"
        Compare-OrgSnapshot "$TestDrive/s.json" "$TestDrive/t.json" | Should -BeNullOrEmpty
    }

    It 'do not come back from a snapshot of another server, whose people and ids are others' {
        $null = Export-OrgSnapshot "$TestDrive/e.json" -Force
        (Get-Content "$TestDrive/e.json" -Raw) -replace '"endpoint": "[^"]*"', '"endpoint": "https://www.data.gouv.fr/api/1"' | Set-Content "$TestDrive/e.json"
        Set-Organization $idfm -Acronym IDF
        $before = @(Get-SentChange).Count
        $done = Restore-OrgSnapshot "$TestDrive/e.json" $idfm -Force
        $done.Outcome | Should -Be 'Unknown'
        $done.Error | Should -BeLike 'The snapshot was taken at https://www.data.gouv.fr/api/1, and connection * leads to http://localhost/api/1 now.'
        @(Get-SentChange).Count | Should -Be $before
    }
}

Describe 'A read-only connection' {
    It 'refuses every cmdlet that changes something, with -WhatIf too' {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator -ReadOnly
        (Get-OrgConnection UData).IsReadOnly | Should -BeTrue
        $member = Get-OrganizationMember $idfm | Select-Object -Last 1
        $changes = @(
            { Set-Organization $idfm -Acronym X }
            { New-Organization -Name X -Description X }
            { Remove-Organization $idfm -Force }
            { Invoke-MemberInvite $idfm kim@example.org }
            { $member | Remove-OrganizationMember -Force }
            { $member | Set-OrganizationMember -Role admin }
            { Add-OrganizationFollower $idfm }
            { Add-OrganizationBadge $idfm certified }
            { [pscustomobject] @{ Email = 'kim@example.org' } | Sync-OrganizationMember $idfm }
            { Invoke-OrgRestMethod organizations/ -Method POST -Body @{} }
            { Set-Organization $idfm -Acronym X -WhatIf }
        )
        foreach ($change in $changes) {
            $failure = Get-FirstError $change
            "$change -> $($failure.FullyQualifiedErrorId)" | Should -Match 'ReadOnlyConnection,'
            $failure.CategoryInfo.Category | Should -Be 'PermissionDenied'
        }
        Get-SentChange | Should -BeNullOrEmpty
    }
}

Describe 'A journal' {
    BeforeEach {
        Reset-OrgEmulator
        $path = "$TestDrive/$([guid]::NewGuid()).jsonl"
        Connect-OrgProvider UData -Emulator -JournalPath $path
    }

    It 'has every change with what was before and what is now, and none that was not sent' {
        Set-Organization $idfm -Acronym IDF -WhatIf
        Set-Organization $idfm -Acronym IDF
        Set-OrganizationMember $idfm 'Driss Amrani' -Role admin -Force
        $null = Invoke-MemberInvite $idfm kim@example.org -Role editor
        $null = Invoke-MemberInvite $idfm kim@example.org -Role editor
        Remove-OrganizationMember $idfm 'Farid Benali' -Force
        $null = Invoke-OrgRestMethod organizations/534fff000000000000000001/followers/ -Method POST
        $changes = Get-OrgChange $path
        $changes | ForEach-Object { "$($_.Cmdlet): $($_.Action) $($_.Kind) $($_.Outcome)" } | Should -Be @(
            'Set-Organization: Change Organization Done'
            'Set-OrganizationMember: Change Member Done'
            'Invoke-MemberInvite: Add Invitation Done'
            'Invoke-MemberInvite: Add Invitation Refused'
            'Remove-OrganizationMember: Remove Member Done'
            'Invoke-OrgRestMethod: POST Request Done'
        )
        $changes[0].Before.Acronym | Should -Be 'IDFM'
        $changes[0].After.Acronym | Should -Be 'IDF'
        "$($changes[1].Before) $($changes[1].After) $($changes[1].User) $($changes[1].StatusCode)" | Should -Be 'editor admin ada-martin 200'
        Get-OrgChange -Email kim@* | ForEach-Object Target | Select-Object -Unique | Should -Be 'kim@example.org'
        Get-OrgChange -Until $changes[1].Time | Should -HaveCount 1
        Get-Content $path -Raw | Should -Not -Match 'emulator-udata'
    }

    It 'is read from a date that means the same everywhere, and from no other' {
        Set-Organization $idfm -Acronym IDF
        Get-OrgChange $path -Since 2020-01-31 -Until 2999-01-31T10:00Z | Should -HaveCount 1
        Get-OrgChange $path -Since ([datetime]::new(2020, 1, 31)) | Should -HaveCount 1
        foreach ($date in '01/02/2026', '1.2.2026', '2026-13-01', 'yesterday') {
            $problem = Get-FirstError { Get-OrgChange $path -Since $date }
            $problem.FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,OrgAdmin.Commands.GetOrgChangeCommand'
            "$problem" | Should -Match 'Write it as 2026-01-31'
        }
    }

    It 'is written whatever cmdlet makes the change, as often as a change is sent' {
        $root = ConvertTo-SecureString 'emulator-udata-root' -AsPlainText -Force
        Connect-OrgProvider UData -Emulator -Token $root -JournalPath $path -WarningAction Ignore
        $made = New-Organization -Name New -Description D
        $null = Add-OrganizationBadge $made certified -PassThru
        Remove-OrganizationBadge $made certified -Force
        Add-OrganizationFollower $made
        Remove-OrganizationFollower $made -Force
        Remove-Organization $made -Force
        $sent = @(Get-SentChange).Count
        $kinds = Get-OrgChange | ForEach-Object { "$($_.Action) $($_.Kind)" }
        $kinds | Should -Be 'Add Organization', 'Add Badge', 'Remove Badge', 'Add Follower', 'Remove Follower', 'Remove Organization'
        $kinds.Count | Should -Be $sent
        (Get-OrgChange)[0].OrganizationId | Should -Be $made.Id
    }

    It 'puts back what can be put back, newest first, and says what cannot' {
        Set-Organization $idfm -Acronym IDF
        Set-Organization $idfm -Acronym IDG
        Remove-OrganizationMember $idfm 'Farid Benali' -Force
        $sent = @(Get-SentChange).Count
        Get-OrgChange | Undo-OrgChange -Force -WhatIf
        @(Get-SentChange).Count | Should -Be $sent
        $back = Get-OrgChange | Undo-OrgChange -Force -WarningVariable said -WarningAction Ignore
        $back | ForEach-Object { "$($_.Action) $($_.Kind) $($_.After)" } | Should -Be 'Add Invitation partial_editor', 'Change Organization IDF', 'Change Organization IDFM'
        $said | Should -Match 'only after accepting'
        (Get-Organization $idfm).Acronym | Should -Be 'IDFM'
        $null = Invoke-OrgRestMethod organizations/534fff000000000000000001/followers/ -Method POST
        $failure = Get-FirstError { Get-OrgChange | Select-Object -Last 1 | Undo-OrgChange -Force }
        $failure.FullyQualifiedErrorId | Should -BeLike 'OperationNotSupported,*'
    }

    It 'leaves alone what somebody has changed since' {
        Set-Organization $idfm -Acronym IDF
        $change = Get-OrgChange
        Set-Organization $idfm -Acronym XXX
        $failure = Get-FirstError { $change | Undo-OrgChange -Force }
        "$($failure.FullyQualifiedErrorId) $($failure.CategoryInfo.Category)" | Should -Be 'ChangedSince,OrgAdmin.Commands.UndoOrgChangeCommand InvalidOperation'
        (Get-Organization $idfm).Acronym | Should -Be 'XXX'
    }

    It 'is named by an environment variable as well, and several processes share it' {
        $lines = 1..3 | ForEach-Object {
            Invoke-Pwsh "Connect-OrgProvider UData -Emulator; Set-Organization $idfm -Acronym A$_" -Environment @{ ORGADMIN_JOURNAL = $path }
        }
        $lines | Should -BeNullOrEmpty
        (Get-OrgChange $path).After.Acronym | Should -Be 'A1', 'A2', 'A3'
        (Invoke-Pwsh 'Connect-OrgProvider UData -Emulator' -Environment @{ ORGADMIN_JOURNAL = 'here.jsonl' }) -join ' ' | Should -Match 'whole path'
    }

    It 'that cannot be written refuses the change' {
        Remove-Item $path -ErrorAction Ignore
        $null = New-Item -ItemType Directory $path
        $failure = Get-FirstError { Set-Organization $idfm -Acronym IDF }
        "$($failure.FullyQualifiedErrorId) $($failure.CategoryInfo.Category)" | Should -Be 'JournalUnavailable,OrgAdmin.Commands.SetOrganizationCommand WriteError'
        Get-SentChange | Should -BeNullOrEmpty
    }
}
