BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Get-OrganizationOptOut at Munch' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
    }

    It 'lists every opt-out in one large page' {
        (Get-OrganizationOptOut -OrganizationId 1).Count | Should -Be 12
        Get-SentRequest | Should -Be 'GET /v1/organizations/1/opt_outs/?page=1&page_size=500'
    }

    It 'gives the address, how and when it came' {
        $optOut = Get-OrganizationOptOut 1 -First 1
        $optOut.Address | Should -Be 'reader01@example.org'
        $optOut.Origin | Should -Be 'mail'
        $optOut.Identifier | Should -Be 'm0001-c12'
        $optOut.OrganizationId | Should -Be '1'
        $optOut.Connection | Should -Be 'Munch'
        $optOut.CreatedAt.UtcDateTime | Should -Be ([datetime] '2017-03-01T07:30:00')
    }

    It 'filters at the server: <Query>' -ForEach @(
        @{ Parameters = @{ Address = 'reader03@example.org' }; Query = 'address=reader03%40example.org'; Expected = 'reader03@example.org' }
        @{ Parameters = @{ Origin = 'abuse' }; Query = 'origin=abuse'; Expected = 'reader04@example.org', 'reader09@example.org' }
        @{ Parameters = @{ Origin = 'abuse'; Address = 'reader09@example.org' }; Query = 'address=reader09%40example.org&origin=abuse'; Expected = 'reader09@example.org' }
    ) {
        Get-OrganizationOptOut 1 @Parameters | ForEach-Object Address | Should -Be $Expected
        Get-SentRequest | Should -Be "GET /v1/organizations/1/opt_outs/?$Query&page=1&page_size=500"
    }

    It 'reads small pages to the end and not past it, and no more of them than it needs' {
        Get-OrganizationOptOut 1 -PageSize 5 | ForEach-Object Address | Should -Be (1..12 | ForEach-Object { 'reader{0:00}@example.org' -f $_ })
        (Get-SentRequest).Count | Should -Be 3
        Reset-OrgEmulator
        Get-OrganizationOptOut 1 -Skip 10 -PageSize 5 | ForEach-Object Address | Should -Be 'reader11@example.org', 'reader12@example.org'
        Get-SentRequest | Should -Be 'GET /v1/organizations/1/opt_outs/?page=3&page_size=5'
        Get-OrganizationOptOut 1 -Skip 50 | Should -BeNullOrEmpty
        "$(@(Get-OrganizationOptOut 1 -First 2 -IncludeTotalCount)[0])" | Should -Be '12'
    }

    It 'takes organizations from the pipeline' {
        Get-Organization | Get-OrganizationChild | Get-OrganizationOptOut | ForEach-Object { "$($_.OrganizationId) $($_.Address)" } | Should -Be '2 reader03@example.org'
    }

    It 'goes on after an organization that is not there' {
        $found = '99', '2' | ForEach-Object { [pscustomobject] @{ OrganizationId = $_ } } | Get-OrganizationOptOut -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Address | Should -Be 'reader03@example.org'
        $problems.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationOptOutCommand'
        $problems.TargetObject | Should -Be '99'
    }

    It 'is refused at Gandi before anything is sent' {
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $problem = Get-FirstError { Get-OrganizationOptOut 1 -Connection Gandi }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.GetOrganizationOptOutCommand'
        Get-SentRequest | Should -BeNullOrEmpty
        Disconnect-OrgProvider Gandi
    }

    It 'never shows an address in -Verbose or -Debug' {
        $lines = Get-OrganizationOptOut 1 -Address reader03@example.org -Verbose -Debug 4>&1 5>&1 | Where-Object { $_ -isnot [OrgAdmin.OrganizationOptOut] } | ForEach-Object { "$_" }
        $lines | Should -Not -BeNullOrEmpty
        $lines | Should -Not -Match 'reader03|emulator-munch'
    }

    It 'shows a table that fits the screen' {
        $table = Get-OrganizationOptOut 1 -First 3 | Out-String -Width 120
        $table | Should -Match 'Address\s+Origin\s+CreatedAt\s+OrganizationId\s+Identifier'
        $table | Should -Match 'reader03@example.org\s+feedback-loop\s+2017-03-03\s+1\s+m0003-c12'
    }

    It 'completes the ways in which opt-outs come' {
        $line = 'Get-OrganizationOptOut 1 -Origin fe'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be 'feedback-loop'
    }
}
