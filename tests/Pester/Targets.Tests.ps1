# The right thing at the right place: what is piped decides, whatever was bound, set as a default or opened anew under a name.

BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    . $PSScriptRoot/Peer.ps1
    $idfm = 'ile-de-france-mobilites'
}

Describe 'What changes an organization takes organizations' {
    BeforeEach {
        Connect-FreshUData root
        $o = Get-Organization $idfm
    }

    It 'and refuses <What>' -ForEach @(
        @{ What = 'members'; Things = { Get-OrganizationMember $o }; Hint = 'a member of .*Remove-OrganizationMember' }
        @{ What = 'requests'; Things = { Get-MembershipRequest $o }; Hint = 'Deny-MembershipRequest' }
        @{ What = 'badges'; Things = { Get-OrganizationBadge $o }; Hint = 'Remove-OrganizationBadge' }
        @{ What = 'followers'; Things = { Get-OrganizationFollower $o }; Hint = 'a follower' }
        @{ What = 'datasets'; Things = { Get-OrganizationDataset $o }; Hint = 'a dataset' }
        @{ What = 'assignments'; Things = { Get-MemberAssignment $o }; Hint = 'an assignment' }
        @{ What = 'discussions'; Things = { Get-OrganizationDiscussion $o }; Hint = 'a discussion' }
        @{ What = 'the user'; Things = { Get-OrgUserInfo }; Hint = 'a user' }
        @{ What = 'a process'; Things = { Get-Process -Id $PID }; Hint = 'a Process' }
        @{ What = 'a date'; Things = { [datetime]::new(2026, 1, 2) }; Hint = 'a DateTime' }
        @{ What = 'yes'; Things = { $true }; Hint = 'a Boolean' }
        @{ What = 'members out of a file'; Things = { Get-OrganizationMember $o | ConvertTo-Csv | ConvertFrom-Csv }; Hint = 'has a' }
        @{ What = 'members out of a job'; Things = { Get-OrganizationMember $o | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) } }; Hint = 'a member' }
    ) {
        $things = @(& $Things)
        $things.Count | Should -BeGreaterThan 0
        foreach ($line in { $things | Remove-Organization -Force }, { $things | Set-Organization -Description x }) {
            $problem = Get-FirstError $line
            $problem.FullyQualifiedErrorId | Should -BeLike 'NotAnOrganization,*'
        }
        "$(Get-FirstError { $things | Remove-Organization -Force })" | Should -Match $Hint
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'and takes them as objects, as ids and out of a file' {
        $o | Set-Organization -Acronym A1
        Set-Organization $idfm -Acronym A2
        [pscustomobject] @{ Id = $o.Id; Acronym = 'A3' } | Set-Organization
        $o | ConvertTo-Csv | ConvertFrom-Csv | Select-Object Id, Connection | Set-Organization -Acronym A4
        @(Get-SentChange).Count | Should -Be 4
        (Get-Organization $idfm).Acronym | Should -Be 'A4'
    }

    It 'and reading refuses what is none before anything is sent' {
        Reset-OrgEmulator
        (Get-FirstError { Get-Process -Id $PID | Get-Organization }).FullyQualifiedErrorId | Should -BeLike 'NotAnOrganization,*'
        Get-SentRequest | Should -BeNullOrEmpty
        $user = Get-OrgUserInfo
        Reset-OrgEmulator
        (Get-FirstError { $user | Get-Organization }).FullyQualifiedErrorId | Should -BeLike 'ValidationFailed,*'
        Get-SentRequest | Should -BeNullOrEmpty
    }
}

