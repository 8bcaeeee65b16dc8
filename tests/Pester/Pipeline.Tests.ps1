# How cmdlets behave in a pipeline: errors among many objects, stopping, -WhatIf, several runspaces.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    # Every cmdlet that changes something at a provider, so that a new one is tested without being named here.
    $changes = Get-Command -Module OrgAdmin -CommandType Cmdlet |
        Where-Object { $_.Parameters.ContainsKey('WhatIf') -and $_.Parameters.ContainsKey('Connection') } |
        # These need a plan, a snapshot, a change or a vault; their own files try -WhatIf.
        Where-Object Name -NotIn 'Invoke-OrgPlan', 'New-OrgPlan', 'Restore-OrgSnapshot', 'Undo-OrgChange', 'Update-OrgToken' |
        ForEach-Object { @{ Cmdlet = $_.Name } }
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $bob = 'e1ab1204-e638-4fd8-85a4-34dd95013cdc'
    $module = (Get-Module OrgAdmin).Path

    # Starts a script in a runspace of its own, as a person does at a prompt; the emulator is the same one.
    function Start-Script([string] $Script) {
        $powershell = [powershell]::Create()
        $null = $powershell.AddScript("Import-Module '$module'; $Script")
        [pscustomobject]@{ PowerShell = $powershell; Call = $powershell.BeginInvoke() }
    }
}

AfterAll {
    Disconnect-OrgProvider *
    Reset-OrgEmulator
}

Describe 'One bad object among many' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $Error.Clear()
    }

    It 'is one error each, and the rest goes on, with Continue' {
        $all = @('nope', $bob, 'nada', $bob | Get-Organization -ErrorAction Continue 2>&1)
        @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).TargetObject | Should -Be 'nope', 'nada'
        @($all | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }).Name | Should -Be 'bob', 'bob'
        $Error.Count | Should -Be 2
    }

    It 'is not shown but kept, with SilentlyContinue' {
        $all = @('nope', $bob | Get-Organization -ErrorAction SilentlyContinue 2>&1)
        $all.Name | Should -Be 'bob'
        $Error[0].FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
    }

    It 'is neither shown nor kept, with Ignore' {
        ('nope', $bob | Get-Organization -ErrorAction Ignore).Name | Should -Be 'bob'
        $Error.Count | Should -Be 0
    }

    It 'ends the pipeline, after what came before it, with Stop' {
        $found = [System.Collections.Generic.List[object]]::new()
        { $bob, 'nope', $bob | Get-Organization -ErrorAction Stop | ForEach-Object { $found.Add($_) } } |
            Should -Throw -ErrorId 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
        $found.Name | Should -Be 'bob'
        # Who is not found by the id is looked for in the list.
        @(Get-SentRequest).Count | Should -Be 3
    }

    It 'does not stop the other changes of a bulk command, whatever -ThrottleLimit' -ForEach @(@{ Limit = 1 }, @{ Limit = 4 }) {
        $rows = 'a@example.net', 'nowhere', 'b@example.net' | ForEach-Object {
            [pscustomobject]@{ Type = 'individual'; FirstName = 'A'; LastName = 'B'; Email = $_; StreetAddress = 'x'; City = 'y'; Country = 'FR'; Phone = '+33.612345678' }
        }
        $made = $rows | New-Customer -OrganizationId 80548b45-e18d-4cab-adef-e10a8406de4a -ThrottleLimit $Limit -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.Email | Should -Be 'a@example.net', 'b@example.net'
        $problems.Count | Should -Be 1
        $problems[0].TargetObject | Should -Be 'nowhere'
        $problems[0].FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewCustomerCommand'
    }

    It 'that is a refused credential ends it all: every other object would fail alike' {
        Set-OrgEmulatorFault -Status 401
        $problem = Get-FirstError { $bob, $bob, $bob | Get-Organization }
        $problem.FullyQualifiedErrorId | Should -Be 'Unauthorized,OrgAdmin.Commands.GetOrganizationCommand'
        @(Get-SentRequest).Count | Should -Be 1
    }
}

