BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
}

Describe 'Invoke-MemberInvite at Equinix Metal' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
    }

    It 'invites one person, and outputs how it ended' {
        $result = Invoke-MemberInvite $harbour ada@example.org -Role admin -Message 'Welcome'
        $result | Should -BeOfType OrgAdmin.MemberInviteResult
        $result.Row, $result.Email, $result.Role, $result.Outcome, $result.OrganizationId | Should -Be 1, 'ada@example.org', 'admin', 'Invited', $harbour
        $result.Id | Should -Match '^[0-9a-f-]{36}$'
        (Get-OrgEmulatorRequest)[-1].Body | Should -Be '{"invitee":"ada@example.org","message":"Welcome","roles":["admin"]}'
    }

    It 'takes a CSV, and gives one result a row, in its order' {
        $results = @'
Email,UserId,Role,Message
ada@example.org,,billing,Bonjour
,,admin,
adam.lindqvist@example.com,,admin,
petra.novak@example.com,,,
not-an-address,,admin,
zoe@example.org,,,
'@ | ConvertFrom-Csv | Invoke-MemberInvite $harbour -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Row | Should -Be 1, 2, 3, 4, 5, 6
        $results.Outcome | Should -Be Invited, Failed, AlreadyMember, AlreadyPending, Failed, Invited
        $results[1].Error | Should -Be 'Row 2 names nobody: it has neither an e-mail address nor a user.'
        $results[4].Error | Should -Be "Row 5: 'not-an-address' is no e-mail address."
        $results.Where({ $_.Outcome -ne 'Failed' -and $null -ne $_.Error }) | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.InvokeMemberInviteCommand', 'ValidationFailed,OrgAdmin.Commands.InvokeMemberInviteCommand'
        $problems.TargetObject | Should -Be 'row 2', 'not-an-address'
    }

    It 'refuses with -WhatIf what is no address, and names row and address where the server refuses' {
        (Get-FirstError { 'nowhere' | Invoke-MemberInvite $harbour -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'ValidationFailed,*'
        Get-SentChange | Should -BeNullOrEmpty
        Set-OrgEmulatorFault -Path *invitations -Status 500 -Times 1
        (Get-FirstError { 'eve@example.org' | Invoke-MemberInvite $harbour }).Exception.Message | Should -BeLike 'Row 1 (eve@example.org): *'
    }

    It 'takes the organization from the row, and addresses by themselves' {
        $results = @"
OrganizationId,Email
$harbour,ada@example.org
,zoe@example.org
"@ | ConvertFrom-Csv | Invoke-MemberInvite -ErrorAction SilentlyContinue
        $results.Outcome | Should -Be Invited, Failed
        $results[1].Error | Should -Be 'Row 2 names no organization.'
        ('bob@example.org', 'eve@example.org' | Invoke-MemberInvite $harbour).Email | Should -Be 'bob@example.org', 'eve@example.org'
    }

    It 'refuses -UserId, which Equinix Metal does not have, for the rows that use it' {
        $results = [pscustomobject]@{ Email = 'ada@example.org'; UserId = '' }, [pscustomobject]@{ Email = ''; UserId = 'u1' } |
            Invoke-MemberInvite $harbour -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Row | Should -Be 1, 2
        $results.Outcome | Should -Be Invited, Failed
        $problems.FullyQualifiedErrorId | Should -Be 'ParameterNotSupported,OrgAdmin.Commands.InvokeMemberInviteCommand'
        Get-SentChange | Should -HaveCount 1
    }

    It 'refuses a row that names both, and sends nothing' {
        Connect-OrgProvider UData -Emulator -SkipValidation
        $problem = Get-FirstError { Invoke-MemberInvite 534fff000000000000000001 -Email a@example.org -UserId b }
        "$problem" | Should -Match 'both an e-mail address .a@example.org. and a user .b.'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'says whom, as what and where with -WhatIf, and changes nothing' {
        $said = Invoke-PwshCommand "Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore; `$h = Get-Organization $harbour; 'ada@example.org' | Invoke-MemberInvite `$h -Role admin -WhatIf; Invoke-MemberInvite $harbour zoe@example.org -WhatIf"
        $said | Should -Be 'What if: Performing the operation "Invite as admin" on target "ada@example.org to Harbour Labs".', 'What if: Performing the operation "Invite" on target "zoe@example.org to Harbour Labs".'
        Invoke-MemberInvite $harbour ada@example.org -WhatIf | Should -BeNullOrEmpty
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'keeps -ThrottleLimit invitations in flight and the order of the input' {
        Set-OrgEmulatorFault -Path '*/invitations' -DelayMilliseconds 200
        $rows = 1..16 | ForEach-Object { [pscustomobject]@{ Email = "p$_@example.org" } }
        $took = Measure-Command { $script:results = $rows | Invoke-MemberInvite $harbour -ThrottleLimit 8 }
        $results.Email | Should -Be $rows.Email
        # One after the other, the delays alone would add up to 3.2 s.
        $took.TotalSeconds | Should -BeLessThan 2
    }

    It 'shows how far a long run has come' {
        Set-OrgEmulatorFault -Path '*/invitations' -DelayMilliseconds 300
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
            param($module, $connection, $harbour)
            Import-Module $module
            1..7 | ForEach-Object { "$_@example.org" } | Invoke-MemberInvite $harbour -Connection $connection
        }).AddArgument("$PSScriptRoot/../../out/OrgAdmin").AddArgument((Get-OrgConnection EquinixMetal)).AddArgument($harbour)
        $shell.Invoke() | Should -HaveCount 7
        $shown = @($shell.Streams.Progress | Where-Object Activity -EQ 'Invoke-MemberInvite')
        $shown[0].StatusDescription | Should -Match '^\d done, \d+ a minute$'
        $shown[-1].RecordType | Should -Be 'Completed'
        $shell.Dispose()
    }

    It 'ends at once when it is stopped, and sends nothing more' {
        Set-OrgEmulatorFault -Path '*/invitations' -DelayMilliseconds 300
        $connection = Get-OrgConnection EquinixMetal
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
            param($module, $connection, $harbour)
            Import-Module $module
            1..100 | ForEach-Object { "p$_@example.org" } | Invoke-MemberInvite $harbour -Connection $connection
        }).AddArgument("$PSScriptRoot/../../out/OrgAdmin").AddArgument($connection).AddArgument($harbour)
        $run = $shell.BeginInvoke()
        Start-Sleep -Milliseconds 1500
        $took = Measure-Command { $shell.Stop() }
        $took.TotalMilliseconds | Should -BeLessThan 250
        $sent = @(Get-SentRequest).Count
        $sent | Should -BeGreaterThan 0
        Start-Sleep -Milliseconds 700
        @(Get-SentRequest).Count | Should -BeLessOrEqual $sent
        $run.IsCompleted | Should -BeTrue
        $shell.Dispose()
    }

    It 'stops at the first failure with -ErrorAction Stop, its result written' {
        $results = [Collections.Generic.List[object]]::new()
        { 'a@example.org', 'bad', 'c@example.org' | Invoke-MemberInvite $harbour -ErrorAction Stop | ForEach-Object { $results.Add($_) } } | Should -Throw -ErrorId 'ValidationFailed,*'
        $results.Outcome | Should -Be Invited, Failed
        # What is no address is not sent, and neither is what comes after it.
        Get-SentChange | Should -HaveCount 1
    }

    It 'shows a table that fits the screen' {
        $table = Invoke-MemberInvite $harbour adam.lindqvist@example.com -Role admin | Out-String -Width 120
        $table | Should -Match 'Row\s+Who\s+Role\s+Outcome\s+Error'
        $table | Should -Match '1\s+adam.lindqvist@example.com\s+admin\s+AlreadyMember'
    }

    It 'writes one short red line beside a row that says why, and the whole of it with -ErrorAction Stop or for a single call' {
        $said = @('a@example.org', 'bad' | Invoke-MemberInvite $harbour -ErrorAction Continue 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $said | ForEach-Object { "$_" } | Should -Be 'Row 2 failed: see its Error.'
        $said[0].Exception.Message | Should -Be "Row 2: 'bad' is no e-mail address."
        "$(Get-FirstError { 'bad' | Invoke-MemberInvite $harbour -ErrorAction Stop })" | Should -Be "Row 1: 'bad' is no e-mail address."
        "$(Get-FirstError { Invoke-MemberInvite $harbour bad })" | Should -BeLike "*'bad' is no e-mail address."
    }

    It 'tells once what holds for a whole organization' {
        $results = 1..4 | ForEach-Object { "p$_@example.org" } | Invoke-MemberInvite nowhere -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Error | Should -Be (@("Organization 'nowhere' was not found.") * 4)
        $problems | Should -HaveCount 1
        "$($problems[0])" | Should -BeLike "Organization 'nowhere' was not found at Equinix Metal. Organization ids look like*"
        # Another organization is another refusal.
        $rows = 'one', 'two', 'one' | ForEach-Object { [pscustomobject] @{ OrganizationId = $_; Email = 'p@example.org' } }
        $null = $rows | Invoke-MemberInvite -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 2
    }

    It 'completes the roles of the provider' {
        $line = 'Invoke-MemberInvite x -Role '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'admin', 'billing', 'collaborator', 'limited_collaborator'
        Connect-OrgProvider UData -Emulator -SkipValidation -Name other
        $line = 'Invoke-MemberInvite x -Connection other -Role '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'admin', 'editor', 'partial_editor'
        Disconnect-OrgProvider other
    }
}

