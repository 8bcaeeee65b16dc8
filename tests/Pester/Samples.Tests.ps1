# Files as HR, directories and spreadsheets write them, with their encodings, delimiters and columns.

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $samples = Join-Path $PSScriptRoot samples

    # Who was invited, and the rows that were not, as "number: words".
    function Invoke-Sample($Rows) {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
        $results = @($Rows | Invoke-MemberInvite $idfm @quiet -ErrorVariable problems -WarningVariable said)
        [pscustomobject] @{
            Invited  = @($results | Where-Object Outcome -EQ Invited | ForEach-Object Email)
            Refused  = @($results | Where-Object Outcome -EQ Failed | ForEach-Object Row)
            Problems = @($problems | ForEach-Object { $_.Exception.Message })
            Warnings = @($said | ForEach-Object { "$_" })
            Sent     = @(Get-SentChange)
        }
    }
}

Describe 'A file of people' {
    BeforeEach { Connect-FreshUData root }

    It 'of an HR system, in Windows-1252 with semicolons' {
        $csv = Join-Path $samples hr-windows-1252.csv
        $run = Invoke-Sample (Import-Csv $csv -Delimiter ';' -Encoding 1252)
        $run.Invited | Should -Be 'zoe.elouard@example.org', 'joerg.mueller@example.org'
        $sent = (Get-OrgEmulatorRequest -Method POST)[0].Body | ConvertFrom-Json
        $sent.comment | Should -BeExactly "Bienvenue $([char] 0xE0) l'$([char] 0xE9)quipe, Zo$([char] 0xE9)"
    }

    It 'of the same system, read as UTF-8: the row that lost a letter is refused with the encoding to try' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples hr-windows-1252.csv) -Delimiter ';' -Encoding utf8)
        $run.Refused | Should -Be 1
        $run.Problems[0] | Should -Match 'Row 1: Message holds U\+FFFD.*-Encoding 1252'
        $run.Sent | Should -HaveCount 1
    }

    It 'of the same system, read with commas: nothing is sent' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples excel-semicolon.csv))
        $run.Problems[0] | Should -Match "separated by ';'"
        $run.Sent | Should -BeNullOrEmpty
    }

    It 'of Excel, with a byte order mark and empty rows' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples excel-semicolon.csv) -Delimiter ';')
        $run.Invited | Should -Be 'ines.lopez@example.org', 'piotr.nowak@example.org'
        $run.Warnings | Should -Be '2 empty rows were left out.'
    }

    It 'of Excel as Unicode text, in UTF-16 with tabs' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples excel-unicode-text.txt) -Delimiter "`t")
        $run.Invited | Should -Be 'ines.lopez@example.org', 'piotr.nowak@example.org'
        $run.Problems | Should -BeNullOrEmpty
    }

    It 'of Entra: who is disabled, and a guest by the sign-in name, are refused' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples entra-users.csv))
        $run.Invited | Should -Be 'ines.lopez@example.org'
        $run.Refused | Should -Be 2, 3
        $run.Problems[0] | Should -Match 'Row 2 says that this person is not active any more'
        $run.Problems[1] | Should -Match 'Row 3: .*#EXT#.* sign-in name of a guest'
    }

    It 'of Google Workspace: who is suspended is refused' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples google-workspace-users.csv))
        $run.Invited | Should -Be 'ines.lopez@example.org'
        $run.Refused | Should -Be 2
    }

    It 'of Okta: who is deprovisioned is refused' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples okta-people.csv))
        $run.Invited | Should -Be 'ines.lopez@example.org'
        $run.Refused | Should -Be 2
    }

    It 'of Active Directory: who is disabled, and what has no address, are refused' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples active-directory.csv))
        $run.Invited | Should -Be 'ines.lopez@example.org'
        $run.Refused | Should -Be 2, 3
        $run.Problems[1] | Should -Match 'Row 3 names nobody'
    }

    It 'of Outlook: a name around the address and a line break in another cell do no harm' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples outlook-contacts.csv))
        $run.Invited | Should -Be 'ines.lopez@example.org', 'piotr.nowak@example.org'
    }

    It 'of Slack: a user id of another service beside an address is refused' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples slack-members.csv))
        $run.Invited | Should -BeNullOrEmpty
        $run.Refused | Should -Be 1, 2
        $run.Problems[0] | Should -Match 'both an e-mail address .* and a user'
        $run.Sent | Should -BeNullOrEmpty
    }

    It 'with two addresses in one cell: that row is refused' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples two-addresses-in-a-cell.csv))
        $run.Invited | Should -Be 'piotr.nowak@example.org'
        $run.Refused | Should -Be 1
    }

    It 'that was encoded twice is told' {
        $run = Invoke-Sample (Import-Csv (Join-Path $samples utf8-twice.csv))
        $run.Warnings[0] | Should -Match 'Row 1: Message .* read in another encoding'
    }
}

Describe 'A file of customers' {
    It 'of Excel is brought into the form of the API where that is certain, and else refused with the row' {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $rows = Import-Csv (Join-Path $samples customers-excel.csv) -Delimiter ';' -Encoding 1252
        $receipts = $rows | New-Customer -OrganizationId 80548b45-e18d-4cab-adef-e10a8406de4a -ErrorAction SilentlyContinue -ErrorVariable problems
        $receipts.Email | Should -Be 'zoe.ete@example.net', 'paul.martin@example.net', 'ann.smith@example.net'
        $bodies = Get-OrgEmulatorRequest -Method POST | ForEach-Object { $_.Body | ConvertFrom-Json }
        $bodies.phone | Should -Be '+33.612345678', '+33.612345678', '+44.2079460000'
        $bodies.country | Should -Be 'FR', 'FR', 'GB'
        $bodies.zip | Should -Be '01000', '75001', 'SW1A 1AA'
        $bodies.type | Should -Be 'individual', 'company', 'individual'
        "$($problems[0])" | Should -Match 'Row 4 \(jean@example\.net\): LegalName'
        "$($problems[1])" | Should -Match 'Row 5 \(eve@example\.net\): Phone'
        # All that is wrong with a row is told at once.
        "$($problems[2])" | Should -Match 'Row 6 \(nil@example\.net\): City: .*Country: .*Phone: '
    }
}

Describe 'A file of organizations' {
    It 'of data.gouv.fr has its columns read' {
        Connect-FreshUData root
        $row = Import-Csv (Join-Path $samples data-gouv-organizations.csv) -Delimiter ';'
        $changed = $row | Set-Organization -PassThru -WarningAction SilentlyContinue
        $changed.Website | Should -Be 'https://idfm.example.org/'
        $changed.Description | Should -Be "L'autorit$([char] 0xE9) organisatrice"
        $changed.BusinessNumberId | Should -Be '28750007800020'
    }
}