Describe 'What had arrived before an error' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator -SkipValidation
    }

    It 'is output before it' {
        @(Get-Organization).Count | Should -BeGreaterThan 3
        # The third page fails; the two before it have been output by then.
        $seen = 0
        $problems = $null
        Get-Organization -PageSize 1 -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable problems | ForEach-Object {
            $seen++
            if ($seen -eq 2) { Set-OrgEmulatorFault -Path '*' -Status 500 }
        }
        # One page is in flight while the one before it is being output.
        $seen | Should -BeIn 2, 3
        $problems[0].FullyQualifiedErrorId | Should -Be 'ServerError,OrgAdmin.Commands.GetOrganizationCommand'
    }
}

Describe 'Stopping' {
    BeforeEach {
        Reset-OrgEmulator
    }

    AfterEach {
        Reset-OrgEmulator
    }

    It 'with Select-Object -First 1 asks for no further object' {
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        (1..50 | ForEach-Object { $bob } | Get-Organization | Select-Object -First 1).Name | Should -Be 'bob'
        @(Get-SentRequest).Count | Should -Be 1
    }

    It 'with Select-Object -First 1 leaves no page in flight' {
        Connect-OrgProvider UData -Emulator -SkipValidation
        Set-OrgEmulatorFault -DelayMilliseconds 300
        $null = Get-Organization -PageSize 1 -ThrottleLimit 8 | Select-Object -First 1
        $sent = @(Get-SentRequest).Count
        $sent | Should -BeLessOrEqual 2
        Start-Sleep -Milliseconds 700
        # A request is journaled when it is answered; one that is given up never is.
        @(Get-SentRequest).Count | Should -Be $sent
    }

    It 'with Ctrl-C ends a request that hangs, at once' {
        Set-OrgEmulatorFault -DelayMilliseconds 60000
        $run = Start-Script 'Connect-OrgProvider Gandi -Emulator -SkipValidation; Get-Organization'
        Start-Sleep -Milliseconds 1500
        $run.Call.IsCompleted | Should -BeFalse
        $time = Measure-Command { $run.PowerShell.Stop() }
        $time.TotalSeconds | Should -BeLessThan 10
        $run.PowerShell.InvocationStateInfo.State | Should -Be 'Stopped'
        Get-SentRequest | Should -BeNullOrEmpty
        $run.PowerShell.Dispose()
    }

    It 'with Ctrl-C ends the wait before a retry, at once, and nothing more is sent' {
        Set-OrgEmulatorFault -Status 503 -RetryAfter 60
        $run = Start-Script 'Connect-OrgProvider Gandi -Emulator -SkipValidation; Get-Organization -Verbose'
        for ($i = 0; $i -lt 100 -and -not (Get-SentRequest); $i++) { Start-Sleep -Milliseconds 100 }
        $time = Measure-Command { $run.PowerShell.Stop() }
        $time.TotalSeconds | Should -BeLessThan 10
        @(Get-SentRequest).Count | Should -Be 1
        $run.PowerShell.Dispose()
    }

    It 'with Ctrl-C ends a bulk command between two changes' {
        Set-OrgEmulatorFault -DelayMilliseconds 400
        $run = Start-Script @'
            Connect-OrgProvider Gandi -Emulator -SkipValidation
            1..100 | ForEach-Object { [pscustomobject]@{ Type = 'individual'; FirstName = 'A'; LastName = 'B'; Email = "p$_@example.net"; StreetAddress = 'x'; City = 'y'; Country = 'FR'; Phone = '+33.612345678' } } |
                New-Customer -OrganizationId 80548b45-e18d-4cab-adef-e10a8406de4a -ThrottleLimit 2
'@
        for ($i = 0; $i -lt 100 -and @(Get-SentRequest).Count -lt 2; $i++) { Start-Sleep -Milliseconds 100 }
        $run.PowerShell.Stop()
        $sent = @(Get-SentRequest).Count
        Start-Sleep -Milliseconds 900
        @(Get-SentRequest).Count | Should -Be $sent
        $sent | Should -BeLessThan 50
        $run.PowerShell.Dispose()
    }
}

