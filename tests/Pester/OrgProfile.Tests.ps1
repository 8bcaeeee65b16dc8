BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Peer.ps1
}

Describe 'Register-OrgProfile, Get-OrgProfile and Unregister-OrgProfile' {
    BeforeEach {
        Get-OrgProfile | Unregister-OrgProfile
        Disconnect-OrgProvider *
    }

    AfterAll {
        Get-OrgProfile | Unregister-OrgProfile
    }

    It 'keeps how to connect, and names the secret' {
        Register-OrgProfile prod -Provider UData -Environment Demo -SecretName datagouv -VaultName work | Should -BeNullOrEmpty
        $kept = Get-OrgProfile prod
        $kept.Provider, $kept.Environment, $kept.SecretName, $kept.VaultName, $kept.IsDefault | Should -Be 'UData', 'Demo', 'datagouv', 'work', $false
    }

    It 'replaces a profile of the same name, whatever its case' {
        Register-OrgProfile prod Gandi
        (Register-OrgProfile PROD UData -PassThru).Provider | Should -Be 'UData'
        @(Get-OrgProfile).Name | Should -Be 'PROD'
    }

    It 'has one default a provider' {
        Register-OrgProfile a Gandi -Default
        Register-OrgProfile b Gandi -Default
        Register-OrgProfile c UData -Default
        (Get-OrgProfile | Where-Object IsDefault).Name | Should -Be 'b', 'c'
    }

    It 'lists by name, with wildcards, and says when a name is not there' {
        'prod', 'test' | ForEach-Object { Register-OrgProfile $_ Gandi }
        (Get-OrgProfile p*).Name | Should -Be 'prod'
        Get-OrgProfile x* | Should -BeNullOrEmpty
        (Get-FirstError { Get-OrgProfile nope }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrgProfileCommand'
        (Get-FirstError { Unregister-OrgProfile nope }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.UnregisterOrgProfileCommand'
    }

    It 'connects with its endpoint, and the credential of the environment variable' {
        $peer = Start-Peer @{ 'GET /v5/organization/user-info' = '{"username": "alice", "id": "1"}' }
        $env:GANDI_PERSONAL_ACCESS_TOKEN = 'canary-profile'
        try {
            Register-OrgProfile prod Gandi -Endpoint "$($peer.Root)/v5"
            (Connect-OrgProvider -ProfileName prod -PassThru).User | Should -Be 'alice'
            $peer.Received[0].Headers.Authorization | Should -Be 'Bearer canary-profile'
        }
        finally {
            Remove-Item env:GANDI_PERSONAL_ACCESS_TOKEN
            Stop-Peer $peer
        }
    }

    It 'refuses a profile of another provider' {
        Register-OrgProfile prod Gandi
        (Get-FirstError { Connect-OrgProvider UData -ProfileName prod }).FullyQualifiedErrorId | Should -Be 'ProfileError,OrgAdmin.Commands.ConnectOrgProviderCommand'
    }

    It 'refuses an endpoint with a password in it' {
        (Get-FirstError { Register-OrgProfile prod Gandi -Endpoint https://me:secret@api.gandi.net/v5 }).FullyQualifiedErrorId | Should -BeLike 'InvalidEndpoint,*'
        Get-OrgProfile | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        Register-OrgProfile prod Gandi -WhatIf
        Get-OrgProfile | Should -BeNullOrEmpty
        Register-OrgProfile prod Gandi
        Unregister-OrgProfile prod -WhatIf
        (Get-OrgProfile).Name | Should -Be 'prod'
    }

    It 'completes names, and shows a table' {
        Register-OrgProfile prod UData -SecretName datagouv
        $line = 'Connect-OrgProvider -ProfileName p'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be 'prod'
        Get-OrgProfile | Out-String -Width 120 | Should -Match 'prod\s+UData\s+datagouv'
    }
}
