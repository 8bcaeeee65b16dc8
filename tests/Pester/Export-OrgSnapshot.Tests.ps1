BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
    $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'

    function Read-Snapshot([string] $Path) { Get-Content $Path -Raw | ConvertFrom-Json }

    # The lines of a file but for the time, which is the only one that may differ.
    function Get-State([string] $Path) { (Get-Content $Path) -notmatch '^  "takenAt"' }
}

Describe 'Export-OrgSnapshot' {
    BeforeEach {
        Connect-FreshUData
        Disconnect-OrgProvider Gandi, EquinixMetal, Munch -ErrorAction Ignore
        Get-ChildItem $TestDrive | Remove-Item -Recurse -Force
    }

    It 'writes organizations with their members and what is pending, and outputs the file' {
        $file = Export-OrgSnapshot "$TestDrive/a.json"
        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -Be (Get-Item "$TestDrive/a.json").FullName
        $snapshot = Read-Snapshot $file
        "$($snapshot.format) $($snapshot.version)" | Should -Be 'OrgAdmin snapshot 1'
        (Get-Content $file)[3] | Should -Match '^  "takenAt": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",$'
        $udata = $snapshot.connections
        "$($udata.provider) $($udata.name) $($udata.endpoint)" | Should -Be 'UData UData http://localhost/api/1'
        $udata.organizations | Should -HaveCount (@(Get-Organization).Count)
        $udata.organizations.id | Should -Be @([Linq.Enumerable]::Order([string[]] $udata.organizations.id, [StringComparer]::Ordinal))
        $one = $udata.organizations | Where-Object id -EQ $id
        "$($one.name) $($one.slug) $($one.extras.geozone)" | Should -Be 'Île-de-France Mobilités ile-de-france-mobilites fr:region:11'
        $one.members.name | Should -Contain 'Ada Martin'
        $one.requests | ForEach-Object { "$($_.kind) $($_.email)" } | Should -Contain 'invitation lou.nouvelle@example.net'
        # Whoever does not manage the members of an organization is not told, which is not the same as none.
        ($udata.organizations | Where-Object id -NE $id)[0].PSObject.Properties.Name | Should -Not -Contain 'requests'
    }

    It 'writes the same state in the same bytes, as UTF-8 with line feeds' {
        $bytes = [IO.File]::ReadAllBytes((Export-OrgSnapshot "$TestDrive/a.json" -ThrottleLimit 1).FullName)
        $null = Export-OrgSnapshot "$TestDrive/b.json" -ThrottleLimit 16
        Get-State "$TestDrive/b.json" | Should -Be (Get-State "$TestDrive/a.json")
        $bytes[0] | Should -Be 0x7B
        $bytes[-1] | Should -Be 0x0A
        $bytes | Should -Not -Contain 0x0D
    }

    It 'asks every connection that is named, and puts all into one file' {
        foreach ($provider in 'Gandi', 'EquinixMetal', 'Munch') { Connect-OrgProvider $provider -Emulator -WarningAction Ignore }
        $connections = (Read-Snapshot (Export-OrgSnapshot "$TestDrive/all.json" -Connection *)).connections
        $connections.name | Should -Be 'Gandi', 'EquinixMetal', 'Munch', 'UData'
        $connections[0].organizations.name | Sort-Object | Should -Be 'alice', 'bob', 'ron'
        $connections[0].organizations[0].PSObject.Properties.Name | Should -Not -Contain 'members'
        $metal = $connections[1].organizations | Where-Object id -EQ $harbour
        $metal.members.Count | Should -BeGreaterThan 10
        $metal.requests.email | Should -Be 'petra.novak@example.com'
        # Munch lists the caller's own only; those below it are the caller's as well.
        $connections[2].organizations.name | Should -Be 'Example', 'Child organization', 'Newsletter'
        Get-Content "$TestDrive/all.json" -Raw | Should -Not -Match 'emulator-'
    }

    It 'writes only the organizations that are wanted, and says so in the file' {
        $wanted = (Read-Snapshot (Export-OrgSnapshot "$TestDrive/a.json" $idfm, $id, ville-de-montfleury)).connections
        $wanted.organizationIds | Should -Be $id, $idfm, 'ville-de-montfleury'
        $wanted.organizations.slug | Sort-Object | Should -Be $idfm, 'ville-de-montfleury'
    }

    It 'takes organizations from the pipeline, each from its own connection' {
        Connect-OrgProvider Gandi -Emulator
        $file = & { Get-Organization -Connection Gandi -Name a*; Get-Organization $idfm -Connection UData } | Export-OrgSnapshot "$TestDrive/a.json"
        (Read-Snapshot $file).connections | ForEach-Object { "$($_.name): $($_.organizations.name)" } | Should -Be 'Gandi: alice', 'UData: Île-de-France Mobilités'
    }

    It 'does not take an empty pipeline for everything' {
        Get-Organization -Name 'no such*' | Export-OrgSnapshot "$TestDrive/a.json" -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warning | Should -BeLike 'No organization came down the pipeline*'
        "$TestDrive/a.json" | Should -Not -Exist
    }

    It 'says what could not be read, in an error and in the file, and writes the rest' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        Set-OrgEmulatorFault "*$harbour/members*" -Status 403
        $file = Export-OrgSnapshot "$TestDrive/a.json" -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.ExportOrgSnapshotCommand'
        $problem[0].TargetObject | Should -Be $harbour
        "$problem" | Should -BeLike 'The members of Harbour Labs are not in the snapshot: *'
        $metal = (Read-Snapshot $file).connections.organizations
        $metal.Count | Should -BeGreaterThan 20
        $one = $metal | Where-Object id -EQ $harbour
        $one.unreadMembers.errorId | Should -Be 'Forbidden'
        $one.PSObject.Properties.Name | Should -Not -Contain 'members'
        $one.requests.email | Should -Be 'petra.novak@example.com'
    }

    It 'keeps what one connection tells when another one fails' {
        Connect-OrgProvider Gandi -Emulator
        Set-OrgEmulatorFault '/api/1/*' -Status 500
        $file = Export-OrgSnapshot "$TestDrive/a.json" -Connection * -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'ServerError,OrgAdmin.Commands.ExportOrgSnapshotCommand'
        $gandi, $udata = (Read-Snapshot $file).connections
        $gandi.organizations | Should -HaveCount 3
        $udata.unread.errorId | Should -Be 'ServerError'
        $udata.PSObject.Properties.Name | Should -Not -Contain 'organizations'
    }

    It 'writes nothing when nothing could be read, and leaves what was there' {
        Set-Content "$TestDrive/a.json" 'before'
        Set-OrgEmulatorFault '*' -Status 500
        Export-OrgSnapshot "$TestDrive/a.json" -Force -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[-1].FullyQualifiedErrorId | Should -Be 'FileError,OrgAdmin.Commands.ExportOrgSnapshotCommand'
        Export-OrgSnapshot "$TestDrive/b.json" no-such-organization -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Content "$TestDrive/a.json" | Should -Be 'before'
        (Get-ChildItem $TestDrive).Name | Should -Be 'a.json'
    }

    It 'leaves no half file behind when -ErrorAction Stop ends it' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        Set-OrgEmulatorFault "*fe608c1e*/members*" -Status 403
        { Export-OrgSnapshot "$TestDrive/a.json" -ErrorAction Stop } | Should -Throw -ErrorId 'Forbidden,*'
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
    }

    It 'leaves no half file behind when it is stopped, and asks no more' {
        Connect-OrgProvider EquinixMetal -Emulator -Name slow -WarningAction Ignore
        Set-OrgEmulatorFault '*/members*' -DelayMilliseconds 400
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                param($Module, $Connection, $Path)
                Import-Module $Module
                Export-OrgSnapshot $Path -Connection $Connection -ThrottleLimit 2
            }).AddArgument((Get-Module OrgAdmin).Path).AddArgument((Get-OrgConnection slow)).AddArgument("$TestDrive/a.json")
            $running = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(30)
            while (-not (Get-ChildItem $TestDrive) -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
            Get-ChildItem $TestDrive | Should -HaveCount 1 -Because 'it has to be at work when it is stopped'
            $shell.Stop()
            { $shell.EndInvoke($running) } | Should -Throw
        }
        finally {
            $shell.Dispose()
        }
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
        Get-SentRequest | Where-Object { $_ -like '*/members*' } | Measure-Object | ForEach-Object Count | Should -BeLessThan 20
    }

    It 'replaces a file only with -Force, and asks nobody before it knows' {
        Set-Content "$TestDrive/a.json" 'before'
        $problem = Get-FirstError { Export-OrgSnapshot "$TestDrive/a.json" }
        $problem.FullyQualifiedErrorId | Should -Be 'Conflict,OrgAdmin.Commands.ExportOrgSnapshotCommand'
        "$problem" | Should -BeLike '*a.json is there already. Choose another name, or replace it with -Force.'
        Get-SentRequest | Should -BeNullOrEmpty
        Get-Content "$TestDrive/a.json" | Should -Be 'before'
        (Read-Snapshot (Export-OrgSnapshot "$TestDrive/a.json" -Force)).version | Should -Be 1
    }

    It 'says which path cannot be written, before anything is sent' {
        "$(Get-FirstError { Export-OrgSnapshot $TestDrive })" | Should -BeLike '*is a folder. Name a file in it, such as *snapshot.json'
        "$(Get-FirstError { Export-OrgSnapshot "$TestDrive/no/such/a.json" })" | Should -BeLike '*a.json cannot be written: there is no such folder.'
        (Get-FirstError { Export-OrgSnapshot Env:x }).FullyQualifiedErrorId | Should -Be 'FileError,OrgAdmin.Commands.ExportOrgSnapshotCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'takes a path relative to the location, and takes it literally' {
        Push-Location $TestDrive
        try { (Export-OrgSnapshot 'a[1].json' $id).Name | Should -Be 'a[1].json' }
        finally { Pop-Location }
        Test-Path -LiteralPath "$TestDrive/a[1].json" | Should -BeTrue
    }

    It 'sends and writes nothing with -WhatIf, whatever -Force says' {
        Set-Content "$TestDrive/a.json" 'before'
        Export-OrgSnapshot "$TestDrive/a.json" -Force -WhatIf | Should -BeNullOrEmpty
        Get-SentRequest | Should -BeNullOrEmpty
        Get-Content "$TestDrive/a.json" | Should -Be 'before'
    }

    It 'asks the members of several organizations at the same time' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        Set-OrgEmulatorFault '*/members*' -DelayMilliseconds 100
        $one = Measure-Command { Export-OrgSnapshot "$TestDrive/1.json" -ThrottleLimit 1 }
        $eight = Measure-Command { Export-OrgSnapshot "$TestDrive/8.json" -ThrottleLimit 8 }
        $eight.TotalMilliseconds | Should -BeLessThan ($one.TotalMilliseconds / 2)
        Get-State "$TestDrive/8.json" | Should -Be (Get-State "$TestDrive/1.json")
    }
}