Describe '-WhatIf' {
    BeforeAll {
        # A value for every mandatory parameter that a cmdlet which changes something may have.
        $id = '534fff4ca3a7292c64a77c95'
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'whatif')).FullName
        'Email,Role', 'ada@example.org,editor' | Set-Content (Join-Path $folder 'people.csv')
        $values = @{
            OrganizationId = $id; Id = $id; UserId = $id; Email = 'ada@example.org'; Role = 'editor'; Name = 'Example'; Comment = 'because'; Kind = 'certified'
            Type = 'individual'; FirstName = 'A'; LastName = 'B'; StreetAddress = 'x'; City = 'y'; Country = 'FR'; Phone = '+33.612345678'; Path = 'organizations/'; Method = 'POST'
            OutFile = (Join-Path $folder 'catalog.ttl'); Description = 'x'; ContactEmail = 'a@example.org'; PostalCode = '1'; Assignment = @(@{ class = 'Dataset'; id = 'd1' })
            InputObject = [pscustomobject]@{ Email = 'ada@example.org'; Role = 'editor' }; Member = [pscustomobject]@{ Email = 'ada@example.org'; Role = 'editor' }
        }

        function Get-Argument($Command) {
            $set = $Command.ParameterSets | Where-Object IsDefault | Select-Object -First 1
            if (-not $set) { $set = $Command.ParameterSets[0] }
            $arguments = @{}
            # Parameters that a row may carry are not mandatory: a row that lacks one is an error of its row.
            $wanted = $set.Parameters | Where-Object { $_.IsMandatory -or ($_.ParameterType -eq [object] -and $values.ContainsKey($_.Name) -and $_.Name -notin 'Email', 'InputObject', 'OrganizationName', 'PostalCode') }
            foreach ($parameter in $wanted) {
                if (-not $values.ContainsKey($parameter.Name)) { throw "$($Command.Name) has a mandatory -$($parameter.Name) that this test knows no value for." }
                $arguments[$parameter.Name] = $values[$parameter.Name]
            }
            # What belongs to one provider is left out, so that every provider can be asked.
            foreach ($name in @($arguments.Keys)) {
                if ($Command.ImplementingType.GetProperty($name).GetCustomAttributes($true).Where({ $_.GetType().Name -eq 'SupportedByAttribute' })) { $arguments.Remove($name) }
            }
            # The path of a route for the one, of a file for the other.
            if ($Command.Name -eq 'Export-OrgSnapshot') { $arguments['Path'] = Join-Path $folder 'snapshot.json' }
            # A badge for the one, a table for the other.
            if ($Command.Name -eq 'Export-OrganizationContent') { $arguments['Kind'] = 'Dataset' }
            foreach ($name in 'Method', 'Email', 'Description') {
                if ($set.Parameters.Name -contains $name -and -not $arguments.ContainsKey($name) -and -not $arguments.ContainsKey('UserId')) { $arguments[$name] = $values[$name] }
            }
            $arguments
        }
    }

    BeforeEach {
        Reset-OrgEmulator
        $providers = @((Get-OrgProvider).Provider | ForEach-Object ToString)
        foreach ($provider in $providers) { Connect-OrgProvider $provider -Emulator -SkipValidation -WarningAction SilentlyContinue }
    }

    It 'changes nothing: <Cmdlet>, with -Force or without' -ForEach $changes {
        $command = Get-Command $Cmdlet
        $arguments = Get-Argument $command
        foreach ($provider in $providers) {
            foreach ($force in $false, $true) {
                $more = if ($force -and $command.Parameters.ContainsKey('Force')) { @{ Force = $true } } else { @{} }
                & $command @arguments @more -Connection $provider -WhatIf -ErrorAction SilentlyContinue
            }
        }
        # What is asked names the person and the organization; nothing is changed.
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'is what keeps <Cmdlet> from sending: without it, it does' -ForEach $changes {
        $command = Get-Command $Cmdlet
        $arguments = Get-Argument $command
        foreach ($provider in $providers) {
            try { $null = & $command @arguments -Connection $provider -Confirm:$false -ErrorAction SilentlyContinue -WarningAction SilentlyContinue } catch { $null = $_ }
        }
        Get-SentRequest | Should -Not -BeNullOrEmpty
    }

    It 'registers no profile, removes none, and sets no fault' {
        $env:ORGADMIN_PROFILES = Join-Path $TestDrive 'profiles.json'
        try {
            Register-OrgProfile -Name a -Provider Gandi -SecretName s -WhatIf
            Test-Path $env:ORGADMIN_PROFILES | Should -BeFalse
        }
        finally {
            Remove-Item env:ORGADMIN_PROFILES
        }
        Set-OrgEmulatorFault -Status 500 -WhatIf
        (Get-Organization -Connection Gandi).Count | Should -Be 3
    }

    It 'found the cmdlets that change something' {
        @(Get-Command -Module OrgAdmin | Where-Object { $_.Parameters.ContainsKey('WhatIf') -and $_.Parameters.ContainsKey('Connection') }).Count | Should -BeGreaterOrEqual 6
    }
}

