BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Get-OrgProvider' {
    It 'tells how to connect, and what works, without a connection' {
        $gandi = Get-OrgProvider Gandi
        "$($gandi.Endpoint)" | Should -Be 'https://api.gandi.net/v5'
        $gandi.Environments | Should -Be 'Production', 'Sandbox'
        "$($gandi.AuthSchemes)" | Should -Be 'Bearer ApiKey'
        $gandi.CredentialVariables | Should -Be 'GANDI_PERSONAL_ACCESS_TOKEN', 'GANDI_API_KEY'
        $gandi.Organizations | Should -Be 'read', 'find'
        $gandi.Customers | Should -Be 'read', 'new'
        $gandi.Members | Should -BeNullOrEmpty
        $gandi.Cmdlets | Should -Contain 'New-Customer'
        $gandi.Cmdlets | Should -Not -Contain 'Remove-Organization'
    }

    It 'has one row a provider' {
        $all = @(Get-OrgProvider)
        $all.Provider | Should -Contain 'Gandi'
        @($all.Provider | Select-Object -Unique).Count | Should -Be $all.Count
    }

    It 'claims only cmdlets that exist' {
        $known = (Get-Command -Module OrgAdmin).Name
        foreach ($cmdlet in (Get-OrgProvider).Cmdlets) {
            $known | Should -Contain $cmdlet
        }
    }

    It 'shows a table' {
        Get-OrgProvider | Out-String -Width 160 | Should -Match 'Gandi\s+Bearer, ApiKey\s+read, find\s+read, new\s+GANDI_PERSONAL_ACCESS_TOKEN'
    }
}
