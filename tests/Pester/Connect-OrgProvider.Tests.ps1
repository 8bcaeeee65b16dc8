BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Peer.ps1
    $token = ConvertTo-SecureString 'canary-7c41e0d9' -AsPlainText -Force
    $user = '{"username": "alice", "id": "1", "name": "alice"}'
}

AfterAll {
    Disconnect-OrgProvider *
}

Describe 'Connect-OrgProvider to the emulator' {
    BeforeEach {
        Disconnect-OrgProvider *
        Reset-OrgEmulator
    }

    It 'needs nothing else, says nothing, and asks once who it is' {
        Connect-OrgProvider Gandi -Emulator | Should -BeNullOrEmpty
        $connection = Get-OrgConnection
        $connection.Name | Should -Be 'Gandi'
        $connection.User | Should -Be 'alice'
        $connection.IsEmulator | Should -BeTrue
        $connection.IsDefault | Should -BeTrue
        Get-SentRequest | Should -Be 'GET /v5/organization/user-info'
    }

    It 'sends nothing with -SkipValidation, and outputs the connection with -PassThru' {
        (Connect-OrgProvider Gandi -Emulator -SkipValidation -PassThru).Name | Should -Be 'Gandi'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'connects as another user of the emulator' {
        (Connect-OrgProvider Gandi -Emulator -Token (ConvertTo-SecureString emulator-gandi-bob -AsPlainText -Force) -PassThru).User | Should -Be 'bob'
    }

    It 'opens no connection with a refused credential' {
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Emulator -Token $token }
        $problem.FullyQualifiedErrorId | Should -Be 'Unauthorized,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $problem.CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$problem" | Should -Not -Match 'canary'
        Get-OrgConnection | Should -BeNullOrEmpty
    }

    It 'repeats the line that was typed when the credential is refused: <Line>' -ForEach @(
        @{ With = @{ Name = "my own" }; Secret = 'canary'; Line = "Connect again: Connect-OrgProvider Gandi -Name 'my own' -Emulator -Token (Read-Host -AsSecureString)" }
        @{ With = @{ AuthScheme = 'ApiKey' }; Secret = 'canary'; Line = 'Connect again: Connect-OrgProvider Gandi -Emulator -AuthScheme ApiKey -Token (Read-Host -AsSecureString)' }
        # The form of a token tells which scheme it is for.
        @{ With = @{ AuthScheme = 'ApiKey' }; Secret = 'ab12' * 10; Line = 'one that is sent as Bearer. Connect again: Connect-OrgProvider Gandi -Emulator -AuthScheme Bearer -Token *' }
        @{ With = @{}; Secret = 'AbCd12' * 4; Line = 'one that is sent as ApiKey. Connect again: Connect-OrgProvider Gandi -Emulator -AuthScheme ApiKey -Token *' }
    ) {
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Emulator -Token (ConvertTo-SecureString $Secret -AsPlainText -Force) @With }
        "$problem" | Should -BeLike "*$Line"
        "$problem" | Should -Not -Match $Secret
    }

    It 'replaces a connection of the same name' {
        Connect-OrgProvider Gandi -Emulator -Name work
        Connect-OrgProvider Gandi -Emulator -Name WORK -Token (ConvertTo-SecureString emulator-gandi-bob -AsPlainText -Force)
        (Get-OrgConnection).User | Should -Be 'bob'
    }

    It 'completes the provider' {
        $line = 'Connect-OrgProvider Gan'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be 'Gandi'
    }
}

