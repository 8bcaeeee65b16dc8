BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
}

Describe 'Find-OrgPerson' {
    BeforeEach {
        Disconnect-OrgProvider *
        Connect-FreshUData
        foreach ($provider in 'EquinixMetal', 'Gandi', 'Munch') { Connect-OrgProvider $provider -Emulator -WarningAction Ignore }
    }

    It 'finds a person by address at every open connection, and names what it could not look at' {
        $places = Find-OrgPerson ada@example.org -WarningVariable warned -WarningAction SilentlyContinue
        $own = @($places | Where-Object Match -EQ Exact)
        $own.OrganizationName | Should -Be 'Ville de Valmont-sur-Loire', 'Île-de-France Mobilités'
        $own | ForEach-Object { $_.Kind, $_.Connection, $_.Provider, $_.Email | Should -Be 'Member', 'UData', 'UData', 'ada@example.org' }
        $own[1].OrganizationId, $own[1].UserId, $own[1].Role | Should -Be '534fff000000000000000001', '5e0000000000000000000001', 'admin'
        @($warned).Count | Should -Be 1
        "$warned" | Should -BeLike 'Not looked at: Gandi, Munch (the API does not list members); *(invitations and requests are *'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'takes a masked address for possible, and for declared where a list says so' {
        (Find-OrgPerson basile.roy@example.org -WarningAction Ignore).Match | Sort-Object -Unique | Should -Be 'Possible'
        $identity = [pscustomobject]@{ Person = 'basile.roy@example.org'; Connection = 'UData'; UserId = 'basile-roy' }
        $found = Find-OrgPerson basile.roy@example.org -Identity $identity -WarningAction Ignore | Where-Object Match -NE Possible
        $found.Match | Should -Be 'Declared', 'Declared'
        $found.IsLastAdmin | Should -Be $true, $false
    }

    It 'takes <Address> for possible only where what is shown of an address anywhere can be it' -ForEach @(
        @{ Address = 'ada@example.org'; People = @() }
        @{ Address = 'basile.roy@example.org'; People = @('Basile Roy', 'Basile Roy') }
        @{ Address = 'bbsile.roy@example.org'; People = @() }
        @{ Address = 'basile.roy@example.net'; People = @() }
        @{ Address = 'b@example.org'; People = @() }
        @{ Address = 'elsa.petit@example.org'; People = @('Elsa Petit') }
        @{ Address = 'zz@example.org'; People = @() }
    ) {
        $places = Find-OrgPerson $Address -WarningAction Ignore | Where-Object Match -EQ Possible
        @($places | ForEach-Object Person) | Should -Be $People
    }

    It 'reads the list of identities from a CSV file, with commas or semicolons' -ForEach ',', ';' {
        "Person${_}Connection${_}UserId", "basile.roy@example.org${_}UD*${_}basile-roy" | Set-Content "$TestDrive/who.csv"
        Find-OrgPerson basile.roy@example.org -Identity "$TestDrive/who.csv" -WarningAction Ignore | Where-Object Match -EQ Declared |
            Should -HaveCount 2
    }

    It 'refuses a list that it cannot use, before anything is read: <Text>' -ForEach @(
        @{ Text = 'absent'; Id = 'FileError*'; Like = '*is not there*' }
        @{ Text = "Person,User`nada@example.org,x"; Id = 'ValidationFailed*'; Like = '*line 2: *Person*found: Person, User.' }
    ) {
        $file = "$TestDrive/$($Id.Length).csv"
        if ($Text -ne 'absent') { $Text | Set-Content $file }
        $null = Reset-OrgEmulator
        Connect-FreshUData
        $before = @(Get-SentRequest).Count
        $problem = Get-FirstError { Find-OrgPerson ada@example.org -Identity $file }
        $problem.FullyQualifiedErrorId | Should -BeLike $Id
        "$problem" | Should -BeLike $Like
        @(Get-SentRequest).Count | Should -Be $before
    }

    It 'reads no device for a list, which has no end' -Skip:(-not (Test-Path /dev/zero)) {
        $problem = Get-FirstError { Find-OrgPerson ada@example.org -Identity /dev/zero }
        $problem.FullyQualifiedErrorId | Should -BeLike 'FileError*'
        "$problem" | Should -BeLike '*is no regular file.'
    }

    It 'takes addresses, rows of a file and members from the pipeline' {
        $two = 'ada@example.org', 'olivia.okafor@harbour.example' | Find-OrgPerson -WarningAction Ignore | Where-Object Match -EQ Exact
        $two.UserId | Should -Contain '5e0000000000000000000001'
        "Name,E-mail`nAda,ada@example.org" | ConvertFrom-Csv | Find-OrgPerson -Connection UData -WarningAction Ignore |
            Where-Object Match -EQ Exact | Should -HaveCount 2
        Get-OrganizationMember $idfm -Connection UData -First 2 | Find-OrgPerson -WarningAction Ignore | Select-Object -Unique -ExpandProperty Person |
            Sort-Object | Should -Be 'Ada Martin', 'Basile Roy'
    }

    It 'ends a bad row with one error and goes on' {
        $problems = @()
        $found = 'x', 'ada@example.org', 'a*@example.org' | Find-OrgPerson -Connection UData -WarningAction Ignore -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | ForEach-Object { "$_" } | Should -Be @(
            "Row 1: 'x' is no e-mail address."
            "Row 3: 'a*@example.org' is only a part of an address. Give the whole of it, or the user's id."
        )
        $found | Where-Object Match -EQ Exact | Should -HaveCount 2
    }

    It 'looks where it is told to: <_>' -ForEach 'EquinixMetal', 'Equinix*' {
        $found = Find-OrgPerson -Name '*Ada*' -Connection $_ -WarningVariable warned
        $found.Connection | Sort-Object -Unique | Should -Be 'EquinixMetal'
        $found.Match | Sort-Object -Unique | Should -Be 'Possible'
        $warned | Should -BeNullOrEmpty
    }

    It 'looks at the connections that are piped' {
        Get-OrgConnection UData | Find-OrgPerson ada@example.org -WarningAction Ignore | Where-Object Match -EQ Exact | Should -HaveCount 2
    }

    It 'without a connection says how to get one' {
        Disconnect-OrgProvider *
        (Get-FirstError { Find-OrgPerson ada@example.org }).FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'outputs what the cmdlets for members take' {
        Find-OrgPerson -UserId basile-roy -WarningAction Ignore | Where-Object IsLastAdmin -EQ $false | Set-OrganizationMember -Role editor -PassThru |
            ForEach-Object { $_.Name, $_.Role | Should -Be 'Basile Roy', 'editor' }
    }
}