Describe 'Invoke-MemberInvite at uData' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator -SkipValidation
        $pont = New-Organization Pont -Description d
    }

    It 'takes a CSV with both columns, filled in turns' {
        $results = @'
Email,UserId,Role
zoe@example.org,,editor
,nobody-by-this-id,editor
ZOE@example.org,,admin
'@ | ConvertFrom-Csv | Invoke-MemberInvite $pont -ErrorAction SilentlyContinue
        $results.Outcome | Should -Be Invited, Failed, AlreadyPending
        $results[1].Error | Should -Match "There is no user 'nobody-by-this-id' at uData"
    }

    It 'with -WhatIf shows every mistake of a messy list, and sends nothing' {
        $results = @'
Email,UserId,Role
ada@example.org,,chief
x@,,editor
bo@example.org,,editor
,,editor
kim@example.org,,admin
nobody,,editor
,zoe-fontaine,editor
,nobody-by-this-id,editor
ann@example.org,,
lee@example.org,,EDITOR
'@ | ConvertFrom-Csv | Invoke-MemberInvite $pont -WhatIf -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Row | Should -Be 1, 2, 4, 6, 8
        $problems.Exception.Message | Should -Be @(
            "Row 1: uData has no role 'chief'. There are: admin, editor, partial_editor."
            "Row 2: 'x@' is no e-mail address."
            'Row 4 names nobody: it has neither an e-mail address nor a user.'
            "Row 6: 'nobody' is no e-mail address."
            "There is no user 'nobody-by-this-id' at uData. Look for the id: Find-OrgUser 'nobody-by-this-id'"
        )
        # Pont itself was made before.
        Get-SentChange | Should -HaveCount 1
    }

    It 'sends assignments, and says what is wrong with one' {
        $problem = Get-FirstError { Invoke-MemberInvite $pont yan@example.org -Role partial_editor -Assignment @{ class = 'Dataset'; id = 'x' } }
        "$problem" | Should -Match "'x' is not a valid ObjectId"
        (Get-OrgEmulatorRequest)[-1].Body | Should -Match '"assignments":\[\{"class":"Dataset","id":"x"\}\]'
        "$(Get-FirstError { Invoke-MemberInvite $pont yan@example.org -Role partial_editor -Assignment @{ class = 'Dataset' } })" | Should -Match 'has an assignment without a class or an id'
        "$(Get-FirstError { Invoke-MemberInvite $pont yan@example.org -Assignment @{ klass = 'Dataset' } })" | Should -Match 'klass'
    }
}