Describe 'Connect-OrgProvider to a server' {
    BeforeAll {
        $peer = Start-Peer @{
            'GET /v5/organization/user-info'     = $user
            'GET /v5/organization/organizations' = '[{"id": "1", "name": "one"}]'
        }
    }

    AfterAll {
        Stop-Peer $peer
    }

    BeforeEach {
        Disconnect-OrgProvider *
        while ($peer.Received.Count) { $null = $peer.Received.TryDequeue([ref] $null) }
    }

    It 'sends the token as <Expected> for -AuthScheme <Scheme>' -ForEach @(
        @{ Scheme = 'Bearer'; Expected = 'Bearer canary-7c41e0d9' }
        @{ Scheme = 'Apikey'; Expected = 'Apikey canary-7c41e0d9' }
    ) {
        Connect-OrgProvider Gandi -Token $token -AuthScheme $Scheme -Endpoint "$($peer.Root)/v5"
        $peer.Received[0].Headers.Authorization | Should -Be $Expected
        (Get-Organization).Name | Should -Be 'one'
    }

    It 'takes the password of a credential' {
        Connect-OrgProvider Gandi -Credential ([pscredential]::new('anyone', $token)) -Endpoint "$($peer.Root)/v5/"
        $peer.Received[0].Headers.Authorization | Should -Be 'Bearer canary-7c41e0d9'
    }

    It 'uses <Variable> as <Expected>' -ForEach @(
        @{ Variable = 'GANDI_PERSONAL_ACCESS_TOKEN'; Expected = 'Bearer canary-env' }
        @{ Variable = 'GANDI_API_KEY'; Expected = 'Apikey canary-env' }
    ) {
        Set-Item "env:$Variable" 'canary-env'
        Set-Item "env:$($Variable)_ENDPOINT" $peer.Root
        try { Connect-OrgProvider Gandi -Endpoint "$($peer.Root)/v5" } finally { Remove-Item "env:$Variable", "env:$($Variable)_ENDPOINT" }
        $peer.Received[0].Headers.Authorization | Should -Be $Expected
    }

    It 'names the variable whose credential is refused, and the one that it belongs into' {
        $refusing = Start-Peer @{ 'GET /v5/organization/user-info' = @{ Status = 401; Body = '{"message": "no"}' } }
        $env:GANDI_API_KEY, $env:GANDI_API_KEY_ENDPOINT = ('ab12' * 10), $refusing.Root
        try {
            "$(Get-FirstError { Connect-OrgProvider Gandi -Endpoint "$($refusing.Root)/v5" })" |
                Should -BeLike "*(from GANDI_API_KEY, sent as ApiKey): no. It has the form of one that is sent as Bearer. Connect again: `$env:GANDI_PERSONAL_ACCESS_TOKEN = `$env:GANDI_API_KEY; Connect-OrgProvider Gandi -Endpoint $($refusing.Root)/v5 -AuthScheme Bearer"
            $env:GANDI_API_KEY = 'canary'
            "$(Get-FirstError { Connect-OrgProvider Gandi -Endpoint "$($refusing.Root)/v5" })" |
                Should -BeLike "*Put one that is valid into `$env:GANDI_API_KEY, then: Connect-OrgProvider Gandi -Endpoint $($refusing.Root)/v5"
        }
        finally {
            Remove-Item env:GANDI_API_KEY, env:GANDI_API_KEY_ENDPOINT
            Stop-Peer $refusing
        }
    }

    It 'prefers the personal access token, unless -AuthScheme asks for the key' {
        $env:GANDI_PERSONAL_ACCESS_TOKEN = 'canary-pat'
        $env:GANDI_API_KEY = 'canary-key'
        $env:GANDI_PERSONAL_ACCESS_TOKEN_ENDPOINT = $env:GANDI_API_KEY_ENDPOINT = $peer.Root
        try {
            Connect-OrgProvider Gandi -Endpoint "$($peer.Root)/v5"
            Connect-OrgProvider Gandi -Endpoint "$($peer.Root)/v5" -AuthScheme Apikey
        }
        finally {
            Remove-Item env:GANDI_PERSONAL_ACCESS_TOKEN, env:GANDI_API_KEY, env:GANDI_PERSONAL_ACCESS_TOKEN_ENDPOINT, env:GANDI_API_KEY_ENDPOINT
        }
        $peer.Received.ToArray().Headers.Authorization | Should -Be 'Bearer canary-pat', 'Apikey canary-key'
    }

    It 'says who it is and what it can parse' {
        Connect-OrgProvider Gandi -Token $token -Endpoint "$($peer.Root)/v5"
        $peer.Received[0].Headers.'User-Agent' | Should -Match '^OrgAdmin/\d+\.\d+\.\d+ '
        $peer.Received[0].Headers.Accept | Should -Be 'application/json'
    }
}