Describe 'What changes a member takes members' {
    BeforeEach { Connect-FreshUData root }

    It 'and refuses <What>, whose people only wrote or follow' -ForEach @(
        @{ What = 'followers'; Things = { Get-OrganizationFollower $idfm }; Hint = '*a follower of *Remove-OrganizationFollower?' }
        @{ What = 'activities'; Things = { Get-OrganizationActivity $idfm }; Hint = '*an activity of *' }
        @{ What = 'discussions'; Things = { Get-OrganizationDiscussion $idfm }; Hint = '*a discussion of *' }
        @{ What = 'discussions out of a job'; Things = { Get-OrganizationDiscussion $idfm | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) } }; Hint = '*a discussion of *' }
    ) {
        $things = @(& $Things)
        $things.Count | Should -BeGreaterThan 0
        foreach ($line in { $things | Remove-OrganizationMember -Force }, { $things | Set-OrganizationMember -Role editor -Force }) {
            (Get-FirstError $line).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        }
        "$(Get-FirstError { $things | Remove-OrganizationMember -Force })" | Should -BeLike $Hint
        Get-SentChange | Should -BeNullOrEmpty
    }
}

Describe 'A script block' {
    BeforeEach { Connect-FreshUData root }

    It 'is evaluated for each piped object' {
        Get-Organization $idfm | Set-Organization -Name { $_.Name + ' (archive)' }
        (Get-Organization $idfm).Name | Should -Be 'Île-de-France Mobilités (archive)'
    }

    It 'of -Comment is evaluated for each request' {
        Get-MembershipRequest $idfm -Status pending -Kind request | Deny-MembershipRequest -Comment { "Dear $($_.Name)" } -Force
        (Get-OrgEmulatorRequest | Where-Object Path -Like '*refuse*').Body | Should -Match 'Dear Hugo|Dear In'
    }

    It 'of -Message, -Role and ids too' {
        [pscustomobject] @{ Email = 'new@example.org'; Team = 'North' } | Invoke-MemberInvite $idfm -Message { "Welcome to $($_.Team)" } -Role { 'editor' } -WarningAction SilentlyContinue | ForEach-Object Role | Should -Be 'editor'
        (Get-OrgEmulatorRequest | Where-Object Method -EQ POST).Body | Should -Match 'Welcome to North'
    }

    It 'that gives nothing for an object leaves the field as it is, and one that fails refuses the row' {
        Get-Organization $idfm | Set-Organization -Acronym { $null } -Website { } -Description { 'new' }
        (Get-OrgEmulatorRequest | Where-Object Method -EQ PUT).Body | Should -Be '{"description":"new"}'
        $problem = Get-FirstError { Get-Organization $idfm | Set-Organization -Description { throw 'no' } }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.SetOrganizationCommand'
        "$problem" | Should -Be 'Row 1: Description is a script block, which failed for this object: no.'
    }

    It 'is refused where nothing is piped, and its text is never sent' {
        $problem = Get-FirstError { Set-Organization $idfm -Name { $_.Name } }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        Get-SentChange | Should -BeNullOrEmpty
    }
}

