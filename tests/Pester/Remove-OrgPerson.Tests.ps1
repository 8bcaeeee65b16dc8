BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $idfm = 'ile-de-france-mobilites'
}

Describe 'Remove-OrgPerson' {
    BeforeEach {
        Disconnect-OrgProvider *
        Connect-FreshUData root
    }

    It 'prints the whole list with -WhatIf, the successor first, and sends nothing' {
        $said = Invoke-Pwsh @'
            Connect-OrgProvider UData -Emulator -Token (ConvertTo-SecureString emulator-udata-root -AsPlainText -Force)
            Set-OrganizationMember ile-de-france-mobilites basile-roy -Role editor
            $null = Invoke-MemberInvite ville-de-montfleury ada@example.org -Role editor
            $before = @(Get-OrgEmulatorRequest | Where-Object Method -NE GET).Count
            Remove-OrgPerson ada@example.org -Successor basile.roy@example.org -WhatIf
            @(Get-OrgEmulatorRequest | Where-Object Method -NE GET).Count - $before
'@
        $said | Should -Be @(
            'What if: Performing the operation "Remove invitation" on target "Ada Martin in Ville de Montfleury".'
            'What if: Performing the operation "Remove member" on target "Ada Martin in Ville de Valmont-sur-Loire".'
            'What if: Performing the operation "Change member: Role from editor to admin" on target "Basile Roy in Île-de-France Mobilités".'
            'What if: Performing the operation "Remove member" on target "Ada Martin in Île-de-France Mobilités".'
            '0'
        )
    }

    It 'makes the successor admin first, then removes, one change each; again it does nothing' {
        $places = Find-OrgPerson ada@example.org -WarningAction Ignore
        $places.Match | Sort-Object -Unique | Should -Be 'Exact'
        Set-OrganizationMember $idfm basile-roy -Role editor
        $null = Get-OrgEmulatorRequest
        $done = Remove-OrgPerson ada@example.org -Successor basile.roy@example.org -Force -PassThru -WarningAction Ignore
        $done | Where-Object OrganizationName -Like 'Île*' | ForEach-Object { "$_" } |
            Should -Be 'Change Member Basile Roy: Done', 'Remove Member Ada Martin: Done'
        $done | ForEach-Object { $_ | Should -BeOfType OrgAdmin.OrgChange }
        $sent = @(Get-SentChange).Count
        Remove-OrgPerson ada@example.org -Successor basile.roy@example.org -Force -PassThru -WarningAction Ignore | Should -BeNullOrEmpty
        @(Get-SentChange).Count | Should -Be $sent
    }

    It 'leaves the last admin where nobody follows, and goes on' {
        Set-OrganizationMember $idfm basile-roy -Role editor
        $problems = @()
        $done = Remove-OrgPerson ada@example.org -Force -PassThru -WarningAction Ignore -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId | Should -Be 'LastAdmin,OrgAdmin.Commands.RemoveOrgPersonCommand'
        ($done | Where-Object Outcome -EQ Refused).OrganizationName | Should -Be 'Île-de-France Mobilités'
        $done | Where-Object Outcome -EQ Done | Should -Not -BeNullOrEmpty
        (Get-OrganizationMember $idfm).Name | Should -Contain 'Ada Martin'
    }

    It 'leaves alone who is only possible, and says so' {
        Connect-FreshUData
        $done = Remove-OrgPerson farid.benali@example.org -Force -PassThru -WarningVariable warned -WarningAction SilentlyContinue
        $done | Should -BeNullOrEmpty
        "$warned" | Should -BeLike '*Left alone, because it may be somebody else: Farid Benali (Île-de-France Mobilités at UData). *'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'acts on the places that are piped and on no others, also after a file' {
        Find-OrgPerson -UserId basile-roy | Where-Object OrganizationName -Like 'Île*' | Export-Csv "$TestDrive/places.csv"
        $done = Import-Csv "$TestDrive/places.csv" | Remove-OrgPerson -Force -PassThru
        $done.OrganizationName | Should -Be 'Île-de-France Mobilités'
        (Find-OrgPerson -UserId basile-roy).OrganizationName | Should -Be 'Agence des transports'
    }

    It 'refuses places out of a file whose <What>, and removes nobody' -ForEach @(
        @{ What = 'id was mended and the rest was not'; Damage = { param($place) $place.UserId = '5e0000000000000000000003' }; Id = 'InvalidValue,*' }
        @{ What = 'provider is none'; Damage = { param($place) $place.Provider = '7' }; Id = 'InvalidValue,*' }
        @{ What = 'provider is another one'; Damage = { param($place) $place.Provider = 'Munch' }; Id = 'ConnectionChanged,*' }
    ) {
        $place = Find-OrgPerson -UserId basile-roy | Where-Object OrganizationName -Like 'Île*' | ConvertTo-Csv | ConvertFrom-Csv
        & $Damage $place
        $problem = Get-FirstError { $place | Remove-OrgPerson -Force }
        $problem.FullyQualifiedErrorId | Should -BeLike $Id
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'takes a row with an address and an id for one person' {
        # The id is somebody else's here, as the numbers of a directory are.
        [pscustomobject] @{ Email = 'farid.benali@example.org'; UserId = '5e0000000000000000000003' } | Remove-OrgPerson -Force -PassThru |
            ForEach-Object Target | Should -Be 'Farid Benali'
    }

    It 'takes invitations back and declines requests before memberships end' {
        Invoke-MemberInvite $idfm kim@example.org -Role editor | Out-Null
        $done = Remove-OrgPerson kim@example.org -Force -PassThru
        "$done" | Should -Be 'Remove Invitation kim@example.org: Done'
        $request = Get-MembershipRequest $idfm -Status pending -Kind request | Select-Object -First 1
        $done = Find-OrgPerson -UserId $request.UserId | Where-Object Kind -EQ Request | Remove-OrgPerson -Force -PassThru
        "$done" | Should -Be "Remove Request $($request.Name): Done"
        (Get-MembershipRequest $idfm -UserId $request.UserId).Status | Should -Be 'refused'
    }

    It 'asks before each change, and No leaves it' {
        $said = Invoke-PwshCommand 'Connect-OrgProvider UData -Emulator -Token (ConvertTo-SecureString emulator-udata-root -AsPlainText -Force)
            Find-OrgPerson -UserId elsa-petit | Remove-OrgPerson
            @(Get-OrgEmulatorRequest | Where-Object Method -EQ DELETE).Count' -Answer 'n'
        "$said" | Should -Match 'Remove member.*Elsa Petit in .*Mobilit'
        $said[-1] | Should -Be '0'
    }

    It 'changes nothing through a read-only connection, and says so with -WhatIf already' {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator -ReadOnly -Name UData -Token (ConvertTo-SecureString 'emulator-udata-root' -AsPlainText -Force) -WarningAction Ignore
        (Get-FirstError { Remove-OrgPerson ada@example.org -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'ReadOnlyConnection,*'
    }

    It 'writes each change into the journal' {
        Disconnect-OrgProvider *
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator -JournalPath "$TestDrive/changes.jsonl" -Token (ConvertTo-SecureString 'emulator-udata-root' -AsPlainText -Force)
        Find-OrgPerson -UserId elsa-petit | Remove-OrgPerson -Force
        $change = Get-OrgChange "$TestDrive/changes.jsonl"
        $change.Cmdlet, $change.Kind, $change.Action, $change.Outcome | Should -Be 'Remove-OrgPerson', 'Member', 'Remove', 'Done'
    }
}
