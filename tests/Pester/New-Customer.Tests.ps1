BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Peer.ps1
    $alice = '80548b45-e18d-4cab-adef-e10a8406de4a'
    $john = [pscustomobject]@{
        Type = 'company'; FirstName = 'John'; LastName = 'Do'; OrganizationName = 'R&D'; Email = 'jd@example.net'
        StreetAddress = '21 jump street'; PostalCode = '17137'; City = 'Nieul-sur-mer'; Country = 'FR'; Phone = '+33.612345678'
    }
}

Describe 'New-Customer on the emulator' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    It 'outputs the receipt' {
        $receipt = $john | New-Customer -OrganizationId $alice
        $receipt | Should -BeOfType OrgAdmin.CustomerReceipt
        $receipt.Message | Should -Not -BeNullOrEmpty
        $receipt.Location | Should -Match "/customers/[0-9a-f-]{36}$"
        $receipt.Email | Should -Be 'jd@example.net'
    }

    It 'outputs the customer itself with -Wait' {
        $customer = $john | New-Customer -OrganizationId $alice -Wait
        $customer | Should -BeOfType OrgAdmin.Customer
        $customer.Email | Should -Be 'jd@example.net'
        (Get-Customer $alice).Id | Should -Contain $customer.Id
    }

    It 'takes a CSV, and goes on after a bad row' {
        $csv = Join-Path $TestDrive customers.csv
        @'
Type,FirstName,LastName,OrganizationName,Email,StreetAddress,PostalCode,City,Country,Phone,Fax
company,John,Do,R&D,jd@example.net,21 jump street,17137,Nieul-sur-mer,FR,+33.612345678,
individual,Ann,Bad,,not-an-address,1 road,,Paris,FR,+33.612345678,
individual,Zoé,Été,,zoe@example.net,1 rue neuve,75001,Paris,FR,+33.612345678,
'@ | Set-Content $csv
        $receipts = Import-Csv $csv | New-Customer -OrganizationId $alice -ErrorAction SilentlyContinue -ErrorVariable problems
        $receipts.Email | Should -Be 'jd@example.net', 'zoe@example.net'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewCustomerCommand'
        $problems[0].TargetObject | Should -Be 'not-an-address'
        "$($problems[0])" | Should -Match "Row 2: 'not-an-address' is no e-mail address"
        # An empty cell is "not given".
        (Get-OrgEmulatorRequest -Method POST)[0].Body | Should -Not -Match 'fax'
    }

    It 'keeps the order of the input with several in flight' {
        $rows = 1..12 | ForEach-Object { $row = $john.PSObject.Copy(); $row.Email = "c$_@example.net"; $row }
        ($rows | New-Customer -OrganizationId $alice -ThrottleLimit 6).Email | Should -Be (1..12 | ForEach-Object { "c$_@example.net" })
    }

    It 'changes nothing with -WhatIf, and names the reseller it has seen' {
        $null = Get-Organization
        Reset-OrgEmulator
        $out = Join-Path $TestDrive whatif.txt
        Start-Transcript $out | Out-Null
        $john | New-Customer -OrganizationId $alice -WhatIf
        Stop-Transcript | Out-Null
        Get-Content $out -Raw | Should -Match ([regex]::Escape('What if: Performing the operation "Create customer" on target "jd@example.net (R&D) under alice".'))
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'refuses a type that does not exist before anything is sent' {
        $row = $john.PSObject.Copy()
        $row.Type = 'emperor'
        $problem = Get-FirstError { $row | New-Customer -OrganizationId $alice }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewCustomerCommand'
        "$problem" | Should -Match "Row 1 \(jd@example.net\): Type: 'emperor' is none of individual, company, association, publicbody"
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'brings <Field> <Written> into the form of Gandi: <Sent>' -ForEach @(
        @{ Field = 'Phone'; Written = '06 12 34 56 78'; Sent = '+33.612345678' }
        @{ Field = 'Phone'; Written = '0033612345678'; Sent = '+33.612345678' }
        @{ Field = 'Phone'; Written = '612345678'; Sent = '+33.612345678' }
        @{ Field = 'Phone'; Written = '="0612345678"'; Sent = '+33.612345678' }
        @{ Field = 'Phone'; Written = '+33 (0)6 12 34 56 78'; Sent = '+33.612345678' }
        @{ Field = 'Country'; Written = 'France'; Sent = 'FR' }
        @{ Field = 'Country'; Written = 'fr'; Sent = 'FR' }
        @{ Field = 'Country'; Written = 'FRA'; Sent = 'FR' }
        @{ Field = 'PostalCode'; Written = '1000'; Sent = '01000' }
        @{ Field = 'PostalCode'; Written = '75001.0'; Sent = '75001' }
        @{ Field = 'PostalCode'; Written = "75$([char] 0xA0)001"; Sent = '75001' }
        @{ Field = 'PostalCode'; Written = 'F-75001'; Sent = '75001' }
        @{ Field = 'City'; Written = "Saint$([char] 0xA0)Denis"; Sent = 'Saint Denis' }
        @{ Field = 'LastName'; Written = "Rene$([char] 0x301)"; Sent = "Ren$([char] 0xE9)" }
        @{ Field = 'LastName'; Written = 'Null'; Sent = 'Null' }
        @{ Field = 'Type'; Written = 'SARL'; Sent = 'company' }
    ) {
        $row = $john.PSObject.Copy()
        $row.$Field = $Written
        $row | New-Customer -OrganizationId $alice | Out-Null
        $body = (Get-OrgEmulatorRequest -Method POST).Body | ConvertFrom-Json
        $name = @{ Phone = 'phone'; Country = 'country'; PostalCode = 'zip'; Type = 'type'; City = 'city'; LastName = 'lastname' }[$Field]
        $body.$name | Should -Be $Sent
    }

    It 'refuses <Field> <Written>, with the row and the address, and sends nothing' -ForEach @(
        @{ Field = 'Phone'; Written = '3,36E+10' }
        @{ Field = 'Phone'; Written = '12' }
        @{ Field = 'Phone'; Written = 'call me' }
        @{ Field = 'City'; Written = '#N/A' }
        @{ Field = 'City'; Written = 'N/A' }
        @{ Field = 'City'; Written = 'NULL' }
        @{ Field = 'City'; Written = '-' }
        @{ Field = 'PostalCode'; Written = '75' }
        @{ Field = 'LastName'; Written = "Du$([char] 0x200B)pont" }
        @{ Field = 'StreetAddress'; Written = "1 road`nsecond line" }
        @{ Field = 'Country'; Written = 'Nowhere' }
        @{ Field = 'OrganizationName'; Written = '' }
        @{ Field = 'LastName'; Written = "D$([char] 0xFFFD)pont" }
        @{ Field = 'LastName'; Written = '' }
    ) {
        $row = $john.PSObject.Copy()
        $row.$Field = $Written
        $problem = Get-FirstError { $row | New-Customer -OrganizationId $alice }
        $problem.FullyQualifiedErrorId | Should -Match '^(ValidationFailed|InvalidValue),'
        "$problem" | Should -Match 'Row 1'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'orders nobody twice, unless that is wanted' {
        $john | New-Customer -OrganizationId $alice -Wait | Out-Null
        $problem = Get-FirstError { $john | New-Customer -OrganizationId $alice }
        $problem.FullyQualifiedErrorId | Should -Be 'AlreadyExists,OrgAdmin.Commands.NewCustomerCommand'
        $problem.CategoryInfo.Category | Should -Be 'ResourceExists'
        @(Get-SentChange).Count | Should -Be 1
        $other = $john.PSObject.Copy()
        $other.Email = 'twice@example.net'
        $other, $other | New-Customer -OrganizationId $alice -ErrorAction SilentlyContinue | Out-Null
        @(Get-SentChange).Count | Should -Be 2
        $john | New-Customer -OrganizationId $alice -AllowDuplicate | Out-Null
        @(Get-SentChange).Count | Should -Be 3
    }

    It 'is refused under an organization that is no reseller' {
        $problem = Get-FirstError { $john | New-Customer -OrganizationId b018061c-a4e3-4d6d-8445-e3837bd23815 }
        $problem.FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.NewCustomerCommand'
    }
}

Describe 'New-Customer twice with one list' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    It 'orders nobody twice, though the order is not listed yet' {
        $list = $john, ($john | Select-Object * -ExcludeProperty Email | Select-Object *, @{ n = 'Email'; e = { 'other@example.net' } })
        $null = $list | New-Customer -OrganizationId $alice
        $list | New-Customer -OrganizationId $alice -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'AlreadyExists,OrgAdmin.Commands.NewCustomerCommand', 'AlreadyExists,OrgAdmin.Commands.NewCustomerCommand'
        "$($problems[0])" | Should -BeLike 'Row 1: jd@example.net was ordered under * in this session already*'
        Get-SentChange | Should -HaveCount 2
        $list[0] | New-Customer -OrganizationId $alice -AllowDuplicate | Should -Not -BeNullOrEmpty
    }

    It 'orders again what was refused' {
        Set-OrgEmulatorFault -Path '*/customers' -Method POST -Status 400 -Times 1
        $null = $john | New-Customer -OrganizationId $alice -ErrorAction SilentlyContinue
        $john | New-Customer -OrganizationId $alice | Should -Not -BeNullOrEmpty
    }

    It 'knows from the journal what another session has ordered' {
        $journal = Join-Path $TestDrive 'orders.jsonl'
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name first -JournalPath $journal
        $null = $john | New-Customer -OrganizationId $alice -Connection first
        # Another connection remembers nothing itself, and only this one reads the journal.
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name second -JournalPath $journal
        (Get-FirstError { $john | New-Customer -OrganizationId $alice -Connection second }).FullyQualifiedErrorId |
            Should -Be 'AlreadyExists,OrgAdmin.Commands.NewCustomerCommand'
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name third
        $john | New-Customer -OrganizationId $alice -Connection third | Should -Not -BeNullOrEmpty
    }
}

Describe 'New-Customer at a server' {
    It 'sends the documented fields once, and does not repeat a POST that failed' {
        $peer = Start-Peer @{ "POST /v5/organization/organizations/$alice/customers" = @{ Status = 503; Body = '{"message": "later"}' } }
        try {
            Connect-Peer $peer Gandi /v5
            $problem = Get-FirstError { $john | New-Customer -OrganizationId $alice -Reference 'abc/3458' }
            $problem.FullyQualifiedErrorId | Should -Be 'ServerError,OrgAdmin.Commands.NewCustomerCommand'
            @($peer.Received.Request -like 'POST*').Count | Should -Be 1
            $sent = ($peer.Received.ToArray() | Where-Object Request -Like 'POST*').Body | ConvertFrom-Json
            $sent.orgname | Should -Be 'R&D'
            $sent.streetaddr | Should -Be '21 jump street'
            $sent.zip | Should -Be '17137'
            $sent.reference | Should -Be 'abc/3458'
            $sent.type | Should -Be 'company'
        }
        finally {
            Stop-Peer $peer
        }
    }

    It 'says when -Wait has waited long enough, and what then' {
        $customers = "/v5/organization/organizations/$alice/customers"
        $peer = Start-Peer @{ "GET $customers" = '[]'; "POST $customers" = @{ Status = 202; Body = '{"message": "Soon"}' } }
        try {
            Connect-Peer $peer Gandi /v5
            $problem = Get-FirstError { $john | New-Customer -OrganizationId $alice -Wait -TimeoutSec 1 }
            $problem.FullyQualifiedErrorId | Should -Be 'Timeout,OrgAdmin.Commands.NewCustomerCommand'
            $problem.CategoryInfo.Category | Should -Be 'OperationTimeout'
            "$problem" | Should -Match 'Do not order it again'
            @($peer.Received.Request -like 'POST*').Count | Should -Be 1
        }
        finally {
            Stop-Peer $peer
        }
    }
}
