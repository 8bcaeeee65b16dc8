BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Start-OrgEmulator, Stop-OrgEmulator, Reset-OrgEmulator, Set-OrgEmulatorFault and Get-OrgEmulatorRequest' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    AfterEach {
        Stop-OrgEmulator
    }

    It 'serves the same world on loopback' {
        $served = Start-OrgEmulator -PassThru | Where-Object Provider -EQ Gandi
        "$($served.Endpoint)" | Should -Match '^http://127\.0\.0\.1:\d+/v5$'
        $organizations = Invoke-RestMethod "$($served.Endpoint)/organization/organizations" -Headers @{ Authorization = "Bearer $($served.Token)" }
        $organizations.name | Should -Be 'alice', 'bob', 'ron'
        Connect-OrgProvider Gandi -Endpoint $served.Endpoint -Token (ConvertTo-SecureString $served.Token -AsPlainText -Force) -Name served
        (Get-Organization -Connection served).Count | Should -Be 3
        Stop-OrgEmulator
        (Get-FirstError { Get-Organization -Connection served }).FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        Disconnect-OrgProvider served
    }

    It 'says when a port is taken' {
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            (Get-FirstError { Start-OrgEmulator -Port $listener.LocalEndpoint.Port }).FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        }
        finally {
            $listener.Stop()
        }
    }

    It 'fails chosen requests, as often as told' {
        Set-OrgEmulatorFault -Path */customers -Status 500 -Times 1
        (Get-Organization).Count | Should -Be 3
        $problem = Get-FirstError { Get-Customer 80548b45-e18d-4cab-adef-e10a8406de4a }
        $problem.FullyQualifiedErrorId | Should -Be 'ServerError,OrgAdmin.Commands.GetCustomerCommand'
        $problem.CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        (Get-Customer 80548b45-e18d-4cab-adef-e10a8406de4a).Count | Should -Be 3
    }

    It 'rehearses a rate limit, which the client waits out' {
        Set-OrgEmulatorFault -Status 429 -RetryAfter 0 -Times 2
        (Get-Organization -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Message -match '^Waiting .* before try' | Should -HaveCount 2
        (Get-OrgEmulatorRequest).StatusCode | Should -Be 429, 429, 200
    }

    It 'keeps a journal without credentials' {
        $null = Get-Organization -Name alice
        $entry = Get-OrgEmulatorRequest -Path */organizations -Method GET
        $entry.Query | Should -Be 'name=alice'
        $entry.User | Should -Be 'alice'
        $entry | Format-List * -Force | Out-String | Should -Not -Match 'emulator-gandi'
        Reset-OrgEmulator
        Get-OrgEmulatorRequest | Should -BeNullOrEmpty
    }

    It 'names the provider in words, in JSON as well' {
        Connect-FreshUData
        $null = Get-OrgUserInfo
        Get-OrgEmulatorRequest | ConvertTo-Json | Should -Match '"Provider": *"UData"'
    }

    It 'is served at one port at a time, and stops where it is told' {
        $port = ([uri] (Start-OrgEmulator -PassThru)[0].Endpoint).Port
        { Start-OrgEmulator -Port $port } | Should -Not -Throw
        $other = if ($port -eq 40000) { 40001 } else { 40000 }
        (Get-FirstError { Start-OrgEmulator -Port $other }).FullyQualifiedErrorId | Should -Be 'Conflict,OrgAdmin.Commands.StartOrgEmulatorCommand'
        (Get-FirstError { Stop-OrgEmulator -Port $other }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.StopOrgEmulatorCommand'
        (Get-FirstError { Reset-OrgEmulator -Port $other }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.ResetOrgEmulatorCommand'
        ([uri] (Reset-OrgEmulator -Port $port -PassThru)[0].Endpoint).Port | Should -Be $port
        (Stop-OrgEmulator -Port $port -PassThru).Count | Should -Be (Get-OrgProvider).Count
        { Stop-OrgEmulator } | Should -Not -Throw
    }

    It 'finds in the journal what failed, what waited and what was tried again' {
        Set-OrgEmulatorFault -Path */user-info -Status 429 -RetryAfter 0 -Times 1
        Set-OrgEmulatorFault -Path */organizations -DelayMilliseconds 20 -Times 1
        $null = Get-OrgUserInfo
        $null = Get-Organization
        (Get-OrgEmulatorRequest -Status 429).Path | Should -Be '/v5/organization/user-info'
        (Get-OrgEmulatorRequest -RetryAfter 0).StatusCode | Should -Be 429
        (Get-OrgEmulatorRequest -DelayMilliseconds 20).Path | Should -Be '/v5/organization/organizations'
        (Get-OrgEmulatorRequest -Times 2).StatusCode | Should -Be 429, 200
    }

    It 'has as many organizations as told, each once and in the same order, until it is reset' {
        Reset-OrgEmulator -Size 2500
        Connect-OrgProvider UData -Emulator -SkipValidation
        $ids = (Get-Organization -Connection UData -PageSize 100).Id
        $ids | Should -HaveCount 2500
        @($ids | Sort-Object -Unique) | Should -HaveCount 2500
        (Get-Organization -Connection UData -PageSize 50 -ThrottleLimit 1).Id | Should -Be $ids
        (Get-Organization -Connection Gandi).Count | Should -Be 2500
        Reset-OrgEmulator
        (Get-Organization -Connection Gandi).Count | Should -Be 3
        Disconnect-OrgProvider UData
    }

    It 'is started in a size, and started again keeps what it has' {
        $served = Start-OrgEmulator -Size 40 -PassThru | Where-Object Provider -EQ Gandi
        (Get-Organization).Count | Should -Be 40
        $null = Start-OrgEmulator
        (Invoke-RestMethod "$($served.Endpoint)/organization/organizations" -Headers @{ Authorization = "Bearer $($served.Token)" }).Count | Should -Be 40
    }

    It 'keeps its world where it cannot be started' {
        Start-OrgEmulator
        $other = if ((Start-OrgEmulator -PassThru)[0].Endpoint.Port -eq 40000) { 40001 } else { 40000 }
        (Get-FirstError { Start-OrgEmulator -Port $other -Size 40 }).FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
        (Get-Organization).Count | Should -Be 3
    }

    It 'keeps the usual ones whatever the size' {
        Reset-OrgEmulator -Size 0
        (Get-Organization).Count | Should -Be 3
    }

    It 'sends nothing with -WhatIf' {
        Set-OrgEmulatorFault -Status 500 -WhatIf
        (Get-Organization).Count | Should -Be 3
    }
}