Describe 'Connect-OrgProvider refuses' {
    BeforeEach {
        Disconnect-OrgProvider *
    }

    It '<What>, and opens nothing' -ForEach @(
        @{ What = 'to connect without a credential'; With = @{}; Id = 'NotConnected'; Says = 'GANDI_PERSONAL_ACCESS_TOKEN or GANDI_API_KEY' }
        @{ What = 'a token with a line break'; With = @{ Token = "a`nb" }; Id = 'InvalidCredential'; Says = 'line break' }
        @{ What = 'an empty token'; With = @{ Token = ' ' }; Id = 'InvalidCredential'; Says = 'empty' }
        @{ What = 'a relative endpoint'; With = @{ Token = 'x123'; Endpoint = 'api.gandi.net' }; Id = 'InvalidEndpoint'; Says = 'https://api.gandi.net/v5' }
        @{ What = 'plain http to another host'; With = @{ Token = 'x123'; Endpoint = 'http://api.gandi.net/v5' }; Id = 'InvalidEndpoint'; Says = 'only sent over https' }
        @{ What = 'another scheme'; With = @{ Token = 'x123'; Endpoint = 'ftp://127.0.0.1/v5' }; Id = 'InvalidEndpoint'; Says = 'only sent over https' }
        @{ What = 'an endpoint with a password in it'; With = @{ Token = 'x123'; Endpoint = 'https://me:secret@api.gandi.net/v5' }; Id = 'InvalidEndpoint'; Says = 'must not hold a user name' }
        @{ What = 'an endpoint with a query'; With = @{ Token = 'x123'; Endpoint = 'https://api.gandi.net/v5?key=secret' }; Id = 'InvalidEndpoint'; Says = 'query' }
        @{ What = 'an endpoint together with an environment'; With = @{ Token = 'x123'; Endpoint = 'https://api.gandi.net/v5'; Environment = 'Sandbox' }; Id = 'InvalidEndpoint'; Says = 'not both' }
        @{ What = 'an environment that the provider lacks'; With = @{ Token = 'x123'; Environment = 'Demo' }; Id = 'ParameterNotSupported'; Says = 'Production, Sandbox' }
        @{ What = 'a scheme that the provider lacks'; With = @{ Token = 'x123'; AuthScheme = 'Jwt' }; Id = 'InvalidCredential'; Says = 'Bearer, ApiKey' }
        @{ What = 'a profile that does not exist'; With = @{ ProfileName = 'nope' }; Id = 'ProfileError'; Says = 'Register-OrgProfile' }
        @{ What = 'a secret where SecretManagement is missing'; With = @{ SecretName = 'nope' }; Id = 'SecretUnavailable'; Says = 'SecretManagement' }
        @{ What = 'a proxy that is none'; With = @{ Token = 'x123'; Proxy = 'socks' }; Id = 'InvalidEndpoint'; Says = 'proxy' }
    ) {
        if ($With.ContainsKey('Token')) {
            $With.Token = ConvertTo-SecureString $With.Token -AsPlainText -Force
        }
        $problem = Get-FirstError { Connect-OrgProvider Gandi -SkipValidation @With }
        $problem.FullyQualifiedErrorId | Should -Be "$Id,OrgAdmin.Commands.ConnectOrgProviderCommand"
        "$problem" | Should -Match ([regex]::Escape($Says))
        "$problem" | Should -Not -Match 'secret@|key=secret'
        Get-OrgConnection | Should -BeNullOrEmpty
    }

    It 'a provider that does not exist, naming those that do' {
        { Connect-OrgProvider Godaddy } | Should -Throw -ExpectedMessage '*Gandi*EquinixMetal*Munch*UData*'
    }

    It 'a host that does not answer' {
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Token $token -Endpoint http://127.0.0.1:9/v5 -MaximumRetryCount 0 }
        $problem.FullyQualifiedErrorId | Should -Be 'ConnectionFailed,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $problem.CategoryInfo.Category | Should -Be 'ConnectionError'
        Get-OrgConnection | Should -BeNullOrEmpty
    }
}

Describe 'Connect-OrgProvider EquinixMetal' {
    It 'says once that the service ended, also of the emulator' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -HaveCount 1
        "$warned" | Should -Match 'ended the Metal service on 30 June 2026'
        $null = Get-Organization -First 1 -WarningVariable later
        $later | Should -BeNullOrEmpty
    }

    It 'refuses a stranger' {
        $problem = Get-FirstError { Connect-OrgProvider EquinixMetal -Emulator -Name stranger -Token (ConvertTo-SecureString who-is-this -AsPlainText -Force) -WarningAction SilentlyContinue }
        $problem.FullyQualifiedErrorId | Should -Be 'Unauthorized,OrgAdmin.Commands.ConnectOrgProviderCommand'
        "$problem" | Should -Not -Match 'who-is-this'
    }
}