Describe 'A row that contradicts' {
    BeforeEach {
        Connect-FreshUData root
        $o = Get-Organization $idfm
    }

    It 'the name of its user is refused by <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Remove-OrganizationMember'; With = @{ Force = $true } }
        @{ Cmdlet = 'Set-OrganizationMember'; With = @{ Role = 'editor'; Force = $true } }
        @{ Cmdlet = 'Set-MemberAssignment'; With = @{ Assignment = @() } }
    ) {
        $problem = Get-FirstError { [pscustomobject] @{ OrganizationId = $idfm; UserId = 'basile-roy'; Name = 'Farid Benali' } | & $Cmdlet @With }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        "$problem" | Should -Match "'Farid Benali'.*'Basile Roy'"
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'the address of its user is refused by <Cmdlet>, in the row or beside it' -ForEach @(
        @{ Cmdlet = 'Remove-OrganizationMember'; With = @{ Force = $true } }
        @{ Cmdlet = 'Set-OrganizationMember'; With = @{ Role = 'editor'; Force = $true } }
    ) {
        $row = [pscustomobject] @{ OrganizationId = $idfm; UserId = 'basile-roy'; Email = 'farid.benali@example.org' }
        (Get-FirstError { $row | & $Cmdlet @With }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        $member = Get-OrganizationMember $idfm -UserId basile-roy
        (Get-FirstError { $member | & $Cmdlet -Email farid.benali@example.org @With }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'the name of its organization is not removed' {
        $problem = Get-FirstError { [pscustomobject] @{ Id = $o.Id; Name = 'Transports' } | Remove-Organization -Force }
        "$problem" | Should -Match "is 'Transports', and the server says that it is 'Île-de-France Mobilités'"
        Get-SentChange | Should -BeNullOrEmpty
        [pscustomobject] @{ Id = $o.Id; Name = $o.Name } | Remove-Organization -Force
        Get-SentChange | Should -Be "DELETE /api/1/organizations/$($o.Id)/"
    }

    It 'a default of -InputObject is refused' {
        $members = Get-OrganizationMember $idfm
        $PSDefaultParameterValues['Remove-OrganizationMember:InputObject'] = $members[1]
        try { (Get-FirstError { $members[5] | Remove-OrganizationMember -Force }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*' }
        finally { $PSDefaultParameterValues.Clear() }
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'nothing when several objects are the argument: each is a row' {
        $members = Get-OrganizationMember $idfm
        Remove-OrganizationMember -InputObject $members[4], $members[5] -Force
        @(Get-SentChange).Count | Should -Be 2
    }

    It 'where it belongs without naming a connection is ConnectionChanged' -ForEach @(
        @{ Where = @{ Provider = 'Gandi' } }
        @{ Where = @{ Endpoint = 'https://www.data.gouv.fr/api/1' } }
    ) {
        $row = [pscustomobject] (@{ Id = $o.Id } + $Where)
        (Get-FirstError { $row | Remove-Organization -Force }).FullyQualifiedErrorId | Should -BeLike 'ConnectionChanged,*'
        Get-SentChange | Should -BeNullOrEmpty
        [pscustomobject] @{ Id = $o.Id; Provider = 'udata' } | Set-Organization -Acronym A5
        [pscustomobject] @{ Id = $o.Id; Endpoint = 'front door' } | Set-Organization -Acronym A6
        @(Get-SentChange).Count | Should -Be 2
    }

    It 'nothing when the file writes the name its own way' {
        [pscustomobject] @{ OrganizationId = $idfm; UserId = 'driss-amrani'; Name = 'AMRANI, Driss' } | Set-OrganizationMember -Role partial_editor
        @(Get-SentChange).Count | Should -Be 1
    }

    It 'a bound or default organization is refused' {
        $member = Get-OrganizationMember $idfm | Select-Object -Last 1
        $other = Get-Organization | Where-Object Id -NE $o.Id | Select-Object -First 1
        foreach ($line in { $member | Remove-OrganizationMember -OrganizationId $other.Id -Force }, { $member | Set-OrganizationMember -OrganizationId $other -Role admin }) {
            (Get-FirstError $line).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        }
        $PSDefaultParameterValues['*:OrganizationId'] = $other.Id
        try { (Get-FirstError { $member | Remove-OrganizationMember -Force }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*' }
        finally { $PSDefaultParameterValues.Clear() }
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'nothing when the argument is another name of the same organization' {
        Get-OrganizationMember $idfm | Select-Object -Last 1 | Set-OrganizationMember -OrganizationId $idfm -Role editor
        @(Get-SentChange).Count | Should -Be 1
    }

    It 'a default id is refused' {
        $other = Get-Organization | Where-Object Id -NE $o.Id | Select-Object -First 1
        $PSDefaultParameterValues['Remove-Organization:Id'] = $other.Id
        try { (Get-FirstError { $o | Remove-Organization -Force }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*' }
        finally { $PSDefaultParameterValues.Clear() }
        Get-SentChange | Should -BeNullOrEmpty
    }
}

Describe 'An object goes back to where it came from' {
    BeforeEach {
        Get-OrgConnection | Disconnect-OrgProvider -WarningAction SilentlyContinue
        $answers = @{
            'GET /api/1/organizations/o1/' = '{"id": "o1", "name": "One", "members": []}'
            'DELETE /api/1/organizations/o1/' = @{ Status = 204 }
        }
        $demo = Start-Peer $answers
        $prod = Start-Peer $answers
        Connect-Peer $demo UData /api/1 @{ Name = 'demo' }
        Connect-Peer $prod UData /api/1 @{ Name = 'prod' }
        $o = Get-Organization o1 -Connection demo
        function Get-Sent($Peer) { $Peer.Received | ForEach-Object Request | Where-Object { $_ -notlike 'GET*' } }
    }
    AfterEach {
        Stop-Peer $demo
        Stop-Peer $prod
        Get-OrgConnection | Disconnect-OrgProvider -WarningAction SilentlyContinue
        $PSDefaultParameterValues.Clear()
    }

    It 'whatever the default connection is' {
        $o | Remove-Organization -Force
        Get-Sent $demo | Should -Be 'DELETE /api/1/organizations/o1/'
        Get-Sent $prod | Should -BeNullOrEmpty
    }

    It 'and so do the members that an organization brings along' {
        Connect-FreshUData root
        (Get-Organization $idfm).Members[0].Endpoint | Should -Be (Get-Organization $idfm).Endpoint
    }

    It 'also as an argument' {
        Remove-Organization $o -Force
        Get-Sent $demo | Should -Be 'DELETE /api/1/organizations/o1/'
        Get-Sent $prod | Should -BeNullOrEmpty
    }

    It 'and -Connection or a default that says otherwise is ConnectionChanged' {
        (Get-FirstError { $o | Remove-Organization -Connection prod -Force }).FullyQualifiedErrorId | Should -Be 'ConnectionChanged,OrgAdmin.Commands.RemoveOrganizationCommand'
        $PSDefaultParameterValues['*:Connection'] = 'prod'
        (Get-FirstError { $o | Remove-Organization -Force }).FullyQualifiedErrorId | Should -BeLike 'ConnectionChanged,*'
        (Get-FirstError { [pscustomobject] @{ Id = 'o1'; Connection = 'demo' } | Remove-Organization -Force }).FullyQualifiedErrorId | Should -BeLike 'ConnectionChanged,*'
        Get-Sent $demo | Should -BeNullOrEmpty
        Get-Sent $prod | Should -BeNullOrEmpty
    }

    It 'and a name that means another connection now is ConnectionChanged' -ForEach @(
        @{ Form = 'itself'; Back = { param($x) $x } }
        @{ Form = 'out of CSV'; Back = { param($x) $x | ConvertTo-Csv | ConvertFrom-Csv | Select-Object Id, Provider, Connection, Endpoint } }
        @{ Form = 'out of JSON'; Back = { param($x) $x | Select-Object Id, Provider, Connection, Endpoint | ConvertTo-Json | ConvertFrom-Json } }
        @{ Form = 'out of a job'; Back = { param($x) [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($x)) } }
    ) {
        Connect-Peer $prod UData /api/1 @{ Name = 'demo' }
        $again = & $Back $o
        $problem = Get-FirstError { $again | Remove-Organization -Force }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConnectionChanged,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidOperation'
        Get-Sent $prod | Should -BeNullOrEmpty
    }

    It 'and reconnecting to the same place under the same name changes nothing' {
        Connect-Peer $demo UData '/api/1/' @{ Name = 'demo' }
        $o | Remove-Organization -Force
        Get-Sent $demo | Should -Be 'DELETE /api/1/organizations/o1/'
    }

    It 'and an empty cell is no connection' {
        [pscustomobject] @{ Id = 'o1'; Connection = '' } | Remove-Organization -Force
        Get-Sent $prod | Should -Be 'DELETE /api/1/organizations/o1/'
    }

    It 'and reading takes several connections, wildcards and connections down the pipeline' {
        @(Get-Organization o1 -Connection demo, prod).Connection | Should -Be 'demo', 'prod'
        @(Get-Organization o1 -Connection *).Connection | Should -Be 'demo', 'prod'
        @(Get-Organization o1 -Connection (Get-OrgConnection)).Connection | Should -Be 'demo', 'prod'
    }
}

Describe 'Connections' {
    BeforeEach { Get-OrgConnection | Disconnect-OrgProvider -WarningAction SilentlyContinue }

    It 'leave no default behind when the default is closed, and say so' {
        Connect-OrgProvider Gandi -Emulator
        Connect-OrgProvider UData -Emulator
        Disconnect-OrgProvider UData -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match 'no default connection'
        $problem = Get-FirstError { Get-Organization }
        $problem.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        "$problem" | Should -Match 'Select-OrgConnection'
        Select-OrgConnection Gandi
        @(Get-Organization).Count | Should -Be 3
    }

    It 'say when one takes the place of another' {
        Connect-OrgProvider Gandi -Emulator -Name x
        Connect-OrgProvider UData -Emulator -Name x -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match "'x' led to"
        Connect-OrgProvider UData -Emulator -Name x -WarningVariable said -WarningAction SilentlyContinue
        $said | Should -BeNullOrEmpty
    }

    It 'of another runspace stay open when its worker removes the module' {
        Invoke-PwshCommand @'
            $c = Connect-OrgProvider Gandi -Emulator -PassThru
            $module = (Get-Module OrgAdmin).Path
            1 | ForEach-Object -Parallel { Import-Module $using:module; Get-Organization -Connection $using:c | Out-Null; Import-Module $using:module -Force; Remove-Module OrgAdmin }
            (Get-Organization).Count
'@ | Should -Be 3
    }

    It 'get no credential from the environment for a host that is not the provider''s' {
        $peer = Start-Peer @{ 'GET /api/1/organizations/o1/' = '{"id": "o1", "name": "One"}' }
        $env:UDATA_API_KEY = 'canary-environment'
        try {
            Connect-OrgProvider UData -Endpoint "$($peer.Root)/api/1" -WarningVariable said -WarningAction SilentlyContinue
            Get-Organization o1 | Out-Null
            "$said" | Should -Match 'UDATA_API_KEY is not sent'
            "$($peer.Received.ToArray() | ForEach-Object { $_.Headers.Values })" | Should -Not -Match 'canary'
            $env:UDATA_API_KEY_ENDPOINT = "$($peer.Root)/api/1"
            Connect-OrgProvider UData -Endpoint "$($peer.Root)/api/1" -SkipValidation -WarningAction SilentlyContinue
            Get-Organization o1 | Out-Null
            "$($peer.Received.ToArray() | ForEach-Object { $_.Headers.Values })" | Should -Match 'canary-environment'
        }
        finally {
            $env:UDATA_API_KEY = $env:UDATA_API_KEY_ENDPOINT = $null
            Stop-Peer $peer
        }
    }
}

Describe 'Objects know who they are' {
    BeforeAll { Connect-FreshUData root }

    It 'so that sorting without doubles loses nobody, and -in finds them' {
        $all = Get-Organization | Get-OrganizationMember
        @($all | Sort-Object -Unique).Count | Should -Be @($all).Count
        $again = Get-OrganizationMember $idfm
        $again[0] -in @(Get-OrganizationMember $idfm) | Should -BeTrue
        $again[0] -eq $again[1] | Should -BeFalse
        (Get-Organization $idfm) -eq (Get-Organization $idfm) | Should -BeTrue
    }
}

Describe 'The file of profiles' {
    It 'is the one that the variable names now, not the one that it named when the module was first used' {
        $before = $env:ORGADMIN_PROFILES
        try {
            $env:ORGADMIN_PROFILES = Join-Path $TestDrive 'first.json'
            Register-OrgProfile -Name one -Provider Gandi -SecretName x
            $env:ORGADMIN_PROFILES = Join-Path $TestDrive 'second.json'
            Register-OrgProfile -Name two -Provider Gandi -SecretName x
            (Get-OrgProfile).Name | Should -Be 'two'
            Get-Content (Join-Path $TestDrive 'first.json') -Raw | Should -Not -Match 'two'
        }
        finally { $env:ORGADMIN_PROFILES = $before }
    }
}

Describe 'What only writes a file' {
    BeforeAll { Connect-FreshUData root }

    It 'is asked about as well: <What>' -ForEach @(
        @{ What = 'Invoke-OrgRestMethod -OutFile'; Run = { param($file) Invoke-OrgRestMethod organizations/ -OutFile $file } }
        @{ What = 'Export-OrganizationCatalog'; Run = { param($file) Export-OrganizationCatalog ile-de-france-mobilites -Format json -OutFile $file } }
        @{ What = 'Export-OrgSnapshot'; Run = { param($file) Export-OrgSnapshot $file } }
    ) {
        $file = Join-Path $TestDrive 'not-there.json'
        $WhatIfPreference = $true
        & $Run $file
        $WhatIfPreference = $false
        Test-Path $file | Should -BeFalse
    }
}

Describe '-WhatIf refuses what the change would refuse' {
    It '<Line>' -ForEach @(
        @{ Line = "Set-MemberAssignment ile-de-france-mobilites elsa-petit -Assignment Dataset:5a00000000000000000000ff" }
        @{ Line = "Set-MemberAssignment ile-de-france-mobilites elsa-petit -Assignment Reuse:5a0000000000000000000001" }
        @{ Line = "Set-MemberAssignment ile-de-france-mobilites elsa-petit -Assignment Dataservice:5a0000000000000000000001" }
        @{ Line = "Set-MemberAssignment ile-de-france-mobilites elsa-petit -Assignment Page:5a0000000000000000000001" }
        @{ Line = "Set-MemberAssignment ile-de-france-mobilites ada-martin -Assignment Dataset:5a0000000000000000000001" }
        @{ Line = "Set-MemberAssignment ile-de-france-mobilites nobody -Assignment Dataset:5a0000000000000000000001" }
        @{ Line = "Invoke-MemberInvite ile-de-france-mobilites -UserId zoe-fontaine -Role partial_editor -Assignment Dataset:5a00000000000000000000ff" }
        @{ Line = "Invoke-MemberInvite ile-de-france-mobilites -UserId zoe-fontaine -Role editor -Assignment Dataset:5a0000000000000000000001" }
        @{ Line = "Revoke-MemberInvite ile-de-france-mobilites 4f9d1c00-0000-4000-8000-000000000001" }
        @{ Line = "Remove-OrganizationFollower ile-de-france-mobilites" }
        @{ Line = "Remove-OrgToken nope" }
        @{ Line = "New-OrganizationContact ile-de-france-mobilites -Name X -Email notmail" }
        @{ Line = "New-OrganizationContact ile-de-france-mobilites -Name X -Email x@example.org -Role wrong" }
        @{ Line = "New-OrganizationContact ile-de-france-mobilites -Name X" }
    ) {
        Connect-FreshUData root
        # What is only read leaves nothing behind, so that the change meets the same world.
        $expected = Get-FirstError ([scriptblock]::Create("$Line -WhatIf"))
        $expected | Should -Not -BeNullOrEmpty
        Get-OrgEmulatorRequest | Where-Object Method -NE GET | Should -BeNullOrEmpty
        $actual = Get-FirstError ([scriptblock]::Create("$Line -Confirm:`$false"))
        $expected.FullyQualifiedErrorId | Should -Be $actual.FullyQualifiedErrorId
    }

    It 'and takes what the change would take' {
        Connect-FreshUData root
        Set-MemberAssignment ile-de-france-mobilites elsa-petit -Assignment 'dataset:5a0000000000000000000001', 'Reuse:5a0000000000000000000006', 'Dataservice:5a0000000000000000000005' -WhatIf -ErrorAction Stop
        Get-OrganizationDataservice ile-de-france-mobilites -First 1 | ForEach-Object {
            Set-MemberAssignment ile-de-france-mobilites elsa-petit -Assignment $_ -PassThru -ErrorAction Stop
        } | ForEach-Object Class | Should -Be 'Dataservice'
        New-OrganizationContact ile-de-france-mobilites -Name X -Role publisher -WhatIf -ErrorAction Stop
    }
}
