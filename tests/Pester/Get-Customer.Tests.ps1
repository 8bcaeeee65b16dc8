BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Peer.ps1
    $alice = '80548b45-e18d-4cab-adef-e10a8406de4a'
}

Describe 'Get-Customer on the emulator' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    It 'lists the customers of a reseller' {
        $customers = Get-Customer -OrganizationId $alice
        $customers.Name | Should -Be 'alice', 'bob', 'ron'
        $customers[1].OrganizationName | Should -Be "Bob's Roads"
        $customers[1].OrganizationId | Should -Be $alice
    }

    It 'takes the organization from the pipeline' {
        Get-Organization -Name a* | Get-Customer -Name *o* | ForEach-Object Name | Should -Be 'bob', 'ron'
    }

    It 'sends -Name, -Permission and -SortBy' {
        (Get-Customer $alice -Name *o* -Permission domain -SortBy type).Name | Should -Be 'ron', 'bob'
        Get-SentRequest | Should -Be "GET /v5/organization/organizations/$alice/customers?name=%2Ao%2A&permission=domain&sort_by=type"
    }

    It 'gives nothing for a name that matches nothing' {
        Get-Customer $alice -Name nobody | Should -BeNullOrEmpty
    }

    It 'says what to type when the organization does not exist' {
        $problem = Get-FirstError { Get-Customer -OrganizationId bob }
        $problem.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetCustomerCommand'
        "$problem" | Should -Be "Organization 'bob' was not found at Gandi. Did you mean: bob (e1ab1204-e638-4fd8-85a4-34dd95013cdc)?"
    }

    It 'goes on after an organization that has no customers' {
        $found = Get-Organization | Get-Customer -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Count | Should -Be 3
        $problems.FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.GetCustomerCommand', 'Forbidden,OrgAdmin.Commands.GetCustomerCommand'
        $problems[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
    }

    It 'treats ../ in an id as data' {
        (Get-FirstError { Get-Customer '../user-info' }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        (Get-SentRequest)[0] | Should -Be 'GET /v5/organization/organizations/..%2Fuser-info/customers'
    }

    It 'refuses <What> and sends nothing' -ForEach @(
        @{ What = 'a dot segment'; Id = '..' }
        @{ What = 'a line break'; Id = "a`nb" }
        @{ What = 'a blank'; Id = ' ' }
    ) {
        (Get-FirstError { Get-Customer -OrganizationId $Id }).FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.GetCustomerCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'shows a table' {
        Get-Customer $alice | Out-String -Width 120 | Should -Match "bob\s+publicbody\s+bob@example.net\s+e1ab1204-e638-4fd8-85a4-34dd95013cdc\s+Bob's Roads"
    }
}

Describe 'Get-Customer at a server' {
    It 'reads what the document shows and keeps the rest' {
        $peer = Start-Peer @{ "GET /v5/organization/organizations/$alice/customers" = '[{"id": "c1", "name": "zoé", "firstname": "Zoé", "lastname": "D", "type": "individual", "email": "z@example.net", "since": {"year": 2020}}]' }
        try {
            Connect-Peer $peer Gandi /v5
            $customer = Get-Customer $alice
            $customer.Name | Should -Be 'zoé'
            $customer.AdditionalProperties.since.year | Should -Be 2020
        }
        finally {
            Stop-Peer $peer
        }
    }
}