Describe 'Connect-OrgProvider Munch' {
    BeforeEach {
        Disconnect-OrgProvider *
        Reset-OrgEmulator
    }

    It 'presents a secret with Basic, and says whose it is' {
        $connection = Connect-OrgProvider Munch -Emulator -Token (ConvertTo-SecureString emulator-munch-manager -AsPlainText -Force) -PassThru
        $connection.AuthScheme | Should -Be 'Basic'
        $connection.User | Should -Be 'max@example.com'
        Get-SentRequest | Should -Be 'GET /v1/me/'
    }

    It 'exchanges a login for a token, because the server takes a login for nothing else' {
        $login = [pscredential]::new('max@example.com', (ConvertTo-SecureString emulator-munch-manager -AsPlainText -Force))
        $connection = Connect-OrgProvider Munch -Emulator -Credential $login -PassThru
        $connection.AuthScheme | Should -Be 'Jwt'
        $connection.User | Should -Be 'max@example.com'
        Get-SentRequest | Should -Be 'POST /api-token-auth', 'GET /v1/me/'
        (Get-Organization).Name | Should -Be 'Example'
        (Get-SentRequest).Count | Should -Be 3
    }

    It 'takes user api with a secret as a credential, for either scheme' -ForEach 'Basic', 'Jwt' {
        $key = [pscredential]::new('api', (ConvertTo-SecureString emulator-munch-user -AsPlainText -Force))
        $connection = Connect-OrgProvider Munch -Emulator -Credential $key -AuthScheme $_ -PassThru
        $connection.AuthScheme | Should -Be $_
        $connection.User | Should -Be 'uma@example.com'
    }

    It 'uses MUNCH_API_SECRET with <_>' -ForEach 'Basic', 'Jwt' {
        $env:MUNCH_API_SECRET = 'canary-env'
        $env:MUNCH_API_SECRET_ENDPOINT = 'http://127.0.0.1:9'
        $parameters = if ($_ -eq 'Jwt') { @{ AuthScheme = 'Jwt' } } else { @{} }
        try {
            Connect-OrgProvider Munch -Endpoint http://127.0.0.1:9/v1 -SkipValidation @parameters
        }
        finally {
            Remove-Item env:MUNCH_API_SECRET, env:MUNCH_API_SECRET_ENDPOINT
        }
        (Get-OrgConnection).AuthScheme | Should -Be $_
    }

    It 'ends with Unauthorized for <What>' -ForEach @(
        @{ What = 'a wrong password'; Credential = 'max@example.com'; Scheme = 'Jwt'; Expected = '*does not accept the login*Unable to login with provided credentials*' }
        @{ What = 'a wrong secret'; Credential = 'api'; Scheme = 'Jwt'; Expected = '*Invalid API key*' }
        @{ What = 'a login with Basic'; Credential = 'max@example.com'; Scheme = 'Basic'; Expected = '*Invalid username*' }
    ) {
        $wrong = [pscredential]::new($Credential, (ConvertTo-SecureString canary-7c41e0d9 -AsPlainText -Force))
        $problem = Get-FirstError { Connect-OrgProvider Munch -Emulator -Credential $wrong -AuthScheme $Scheme }
        $problem.FullyQualifiedErrorId | Should -Be 'Unauthorized,OrgAdmin.Commands.ConnectOrgProviderCommand'
        "$problem" | Should -BeLike $Expected
        "$($problem.Exception)" | Should -Not -Match 'canary'
        Get-OrgConnection | Should -BeNullOrEmpty
    }

    It 'shows neither secret nor token in -Verbose and -Debug' {
        $lines = Connect-OrgProvider Munch -Emulator -AuthScheme Jwt -Verbose -Debug 4>&1 5>&1 | ForEach-Object { "$_" }
        "$lines" | Should -Match 'POST /api-token-auth 200'
        "$lines" | Should -Not -Match 'emulator-munch-admin|eyJ'
    }
}
