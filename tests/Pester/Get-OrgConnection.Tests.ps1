BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Get-OrgConnection, Select-OrgConnection and Disconnect-OrgProvider' {
    BeforeEach {
        Disconnect-OrgProvider *
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name one
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name two -Token (ConvertTo-SecureString emulator-gandi-bob -AsPlainText -Force)
    }

    It 'lists connections by name, with wildcards' {
        (Get-OrgConnection).Name | Should -Be 'one', 'two'
        (Get-OrgConnection t*).Name | Should -Be 'two'
        Get-OrgConnection x* | Should -BeNullOrEmpty
    }

    It 'reports a name that is not there, naming those that are' {
        $problem = Get-FirstError { Get-OrgConnection three }
        $problem.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrgConnectionCommand'
        "$problem" | Should -Match 'one, two'
    }

    It 'uses the one opened last until another is selected' {
        (Get-OrgConnection | Where-Object IsDefault).Name | Should -Be 'two'
        (Get-Organization).Name | Should -Be 'bob'
        Select-OrgConnection one
        (Get-OrgConnection | Where-Object IsDefault).Name | Should -Be 'one'
        (Get-Organization).Count | Should -Be 3
        Get-OrgConnection two | Select-OrgConnection
        (Get-OrgConnection | Where-Object IsDefault).Name | Should -Be 'two'
    }

    It 'refuses to select what is not there' {
        (Get-FirstError { Select-OrgConnection three }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.SelectOrgConnectionCommand'
    }

    It 'closes by name, by object, and the default' {
        Disconnect-OrgProvider
        (Get-OrgConnection).Name | Should -Be 'one'
        Get-OrgConnection one | Disconnect-OrgProvider
        Get-OrgConnection | Should -BeNullOrEmpty
        { Disconnect-OrgProvider } | Should -Not -Throw
    }

    It 'a closed connection is closed for whoever still holds it' {
        $one = Get-OrgConnection one
        Disconnect-OrgProvider one
        $problem = Get-FirstError { Get-Organization -Connection $one }
        $problem.FullyQualifiedErrorId | Should -Be 'NotConnected,OrgAdmin.Commands.GetOrganizationCommand'
        "$problem" | Should -Match 'has been closed'
    }

    It 'takes a connection by name and itself, everywhere' {
        (Get-Organization -Connection two).Name | Should -Be 'bob'
        (Get-Organization -Connection (Get-OrgConnection two)).Name | Should -Be 'bob'
    }

    It 'ends the pipeline for a connection that is not there, and sends nothing' {
        { 'x', 'y' | Get-Organization -Connection three -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'NotConnected,OrgAdmin.Commands.GetOrganizationCommand'
        Disconnect-OrgProvider *
        { Get-Organization } | Should -Throw -ExpectedMessage '*Connect-OrgProvider Gandi -Emulator*'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'completes names' {
        $line = 'Get-Organization -Connection t'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be 'two'
    }

    It 'never holds the secret' {
        $connection = Get-OrgConnection two
        $said = ($connection | Format-List * -Force | Out-String) + ($connection | ConvertTo-Json -Depth 5) + [System.Management.Automation.PSSerializer]::Serialize($connection, 5)
        $said | Should -Not -Match 'emulator-gandi-bob'
    }

    It 'shows a table' {
        Get-OrgConnection | Out-String -Width 120 | Should -Match 'two\s+Gandi\s+True\s+emulator'
    }
}