Describe 'Invoke-MemberInvite at Munch' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
    }

    It 'invites by address, and counts an address that has an account as done' {
        $people = @'
Email
new@example.com
uma@example.com
ivo@example.com
not-an-address
'@ | ConvertFrom-Csv
        $results = $people | Invoke-MemberInvite -OrganizationId 1 -ErrorAction SilentlyContinue
        $results.Row | Should -Be 1, 2, 3, 4
        $results.Outcome | Should -Be Invited, AlreadyMember, AlreadyMember, Failed
        $results[3].Error | Should -Be "Row 4: 'not-an-address' is no e-mail address."
        # The same line again does no harm.
        ($people | Invoke-MemberInvite -OrganizationId 1 -ErrorAction SilentlyContinue).Outcome | Should -Be AlreadyMember, AlreadyMember, AlreadyMember, Failed
    }

    It 'understands an account that is there already in French as well' {
        $before = [System.Globalization.CultureInfo]::CurrentUICulture
        try {
            [System.Globalization.CultureInfo]::CurrentUICulture = 'fr-FR'
            Connect-OrgProvider Munch -Emulator -SkipValidation
        }
        finally {
            [System.Globalization.CultureInfo]::CurrentUICulture = $before
        }
        (Invoke-MemberInvite 2 uma@example.com).Outcome | Should -Be AlreadyMember
        "$(Get-FirstError { Invoke-MemberInvite 1 ada@localhost })" |
            Should -Be 'ada@localhost: Munch refused the request: identifier: Saisissez une adresse email valable.'
    }

    It 'invites into a child, and into no other organization' {
        (Get-OrganizationChild 1 | Select-Object -First 1 | Invoke-MemberInvite -Email new@example.com).OrganizationId | Should -Be '2'
        "$(Get-FirstError { Invoke-MemberInvite 4 other@example.com })" | Should -BeLike "*Invalid organization. '4' is neither your own organization nor a child of it."
    }

    It 'refuses -<Parameter>, which Munch does not have, and sends nothing' -ForEach @(
        @{ Parameter = 'UserId'; Value = '2' }
        @{ Parameter = 'Role'; Value = 'admin' }
        @{ Parameter = 'Message'; Value = 'Hello' }
    ) {
        $given = @{ $Parameter = $Value }
        $problem = Get-FirstError { Invoke-MemberInvite 1 -Email new@example.com @given }
        $problem.FullyQualifiedErrorId | Should -Be 'ParameterNotSupported,OrgAdmin.Commands.InvokeMemberInviteCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }
}