Describe 'Several runspaces' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    # -Parallel is PowerShell 7's.
    It 'share a connection with $using:' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
        $connection = Get-OrgConnection Gandi
        $names = 1..12 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            (Get-Organization -Connection $using:connection -Name bob).Name
        }
        $names | Should -HaveCount 12
        $names | Select-Object -Unique | Should -Be 'bob'
    }

    It 'have connections of their own, and none by default' {
        $run = Start-Script 'Get-OrgConnection; Get-Organization'
        $run.PowerShell.EndInvoke($run.Call) | Should -BeNullOrEmpty
        $run.PowerShell.Streams.Error[0].FullyQualifiedErrorId | Should -Be 'NotConnected,OrgAdmin.Commands.GetOrganizationCommand'
        $run.PowerShell.Dispose()
        (Get-OrgConnection).Name | Should -Contain 'Gandi'
    }

    It 'cannot use one that was closed in another' {
        $connection = Get-OrgConnection Gandi
        Disconnect-OrgProvider Gandi
        (Get-FirstError { Get-Organization -Connection $connection }).FullyQualifiedErrorId | Should -Be 'NotConnected,OrgAdmin.Commands.GetOrganizationCommand'
    }
}

Describe 'The line that a request leaves' {
    BeforeAll {
        Connect-OrgProvider Gandi -Emulator

        function Get-Line([scriptblock] $Script) {
            & $Script 4>&1 5>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -or $_ -is [System.Management.Automation.DebugRecord] } | ForEach-Object { "$_" }
        }

        function Invoke-WithVerbose {
            [CmdletBinding()]
            param()
            Get-Organization -Name alice
        }
    }

    It 'comes when PowerShell is told to show it, however it is told' {
        $line = 'GET /v5/organization/organizations\?name=alice 200 \d+ ms'
        Get-Line { Get-Organization -Name alice -Verbose } | Should -Match $line
        Get-Line { $VerbosePreference = 'Continue'; Get-Organization -Name alice } | Should -Match $line
        Get-Line { Invoke-WithVerbose -Verbose } | Should -Match $line
    }

    It 'does not come when nobody wants it' {
        Get-Line { Get-Organization -Name alice } | Should -BeNullOrEmpty
        Get-Line { $VerbosePreference = 'Ignore'; Get-Organization -Name alice } | Should -BeNullOrEmpty
        Get-Line { $VerbosePreference = 'Continue'; Get-Organization -Name alice -Verbose:$false } | Should -BeNullOrEmpty
    }

    It 'brings the headers with -Debug, and only then' {
        Get-Line { $DebugPreference = 'Continue'; Get-Organization -Name alice } | Where-Object { $_ -like '* > *' } | Should -Match 'Authorization: \*\*\*'
        Get-Line { Get-Organization -Name alice -Verbose } | Should -Not -Match 'Authorization'
    }
}
