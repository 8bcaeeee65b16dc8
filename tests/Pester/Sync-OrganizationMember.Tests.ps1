BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $idfm = 'ile-de-france-mobilites'

    # The changes among the requests: what follows the organization, and the body.
    function Get-SentChange {
        Get-OrgEmulatorRequest | Where-Object Method -NE GET | ForEach-Object { "$($_.Method) $($_.Path -replace '^.*?/organizations/[^/]+/') $($_.Body)".TrimEnd() }
    }

    # Runs a line in a PowerShell of its own, where questions are answered from the input.
    function Invoke-Line([string] $Line, [string[]] $Answer = @()) {
        Invoke-PwshCommand -Answer $Answer "Connect-OrgProvider UData -Emulator -SkipValidation -Token (ConvertTo-SecureString emulator-udata-root -AsPlainText -Force); $Line"
    }
}

Describe 'Sync-OrganizationMember, where addresses are shown whole' {
    BeforeEach { Connect-FreshUData root }

    It 'invites who is missing, gives the roles, leaves the rest, and tells each row' {
        $results = @'
Email,UserId,Role
ada@example.org,,admin
,chloe-dubois,Admin
bo@example.org,,editor
driss.amrani@example.org,,
lou.nouvelle@example.net,,editor
,5e0000000000000000000007,editor
'@ | ConvertFrom-Csv | Sync-OrganizationMember $idfm -WarningVariable warnings -WarningAction SilentlyContinue
        $results | Should -BeOfType OrgAdmin.MemberSyncResult
        $results.Row | Should -Be 1, 2, 3, 4, 5, 6
        $results.Outcome | Should -Be Unchanged, RoleChanged, Invited, Unchanged, AlreadyPending, AlreadyPending
        $results[1].Role, $results[1].PreviousRole, $results[1].Name, $results[1].UserId | Should -Be 'admin', 'editor', 'Chloé Dubois', '5e0000000000000000000003'
        $results[3].Role | Should -Be 'editor'
        $results.Where({ $null -ne $_.Error }) | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike "Hugo Lefèvre has asked to join Île-de-France Mobilités*Approve-MembershipRequest 534fff000000000000000001 4f9d1c00-0000-4000-8000-000000000001"
        Get-SentChange | Should -Be 'POST member/ {"email":"bo@example.org","role":"editor"}', 'PUT member/5e0000000000000000000003/ {"role":"admin"}'
        Get-OrganizationMember $idfm | Should -HaveCount 6
    }

    It 'changes nothing when it is run again, and gives what the next cmdlet takes' {
        $people = 'bo@example.org', 'zoe.fontaine@example.net', 'chloe.dubois@example.org'
        ($people | Sync-OrganizationMember $idfm -Role partial_editor).Outcome | Should -Be Invited, Invited, RoleChanged
        $before = @(Get-SentChange).Count
        $again = $people | Sync-OrganizationMember $idfm -Role partial_editor
        $again.Outcome | Should -Be AlreadyPending, AlreadyPending, Unchanged
        @(Get-SentChange).Count | Should -Be $before
        $again | Where-Object Outcome -EQ AlreadyPending | Revoke-MemberInvite -Force
        ($people | Sync-OrganizationMember $idfm -Role partial_editor).Outcome | Should -Be Invited, Invited, Unchanged
    }

    It 'sends an invitation for another role anew' {
        $result = Sync-OrganizationMember $idfm karim.haddad@example.net -Role editor
        $result.Outcome, $result.Role, $result.PreviousRole | Should -Be 'Invited', 'editor', 'partial_editor'
        Get-SentChange | Should -Be 'POST membership/4f9d1c00-0000-4000-8000-000000000005/cancel/', 'POST member/ {"email":"karim.haddad@example.net","role":"editor"}'
        (Get-MembershipRequest $idfm -Status pending -Kind invitation).Role | Should -Be editor, editor
    }

    It 'removes with -Prune who is not in the list, after all else, and nobody without' {
        $people = 'ada@example.org', 'bo@example.org', 'elsa.petit@example.org'
        $people | Sync-OrganizationMember $idfm | Should -HaveCount 3
        Get-OrganizationMember $idfm | Should -HaveCount 6
        $results = $people | Sync-OrganizationMember $idfm -Prune -Force -MaximumRemovalPercent 70 -WarningAction SilentlyContinue -WarningVariable warnings
        $results.Row | Should -Be 1, 2, 3, $null, $null, $null, $null
        $results.Outcome | Should -Be Unchanged, AlreadyPending, Unchanged, Removed, Removed, Removed, Removed
        # Who administers goes last.
        $results[3..6].Name | Should -Be 'Chloé Dubois', 'Driss Amrani', 'Farid Benali', 'Basile Roy'
        $results[6].PreviousRole, $results[6].Role | Should -Be 'admin', $null
        (Get-OrganizationMember $idfm).Name | Should -Be 'Ada Martin', 'Elsa Petit'
        "$warnings" | Should -BeLike 'Not in the list, but invited to*: Karim Haddad and lou.nouvelle@example.net.*'
    }

    It 'says with -WhatIf what a real run then does, and sends nothing' {
        $list = "'ada@example.org', 'bo@example.org', 'chloe.dubois@example.org' | Sync-OrganizationMember $idfm -Role admin -Prune -MaximumRemovalPercent 70 -WarningAction Ignore"
        $said = Invoke-Line "$list -Force -WhatIf | ForEach-Object { `"`$_`" }; `$null = $list -Force; Get-OrgEmulatorRequest | Where-Object Method -ne GET | ForEach-Object { '{0} {1}' -f `$_.Method, `$_.Path }"
        $said | Should -Be @(
            'ada@example.org: Unchanged'
            'What if: Performing the operation "Invite as admin" on target "bo@example.org to Île-de-France Mobilités".'
            'What if: Performing the operation "Set role admin" on target "Chloé Dubois in Île-de-France Mobilités".'
            'What if: Performing the operation "Remove member" on target "Driss Amrani in Île-de-France Mobilités".'
            'What if: Performing the operation "Remove member" on target "Elsa Petit in Île-de-France Mobilités".'
            'What if: Performing the operation "Remove member" on target "Farid Benali in Île-de-France Mobilités".'
            'What if: Performing the operation "Remove member" on target "Basile Roy in Île-de-France Mobilités".'
            "POST /api/1/organizations/534fff000000000000000001/member/"
            "PUT /api/1/organizations/534fff000000000000000001/member/5e0000000000000000000003/"
            "DELETE /api/1/organizations/534fff000000000000000001/member/5e0000000000000000000004/"
            "DELETE /api/1/organizations/534fff000000000000000001/member/5e0000000000000000000005/"
            "DELETE /api/1/organizations/534fff000000000000000001/member/5e0000000000000000000006/"
            "DELETE /api/1/organizations/534fff000000000000000001/member/5e0000000000000000000002/"
        )
    }

    It 'asks before each removal and about nothing else, and takes no for an answer' {
        $line = "'ada@example.org', 'basile.roy@example.org', 'driss.amrani@example.org', 'bo@example.org' | Sync-OrganizationMember $idfm -Prune -MaximumRemovalPercent 50 -WarningAction Ignore | ForEach-Object { `"`$_`" }"
        $said = Invoke-Line $line 'y', 'n', 'y'
        $said -match '^bo@example.org: Invited$' | Should -HaveCount 1
        @($said -match 'Performing the operation "Remove member" on target') | Should -HaveCount 3
        $said -match ': Removed' | Should -Be 'chloe.dubois@example.org: Removed', 'farid.benali@example.org: Removed'
        (Invoke-Line $line 'l') -match ': Removed' | Should -BeNullOrEmpty
        (Invoke-Line $line 'a') -match ': Removed' | Should -HaveCount 3
        (Invoke-Line $line.Replace('-Prune', '-Prune -Confirm:$false')) -match ': Removed' | Should -HaveCount 3
    }

    It 'lets an organization change hands, and is never without an admin' {
        $results = @'
Email,Role
ada@example.org,editor
basile.roy@example.org,editor
chloe.dubois@example.org,admin
'@ | ConvertFrom-Csv | Sync-OrganizationMember $idfm
        $results.Outcome | Should -Be RoleChanged, RoleChanged, RoleChanged
        Get-SentChange | Should -Be 'PUT member/5e0000000000000000000003/ {"role":"admin"}', 'PUT member/5e0000000000000000000001/ {"role":"editor"}', 'PUT member/5e0000000000000000000002/ {"role":"editor"}'
    }

    It 'refuses to leave no admin, in the list or by what it leaves out, and -Force does not change it' {
        $people = @'
Email,Role
ada@example.org,editor
basile.roy@example.org,editor
new@example.org,admin
'@ | ConvertFrom-Csv
        $results = $people | Sync-OrganizationMember $idfm -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Outcome | Should -Be Failed, Failed, Invited
        $problems.FullyQualifiedErrorId | Should -Be 'LastAdmin,OrgAdmin.Commands.SyncOrganizationMemberCommand', 'LastAdmin,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        $problems[0].Exception.Message | Should -BeLike 'Île-de-France Mobilités would be left without an admin: the list takes that role from Ada Martin and Basile Roy*'
        $left = 'chloe.dubois@example.org' | Sync-OrganizationMember $idfm -Prune -Confirm:$false -MaximumRemovalPercent 100 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $left | Where-Object Outcome -EQ Failed | ForEach-Object Name | Should -Be 'Ada Martin', 'Basile Roy'
        (Get-OrganizationMember $idfm).Name | Should -Be 'Ada Martin', 'Basile Roy', 'Chloé Dubois'
        ($people | Sync-OrganizationMember $idfm -Force -ErrorAction SilentlyContinue).Outcome | Should -Be Failed, Failed, AlreadyPending
        ($people | Sync-OrganizationMember $idfm -MinimumAdmin 0 -WarningAction SilentlyContinue).Outcome | Should -Be RoleChanged, RoleChanged, AlreadyPending
        Get-OrganizationMember $idfm -Role admin | Should -BeNullOrEmpty
    }

    It 'keeps the last admin when somebody else was to become one and did not' {
        Set-OrgEmulatorFault -Path '*/member/5e0000000000000000000003/' -Status 400
        $results = [pscustomobject]@{ Email = 'ada@example.org'; Role = 'editor' }, [pscustomobject]@{ Email = 'basile.roy@example.org'; Role = 'editor' }, [pscustomobject]@{ Email = 'chloe.dubois@example.org'; Role = 'admin' } |
            Sync-OrganizationMember $idfm -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Outcome | Should -Be RoleChanged, Failed, Failed
        $problems.FullyQualifiedErrorId | Should -Be 'LastAdmin,OrgAdmin.Commands.SyncOrganizationMemberCommand', 'ValidationFailed,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        (Get-OrganizationMember $idfm -Role admin).Name | Should -Be 'Basile Roy'
    }

    It 'finds every mistake before it sends anything, and removes nobody then' {
        $results = @'
Email,UserId,Role
ada@example.org,,admin
,,editor
not-an-address,,editor
bo@example.org,,boss
chloe.dubois@example.org,,editor
,chloe-dubois,admin
ba********@example.org,,admin
basile.roy@example.org,driss-amrani,admin
new@example.org,,editor
'@ | ConvertFrom-Csv | Sync-OrganizationMember $idfm -Prune -Force -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue -WarningVariable warnings
        $results.Outcome | Should -Be Unchanged, Failed, Failed, Failed, Failed, Failed, Failed, Failed, Invited
        $problems.Exception.Message | Should -Be @(
            'Row 2 names nobody: it has neither an e-mail address nor a user.'
            "Row 3: 'not-an-address' is no e-mail address."
            "Row 4: uData has no role 'boss'. There are: admin, editor, partial_editor."
            'Rows 5 and 6 are the same person (chloe.dubois@example.org), with different roles: editor and admin.'
            'Rows 5 and 6 are the same person (chloe.dubois@example.org), with different roles: editor and admin.'
            'Row 7 has only a part of an address, ba********@example.org. Give the whole of it, or a UserId.'
            'Row 8 names two people: UserId driss-amrani, and basile.roy@example.org, which is the address of Basile Roy (5e0000000000000000000002).'
        )
        $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'ValidationFailed,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        "$warnings" | Should -BeLike 'Nobody is removed from Île-de-France Mobilités, because not every row of the list could be used*'
        Get-SentChange | Should -Be 'POST member/ {"email":"new@example.org","role":"editor"}'
    }

    It 'removes nobody either when the server refuses a row' {
        $results = 'ada@example.org', 'x@example' | Sync-OrganizationMember $idfm -Prune -Force -MaximumRemovalPercent 100 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $results.Outcome | Should -Be Unchanged, Failed
        $results[1].Error | Should -Be 'email: Invalid email address'
        Get-OrganizationMember $idfm | Should -HaveCount 6
    }

    It 'never takes an empty list, or that of other people, for "remove everybody", not even with -Force' {
        $problem = Get-FirstError { @() | Sync-OrganizationMember $idfm -Prune -Force }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        "$problem" | Should -BeLike "The list is empty, and -Prune would remove every member of $idfm*"
        @() | Sync-OrganizationMember $idfm | Should -BeNullOrEmpty
        "$(Get-FirstError { Sync-OrganizationMember $idfm -Prune -Force })" | Should -BeLike 'Row 1 names nobody*'
        "$(Get-FirstError { Sync-OrganizationMember $idfm hugo.lefevre@example.com -Prune -Force -WarningAction SilentlyContinue })" | Should -BeLike 'Nobody in the list is a member of Île-de-France Mobilités*'
        Get-OrganizationMember $idfm | Should -HaveCount 6
    }

    It 'takes several organizations, and one of them by its id and by its slug' {
        $other = New-Organization Pont -Description d
        $results = @"
OrganizationId,UserId,Role
$idfm,ada-martin,admin
$($other.Id),ada-martin,editor
534fff000000000000000001,basile-roy,admin
$($other.Id),rosa-racine,admin
"@ | ConvertFrom-Csv | Sync-OrganizationMember -Prune -WhatIf:$false -Force -MaximumRemovalPercent 100 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $results.Row | Should -Be 1, 2, 3, 4, $null, $null, $null, $null
        $results[0..3].Outcome | Should -Be Unchanged, Invited, Unchanged, Unchanged
        (Get-OrganizationMember $idfm).Name | Should -Be 'Ada Martin', 'Basile Roy'
        (Get-OrganizationMember $other).Name | Should -Be 'Rosa Racine'
    }

    It 'removes nobody anywhere when a row does not say where it belongs' {
        $results = @"
OrganizationId,Email
$idfm,ada@example.org
,chloe.dubois@example.org
"@ | ConvertFrom-Csv | Sync-OrganizationMember -Prune -Force -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $results.Outcome | Should -Be Unchanged, Failed
        $results[1].Error | Should -Be 'Row 2 names no organization.'
        Get-OrganizationMember $idfm | Should -HaveCount 6
    }

    It 'says of every row that its organization is not there, and goes on with the next' {
        $results = [pscustomobject]@{ OrganizationId = 'nowhere'; Email = 'a@example.org' }, [pscustomobject]@{ OrganizationId = $idfm; Email = 'bo@example.org' } |
            Sync-OrganizationMember -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Outcome | Should -Be Failed, Invited
        $problems.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        $results[0].Error | Should -Be "Organization 'nowhere' was not found."
        "$($problems[0])" | Should -BeLike "Organization 'nowhere' was not found at uData. Organization ids look like*"
    }

    It 'takes what Get-OrganizationMember gives, piped or by way of a CSV, and finds nothing to do' {
        $file = Join-Path $TestDrive 'members.csv'
        Get-OrganizationMember $idfm | Export-Csv $file
        (Import-Csv $file | Sync-OrganizationMember -Prune -Force -WarningAction SilentlyContinue).Outcome | Select-Object -Unique | Should -Be Unchanged
        (Get-OrganizationMember $idfm | Sync-OrganizationMember -Prune -Force -WarningAction SilentlyContinue).Outcome | Select-Object -Unique | Should -Be Unchanged
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'does a row that is there twice once' {
        $results = 'bo@example.org', 'BO@example.org', 'x@example', 'x@example' | Sync-OrganizationMember $idfm -Role editor -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Outcome | Should -Be Invited, AlreadyPending, Failed, Failed
        Get-SentChange | Should -HaveCount 2
        $problems | Should -HaveCount 2
        $problems[1].Exception.Message | Should -Be 'Row 4 is the same person as row 3, which failed: email: Invalid email address'
    }

    It 'reads each organization once, whatever the number of rows' {
        $null = 1..10 | ForEach-Object { "p$_@example.org" } | Sync-OrganizationMember $idfm -WhatIf
        Get-SentRequest | Should -Be "GET /api/1/organizations/$idfm/", 'GET /api/1/me/', "GET /api/1/organizations/$idfm/membership/?status=pending", "GET /api/1/organizations/$idfm/membership/?status=refused"
    }

    It 'stops at the first failure with -ErrorAction Stop, and tells what was done' {
        $results = [Collections.Generic.List[object]]::new()
        { 'a@example.org', 'x@example', 'c@example.org' | Sync-OrganizationMember $idfm -ErrorAction Stop | ForEach-Object { $results.Add($_) } } | Should -Throw -ErrorId 'ValidationFailed,*'
        $results.Outcome | Should -Be Invited, Failed
        Get-SentChange | Should -HaveCount 2
        { 'a@example.org', 'nowhere' | Sync-OrganizationMember $idfm -ErrorAction Stop } | Should -Throw -ErrorId 'ValidationFailed,*'
        Get-SentChange | Should -HaveCount 2
    }

    It 'ends at once when it is stopped, and sends nothing more' {
        Set-OrgEmulatorFault -Path '*/member/' -DelayMilliseconds 300
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
            param($module, $connection, $idfm)
            Import-Module $module
            1..100 | ForEach-Object { "p$_@example.org" } | Sync-OrganizationMember $idfm -Connection $connection
        }).AddArgument("$PSScriptRoot/../../out/OrgAdmin").AddArgument((Get-OrgConnection UData)).AddArgument($idfm)
        $run = $shell.BeginInvoke()
        for ($i = 0; $i -lt 100 -and @(Get-SentChange).Count -lt 2; $i++) { Start-Sleep -Milliseconds 100 }
        $shell.Stop()
        $sent = @(Get-SentChange).Count
        $sent | Should -BeGreaterThan 1
        Start-Sleep -Milliseconds 700
        @(Get-SentChange).Count | Should -Be $sent
        $run.IsCompleted | Should -BeTrue
        $shell.Dispose()
    }

    It 'keeps the order of the input with several changes in flight' {
        Set-OrgEmulatorFault -DelayMilliseconds 20
        $people = 1..12 | ForEach-Object { "p$_@example.org" }
        ($people | Sync-OrganizationMember $idfm -ThrottleLimit 6).Email | Should -Be $people
    }

    It 'shows a table that fits the screen' {
        $table = 'ada@example.org', 'bo@example.org', 'nowhere' | Sync-OrganizationMember $idfm -Role partial_editor -ErrorAction SilentlyContinue | Out-String -Width 80
        $table | Should -Match 'Row\s+Who\s+Role\s+Outcome\s+Error'
        $table | Should -Match '1\s+ada@example.org\s+admin\s+RoleChanged\s+-> partial_editor'
        # What went wrong is read in the table and nowhere else: nothing of it is cut off.
        $table -replace '\s' | Should -Match "3nowherepartial_editorFailed'nowhere'isnoe-mailaddress\."
    }

    It 'writes one short red line beside a row that says why, and the whole of it with -ErrorAction Stop' {
        $said = @('ada@example.org', 'nowhere' | Sync-OrganizationMember $idfm -WhatIf -ErrorAction Continue 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $said | ForEach-Object { "$_" } | Should -Be 'Row 2 failed: see its Error.'
        $said[0].Exception.Message | Should -Be "Row 2: 'nowhere' is no e-mail address."
        { 'ada@example.org', 'nowhere' | Sync-OrganizationMember $idfm -WhatIf -ErrorAction Stop } | Should -Throw "Row 2: 'nowhere' is no e-mail address."
    }
}

