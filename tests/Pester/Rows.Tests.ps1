# Rows as files and pipelines have them: no row is dropped, each is counted, and one that cannot be read removes nobody.

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'

    # The whole team as a list that removes nobody.
    function Get-TeamRow {
        Get-OrganizationMember $idfm | ForEach-Object { [pscustomobject] @{ OrganizationId = $idfm; UserId = $_.UserId; Role = $_.Role } }
    }

    function Get-Removal {
        Get-SentChange | Where-Object { $_ -like 'DELETE*' }
    }
}

Describe 'A row that cannot be read removes nobody' {
    BeforeEach {
        Connect-FreshUData root
        $rows = @(Get-TeamRow)
        $before = @(Get-OrganizationMember $idfm).Count
    }

    It 'when <What>' -ForEach @(
        @{ What = 'a cell is missing, so that OrganizationId is null'; Damage = { param($row) $row.OrganizationId = $null } }
        @{ What = 'OrganizationId is blank'; Damage = { param($row) $row.OrganizationId = '  ' } }
        @{ What = 'OrganizationId is a list of two'; Damage = { param($row) $row.OrganizationId = @('a', 'b') } }
        @{ What = 'OrganizationId is a table'; Damage = { param($row) $row.OrganizationId = @{ a = 1 } } }
        @{ What = 'the property is missing'; Damage = { param($row) $row.psobject.Properties.Remove('OrganizationId') } }
        @{ What = 'the user is a list of two'; Damage = { param($row) $row.UserId = @('a', 'b') } }
        @{ What = 'nobody is named'; Damage = { param($row) $row.UserId = $null } }
        @{ What = 'a letter was lost'; Damage = { param($row) $row.UserId = "dri$([char] 0xFFFD)s" } }
        @{ What = 'the role is a list of two'; Damage = { param($row) $row.Role = @('admin', 'editor') } }
        @{ What = 'the connection is a list of two'; Damage = { param($row) $row | Add-Member Connection @('a', 'b') } }
        @{ What = 'the connection is a table'; Damage = { param($row) $row | Add-Member Connection @{ a = 1 } } }
        @{ What = 'half of a character is left'; Damage = { param($row) $row.UserId = "dri$([char] 0xD800)s" } }
        @{ What = 'it belongs to another provider'; Damage = { param($row) $row | Add-Member Provider 'Gandi' } }
        @{ What = 'it belongs to another endpoint'; Damage = { param($row) $row | Add-Member Endpoint 'https://demo.data.gouv.fr/api/1' } }
        @{ What = 'nobody can read whether the person has left'; Damage = { param($row) $row | Add-Member suspended '2020-01-01' } }
        @{ What = 'the account is said to be blocked'; Damage = { param($row) $row | Add-Member 'Block credential' 'True' } }
        @{ What = 'there is no such role'; Damage = { param($row) $row.Role = 'boss' } }
        @{ What = 'the address has an invisible character'; Damage = { param($row) $row.UserId = $null; $row | Add-Member Email "driss.amrani@example.org$([char] 0x200B)x" } }
        @{ What = 'two addresses stand in one cell'; Damage = { param($row) $row.UserId = $null; $row | Add-Member Email 'a@example.org, b@example.org' } }
        @{ What = 'the person is said to have left'; Damage = { param($row) $row | Add-Member accountEnabled 'False' } }
    ) {
        & $Damage $rows[3]
        $results = $rows | Sync-OrganizationMember -Prune -Force -MaximumRemovalPercent 100 -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        Get-Removal | Should -BeNullOrEmpty
        @(Get-OrganizationMember $idfm).Count | Should -Be $before
        $problems.Count | Should -BeGreaterThan 0
        # Rows are numbered by their place, whatever happened to those before them.
        $results | Where-Object Outcome -EQ Failed | ForEach-Object Row | Should -Be 4
        $problems[0].Exception.Message | Should -Match 'Row 4'
    }

    It 'and the others have their own outcome' {
        $rows[1].OrganizationId = $null
        $results = $rows | Sync-OrganizationMember -Prune -Force -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        ($results | Where-Object Row -NE 2).Outcome | Select-Object -Unique | Should -Be 'Unchanged'
        $results.Row | Should -Be (1..$rows.Count)
    }

    It 'and a connection that is not there ends the run before anything is sent' {
        $rows[3] | Add-Member Connection nowhere
        { $rows | Sync-OrganizationMember -Prune -Force } | Should -Throw "*named 'nowhere'*"
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'where a whole row is <What>' -ForEach @(
        @{ What = '$null'; Lost = $null }
        @{ What = 'an object without any property'; Lost = [pscustomobject]@{} }
        @{ What = 'an object without any property'; Lost = @{} }
    ) {
        $rows = @(Get-OrganizationMember $idfm | Select-Object UserId, Role, OrganizationId)
        $rows[1] = $Lost
        $results = $rows | Sync-OrganizationMember -Prune -Force -MaximumRemovalPercent 100 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $results[1].Outcome, $results[1].Row | Should -Be Failed, 2
        $results[1].Error | Should -Be "Row 2 is ${What}: whom it was about is lost."
        Get-SentChange | Should -BeNullOrEmpty
        @(Get-OrganizationMember $idfm).Count | Should -Be $rows.Count
    }

    It 'also from JSON with a null' {
        $json = '[{"OrganizationId": "ile-de-france-mobilites", "UserId": "ada-martin"}, {"OrganizationId": null, "UserId": "basile-roy"}]'
        $json | ConvertFrom-Json | Sync-OrganizationMember -Prune -Force -MaximumRemovalPercent 100 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Get-Removal | Should -BeNullOrEmpty
    }
}

Describe 'The guards of Sync-OrganizationMember' {
    BeforeEach { Connect-FreshUData root }

    It 'refuse a list of one row of a team, with the counts, whatever -Force and -Confirm say' {
        $members = @(Get-OrganizationMember $idfm)
        $results = [pscustomobject] @{ UserId = 'ada-martin' } | Sync-OrganizationMember $idfm -Prune -Force -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'TooManyRemovals,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $problems[0].Exception.Message | Should -Match "$($members.Count - 1) of $($members.Count) members .* at most 25 %"
        $results.Outcome | Should -Be 'Refused'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'are shown by -WhatIf' {
        [pscustomobject] @{ UserId = 'ada-martin' } | Sync-OrganizationMember $idfm -Prune -WhatIf -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'TooManyRemovals,*'
    }

    It 'let as many go as -MaximumRemovalPercent says, and no more' -ForEach @(@{ Leaving = 3; Percent = 50; Removed = 3 }, @{ Leaving = 3; Percent = 49; Removed = 0 }) {
        $members = @(Get-OrganizationMember $idfm)
        $members.Count | Should -Be 6
        $stay = $members | Where-Object Role -EQ admin
        $stay = @($stay) + @($members | Where-Object Role -NE admin | Select-Object -First ($members.Count - $Leaving - @($stay).Count))
        $stay | Sync-OrganizationMember -Prune -Force -MaximumRemovalPercent $Percent -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Out-Null
        @(Get-Removal).Count | Should -Be $Removed
    }

    It 'keep -RequiredAdmin and -MinimumAdmin' {
        $rows = Get-TeamRow | ForEach-Object { if ($_.UserId -match '2$') { $_.Role = 'editor' }; $_ }
        foreach ($guard in @{ RequiredAdmin = 'basile-roy' }, @{ MinimumAdmin = 2 }) {
            $rows | Sync-OrganizationMember -Force @guard -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue | Out-Null
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'TooManyRemovals,*'
        }
        Get-SentChange | Should -BeNullOrEmpty
        $rows | Sync-OrganizationMember -Force -WarningAction SilentlyContinue | Out-Null
        @(Get-SentChange).Count | Should -Be 1
    }

    It 'keep the caller' {
        Connect-FreshUData ada
        $members = @(Get-OrganizationMember $idfm)
        $members | Where-Object UserId -NE '5e0000000000000000000001' | Sync-OrganizationMember -Prune -Force -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue | Out-Null
        $problems[0].FullyQualifiedErrorId | Should -Be 'Yourself,OrgAdmin.Commands.SyncOrganizationMemberCommand'
        Get-SentChange | Should -BeNullOrEmpty
    }
}

Describe 'The addresses of a list' {
    BeforeEach { Connect-FreshUData root }

    It 'mean the member however they are written: <Written>' -ForEach @(
        @{ Written = 'BASILE.ROY@EXAMPLE.ORG' }
        @{ Written = '<basile.roy@example.org>' }
        @{ Written = 'mailto:basile.roy@example.org' }
        @{ Written = 'Basile Roy <basile.roy@example.org>' }
        @{ Written = '"basile.roy@example.org"' }
        @{ Written = '  basile.roy@example.org ' }
        @{ Written = "$([char] 0xFEFF)basile.roy@example.org" }
    ) {
        $result = [pscustomobject] @{ Email = $Written; Role = 'admin' } | Sync-OrganizationMember $idfm -WarningAction SilentlyContinue
        $result.Outcome | Should -Be 'Unchanged'
        $result.UserId | Should -Be '5e0000000000000000000002'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'that are shown in part block the invitation and say whose they may be' {
        Connect-FreshUData ada
        $result = [pscustomobject] @{ Email = 'basile.roy@example.org' } | Sync-OrganizationMember $idfm -WarningAction SilentlyContinue -WarningVariable said
        $result.Outcome | Should -Be 'Possible'
        "$said" | Should -Match 'Basile Roy'
        Get-SentChange | Should -BeNullOrEmpty
    }
}

Describe 'Columns' {
    BeforeEach { Connect-FreshUData root }

    It 'that are not used are named once, with those that are wanted' {
        $rows = 'new@example.org,editor', 'other@example.org,editor' | ConvertFrom-Csv -Header Email, Rol
        $results = $rows | Invoke-MemberInvite $idfm -WarningVariable said -WarningAction SilentlyContinue -ErrorVariable problems -ErrorAction SilentlyContinue
        $said | Should -HaveCount 1
        "$said" | Should -Match 'not used: Rol\. Wanted: .*Role'
        # The role decides: nobody is invited with another one than the file says.
        $results.Outcome | Should -Be 'Failed', 'Failed'
        # The same for every row: it is told once.
        $problems | Should -HaveCount 1
        $results[1].Error | Should -Be "Column 'Rol' is not used. Is it Role?"
        $problems[0].Exception.Message | Should -Be "Row 1 has no Role, and a column 'Rol' that is not used. Name the column Role, or take it out."
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'that are nearly those that decide refuse the row that lacks one: <Column>' -ForEach @(
        @{ Column = "R$([char] 0xF4)le"; Row = @{ Email = 'new@example.org' } }
        @{ Column = 'Connexion'; Row = @{ Email = 'new@example.org'; Role = 'editor' } }
        @{ Column = 'OrganisationId'; Row = @{ Email = 'new@example.org'; Role = 'editor' } }
    ) {
        $Row[$Column] = 'value'
        $given = if ($Column -eq 'OrganisationId') { @{} } else { @{ OrganizationId = $idfm } }
        $problem = Get-FirstError { [pscustomobject] $Row | Invoke-MemberInvite @given -WarningAction SilentlyContinue }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.InvokeMemberInviteCommand'
        "$problem" | Should -Match "a column '$Column' that is not used"
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'that only look a little alike, or whose value is given, refuse nothing' {
        [pscustomobject] @{ Email = 'n1@example.org'; Title = 'x' } | Invoke-MemberInvite $idfm -WarningAction SilentlyContinue | ForEach-Object Outcome | Should -Be 'Invited'
        [pscustomobject] @{ Email = 'n2@example.org'; Rol = 'x' } | Invoke-MemberInvite $idfm -Role editor -WarningAction SilentlyContinue | ForEach-Object Outcome | Should -Be 'Invited'
    }

    It 'of a row that is refused are shown all the same' {
        $result = [pscustomobject] @{ Email = 'gone@example.org'; accountEnabled = 'FALSE' } | Invoke-MemberInvite $idfm -ErrorAction SilentlyContinue
        $result.Outcome | Should -Be 'Failed'
        $result.Email | Should -Be 'gone@example.org'
    }

    It 'that hold the day of leaving refuse who has left, and who may have: <Column> <Value> <Outcome>' -ForEach @(
        @{ Column = 'EndDate'; Value = '2020-01-31'; Outcome = 'Failed' }
        @{ Column = 'EndDate'; Value = [datetime]::new(2020, 1, 31); Outcome = 'Failed' }
        @{ Column = 'employeeLeaveDateTime'; Value = '2020-01-31T00:00:00Z'; Outcome = 'Failed' }
        @{ Column = 'Date de sortie'; Value = '31/01/2020'; Outcome = 'Failed' }
        @{ Column = 'TerminationDate'; Value = '01/02/2020'; Outcome = 'Failed' }
        @{ Column = 'Austrittsdatum'; Value = '31. Jan 2020'; Outcome = 'Failed' }
        @{ Column = 'EndDate'; Value = '9999-12-31'; Outcome = 'Invited' }
        @{ Column = 'EndDate'; Value = '31.12.9999'; Outcome = 'Invited' }
        @{ Column = 'EndDate'; Value = 'never'; Outcome = 'Invited' }
        @{ Column = 'EndDate'; Value = ''; Outcome = 'Invited' }
    ) {
        Connect-FreshUData
        $result = [pscustomobject] @{ Email = 'leaver@example.org'; $Column = $Value } | Invoke-MemberInvite $idfm -ErrorAction SilentlyContinue -WarningVariable said
        $result.Outcome | Should -Be $Outcome
        # The column is one that is understood.
        $said | Should -BeNullOrEmpty
    }

    It 'in UTF-8 that were read in another encoding are told, with the row' {
        $rows = [pscustomobject] @{ Email = 'm1@example.org'; Message = 'fine' }, [pscustomobject] @{ Email = 'm2@example.org'; Message = "caf$([char] 0xC3)$([char] 0xA9)" }
        $rows | Invoke-MemberInvite $idfm -WarningVariable said -WarningAction SilentlyContinue | Out-Null
        $said | Should -HaveCount 1
        "$said" | Should -BeLike 'Row 2: Message ''caf*'' looks like a file in UTF-8 that was read in another encoding.*'
    }

    It 'that are empty in one row are counted in the singular' {
        $null = [pscustomobject] @{ Email = 'new@example.org' }, [pscustomobject] @{ Email = '' } | Invoke-MemberInvite $idfm -WarningVariable said -WarningAction SilentlyContinue
        $said | Should -Be '1 empty row was left out.'
    }

    It 'of a file with another delimiter are recognized' {
        $problem = Get-FirstError { "Email;Role`nnew@example.org;editor" | ConvertFrom-Csv | Invoke-MemberInvite $idfm }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.InvokeMemberInviteCommand'
        "$problem" | Should -Match "separated by ';'"
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'that are empty in every cell are left out and counted once' {
        $rows = @([pscustomobject] @{ Email = 'new@example.org'; Role = '' }, [pscustomobject] @{ Email = ''; Role = '' }, [pscustomobject] @{ Email = $null; Role = ' ' })
        $results = $rows | Invoke-MemberInvite $idfm -WarningVariable said -WarningAction SilentlyContinue
        $results.Outcome | Should -Be 'Invited'
        $said | Should -Be '2 empty rows were left out.'
    }

    It 'have the names that directories give them' -ForEach @(@{ Column = 'mail' }, @{ Column = 'E-mail' }, @{ Column = 'Email Address [Required]' }) {
        [pscustomobject] @{ $Column = 'new@example.org' } | Invoke-MemberInvite $idfm | ForEach-Object Outcome | Should -Be 'Invited'
    }

    It 'of hashtables are read as well' {
        @{ Email = 'new@example.org'; Role = 'editor' } | Invoke-MemberInvite $idfm | ForEach-Object Outcome | Should -Be 'Invited'
    }

    It 'with a list of one have its element, and with a list of two refuse the row' {
        $one, $two = '{"Email": "a1@example.org", "Role": ["editor"]}', '{"Email": "a2@example.org", "Role": ["admin", "editor"]}' | ConvertFrom-Json
        $results = $one, $two | Invoke-MemberInvite $idfm -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Outcome | Should -Be 'Invited', 'Failed'
        $results[0].Role | Should -Be 'editor'
        $problems[0].Exception.Message | Should -Match 'Row 2: Role has 2 values'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
    }
}

Describe 'Names in a list' {
    BeforeEach {
        Connect-FreshUData root
        $team = @(Get-OrganizationMember $idfm | Select-Object OrganizationId, UserId, Name, Role)
    }

    It 'protect whom they name, and refuse a row whose id is another member''s' {
        $team[2].Name = $team[5].Name.Replace(' ', [string] [char] 0xA0)
        $results = $team[0..4] | Sync-OrganizationMember -Prune -Force -MaximumRemovalPercent 100 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $results[2].Error | Should -Match 'names two people: UserId 5e0000000000000000000003 is Chloé Dubois, and .* is Farid Benali'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'that have nothing of the member''s give nobody another role' {
        $team[2].Name, $team[2].Role = 'Zed Zum', 'admin'
        $results = $team | Sync-OrganizationMember -ErrorAction SilentlyContinue
        $results[2].Outcome | Should -Be 'Failed'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'that are written otherwise hinder nothing' {
        $team[2].Name, $team[2].Role = 'DUBOIS, C.', 'partial_editor'
        ($team | Sync-OrganizationMember -Force)[2].Outcome | Should -Be 'RoleChanged'
    }
}

Describe 'Cells as Excel guards them' {
    It 'are the text within' {
        Connect-FreshUData root
        [pscustomobject] @{ Email = '="bo@example.org"'; Role = '="editor"' } | Invoke-MemberInvite $idfm | ForEach-Object Email | Should -Be 'bo@example.org'
    }
}

Describe 'Ids without quotes' {
    It 'are refused as numbers of a list by what changes something, and told by what reads' {
        Connect-FreshUData root
        Remove-Organization -Id 1,007 -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.RemoveOrganizationCommand', 'InvalidValue,OrgAdmin.Commands.RemoveOrganizationCommand'
        Get-SentRequest | Should -BeNullOrEmpty
        "$(& { Get-Organization -Id 1,007 -ErrorAction SilentlyContinue } 3>&1)" | Should -Match 'PowerShell reads 1,007 as two of them, 1 and 7'
    }

    It 'that read as a number stay what was typed: <Typed>' -ForEach @(@{ Typed = '5e0000000000000000000007' }, @{ Typed = '5e000000000000000000000d' }, @{ Typed = '007' }) {
        $result = . ([scriptblock]::Create("Invoke-MemberInvite $idfm -UserId $Typed -ErrorAction SilentlyContinue"))
        $result.UserId | Should -Be $Typed
    }
}