Describe 'Sync-OrganizationMember, where addresses are masked' {
    BeforeEach { Connect-FreshUData ada }

    It 'knows the address of the caller, and takes nobody else for certain' {
        $results = @'
Email,Role
ada@example.org,admin
chloe.dubois@example.org,admin
driss.amrani@example.org,editor
'@ | ConvertFrom-Csv | Sync-OrganizationMember $idfm -WarningAction SilentlyContinue -WarningVariable warnings
        $results.Outcome | Should -Be Unchanged, Possible, Possible
        $results.Name | Should -Be 'Ada Martin', $null, $null
        $warnings | Should -HaveCount 2
        "$($warnings[0])" | Should -BeLike 'Row 2: chloe.dubois@example.org may be Chloé Dubois (5e0000000000000000000003)*Give the row the UserId.'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'neither invites nor removes who may be a member, and says why' {
        $results = 'ada@example.org', 'elisa@example.org' | Sync-OrganizationMember $idfm -Prune -Confirm:$false -MaximumRemovalPercent 70 -WarningAction SilentlyContinue -WarningVariable warnings
        $results.Outcome | Should -Be Unchanged, Possible, Removed, Removed, Removed, Removed
        (Get-OrganizationMember $idfm).Name | Should -Be 'Ada Martin', 'Elsa Petit'
        "$($warnings | Where-Object { "$_" -like 'Row 2*' })" | Should -BeLike '*elisa@example.org may be Elsa Petit (5e0000000000000000000005)*'
    }

    It 'leaves an invitation alone whose address is masked, too' {
        $result = Sync-OrganizationMember $idfm karim.haddad@example.net -Role editor
        $result.Outcome | Should -Be 'AlreadyPending'
        (Get-MembershipRequest $idfm -Status pending -Kind invitation | Where-Object Name -EQ 'Karim Haddad').Role | Should -Be 'partial_editor'
    }

    It 'keeps the rights of the caller, and then removes nobody' {
        $results = @'
UserId,Role
ada-martin,editor
basile-roy,editor
chloe-dubois,admin
'@ | ConvertFrom-Csv | Sync-OrganizationMember $idfm -Prune -Force -MaximumRemovalPercent 100 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Outcome | Should -Be Failed, RoleChanged, RoleChanged
        $problems.FullyQualifiedErrorId | Should -Be 'Yourself,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        (Get-OrganizationMember $idfm -Role admin).Name | Should -Be 'Ada Martin', 'Chloé Dubois'
        Get-OrganizationMember $idfm | Should -HaveCount 6
    }

    It 'says that the user of the connection may not do it' {
        Connect-FreshUData chloe
        $result = Sync-OrganizationMember $idfm bo@example.org -ErrorAction SilentlyContinue -ErrorVariable problems
        $result.Outcome | Should -Be Failed
        $problems.FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.SyncOrganizationMemberCommand'
    }
}

Describe 'Sync-OrganizationMember at EquinixMetal' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
        $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
    }

    It 'invites and removes, and says that it cannot change a role' {
        $people = @'
Email,UserId,Role
olivia.okafor@example.com,,admin
petra.novak@example.com,,billing
new@example.com,,Collaborator
colin.murphy@example.com,,admin
,nobody,billing
'@ | ConvertFrom-Csv
        $results = $people | Sync-OrganizationMember $harbour -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Outcome | Should -Be Unchanged, Invited, Invited, Failed, Failed
        $problems.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.SyncOrganizationMemberCommand', 'ValidationFailed,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        $problems[0].Exception.Message | Should -BeLike "Row 4: Colin Murphy is collaborator of *, and Equinix Metal's organization API cannot change that to admin.*"
        (Get-OrgEmulatorRequest | Where-Object Method -NE GET)[1].Body | Should -Be '{"invitee":"petra.novak@example.com","roles":["billing"]}'
        ($people[0..2] | Sync-OrganizationMember $harbour -Prune -Force -MaximumRemovalPercent 100).Outcome | Select-Object -First 4 | Should -Be Unchanged, AlreadyPending, AlreadyPending, Removed
        (Get-OrganizationMember $harbour).Name | Should -Be 'Olivia Okafor'
    }

    It 'removes a member of whom only the membership has an id' {
        . $PSScriptRoot/Peer.ps1
        $peer = Start-Peer @{
            'GET /metal/v1/organizations/m1/members?include=user&page=1&per_page=100' = '{"members": [{"id": "k1", "roles": ["admin"], "user": {"email": "ada@example.net"}}, {"id": "k2", "roles": ["billing"], "user": {"email": "bo@example.net"}}], "meta": {"total": 2}}'
            'GET /metal/v1/organizations/m1/invitations?page=1&per_page=100' = '{"invitations": [], "meta": {"total": 0}}'
            'GET /metal/v1/user' = '{"id": "u1"}'
            'DELETE /metal/v1/organizations/m1/members/k2' = @{ Status = 204 }
        }
        try {
            Connect-Peer $peer EquinixMetal /metal/v1
            (Sync-OrganizationMember m1 ada@example.net -Prune -Force).Outcome | Should -Be Unchanged, Removed
        }
        finally {
            Stop-Peer $peer
            Disconnect-OrgProvider *
        }
    }

    It 'completes the roles of the provider' {
        $line = 'Sync-OrganizationMember x -Role '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'admin', 'billing', 'collaborator', 'limited_collaborator'
    }
}

Describe 'Sync-OrganizationMember at <_>' -ForEach 'Munch', 'Gandi' {
    It 'is not supported, says where it is, and sends nothing' {
        Reset-OrgEmulator
        Connect-OrgProvider $_ -Emulator -SkipValidation
        $problem = Get-FirstError { Sync-OrganizationMember 1 a@example.com -Prune -Force }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        "$problem" | Should -Be "$_'s organization API cannot make members match a list. It works with: EquinixMetal, UData."
        Get-SentRequest | Should -BeNullOrEmpty
    }
}
