# Sessions that are not like the one on a developer's desk: other cultures and time zones, restricted languages, nobody to ask, a proxy.

BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    . $PSScriptRoot/Peer.ps1

    # What is the same everywhere: names, numbers, times and messages.
    $everywhere = @'
        Connect-OrgProvider gandi -emulator -authscheme apikey -timeoutsec 15
        (Get-Organization -Type INDIVIDUAL).Name
        (Get-Organization -Name *I*).Name -join ' '
        try { Get-Organization -Id nope -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
        Set-OrgEmulatorFault -Status 503 -RetryAfter 0 -Times 1
        (Get-Organization -Name bob -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like 'Waiting*' }).Message
        Connect-OrgProvider udata -Emulator
        $organizations = Get-Organization -PageSize 2
        $organizations.Count
        ($organizations | Where-Object CreatedAt | Select-Object -First 3 | ForEach-Object { $_.CreatedAt.UtcDateTime.ToString('o', [cultureinfo]::InvariantCulture) }) -join ' '
        (Get-OrgEmulatorRequest | Where-Object { $_.Query -match 'page_size' } | Select-Object -First 1).Query
        $organizations | Format-Table | Out-String | ForEach-Object { $_.Length -gt 100 }
'@
    $expected = Invoke-Pwsh $everywhere
}

Describe 'A session' {
    It 'of the usual kind works' {
        $expected[0] | Should -Be 'alice'
        $expected[2] | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
        $expected[3] | Should -Be 'Waiting 0.0 s before try 2 of 4: 503'
        $expected[6] | Should -Match '^page=\d+&page_size=2'
        $expected | Should -HaveCount 8
    }

    It 'in the culture <Culture> gives the same' -ForEach @(@{ Culture = 'tr-TR' }, @{ Culture = 'fa-IR' }, @{ Culture = 'th-TH' }, @{ Culture = 'de-DE' }) {
        Invoke-Pwsh @"
            `$culture = [cultureinfo]::GetCultureInfo('$Culture')
            [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::DefaultThreadCurrentUICulture = [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = `$culture
            $everywhere
"@ | Should -Be $expected
    }

    It 'in the time zone <Zone> gives the same' -ForEach @(@{ Zone = 'Pacific/Kiritimati' }, @{ Zone = 'America/Adak' }, @{ Zone = 'Asia/Kathmandu' }) {
        Invoke-Pwsh $everywhere -Environment @{ TZ = $Zone } | Should -Be $expected
    }

    It 'in strict mode gives the same' {
        Invoke-Pwsh "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; $everywhere" | Should -Be $expected
    }

    It 'in constrained language works, named connections included' {
        Invoke-Pwsh @'
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            $ExecutionContext.SessionState.LanguageMode
            Connect-OrgProvider Gandi -Emulator -Name work
            (Get-Organization -Connection work -Name bob).Name
            Get-Organization -Name bob | Get-Organization | ForEach-Object { $_.Name }
            (Get-Organization -Id (Get-Organization -Name ron)).Name
            Disconnect-OrgProvider work
'@ | Should -Be 'ConstrainedLanguage', 'bob', 'bob', 'ron'
    }

    It 'without a person to ask refuses what has to be confirmed, and does not hang' {
        $lines = Invoke-Pwsh -Arguments '-NonInteractive' -Script @'
            Connect-OrgProvider UData -Emulator
            $organization = Get-Organization -First 1
            try { Remove-Organization -Id $organization.Id -ErrorAction Stop; 'removed' } catch { 'refused' }
            (Get-OrgEmulatorRequest | Where-Object Method -eq DELETE).Count
            # Sent now, whether this user may or not.
            Remove-Organization -Id $organization.Id -Force -ErrorAction SilentlyContinue
            (Get-OrgEmulatorRequest | Where-Object Method -eq DELETE).Count
'@
        $lines | Should -Be 'refused', '0', '1'
    }
}

Describe 'The proxy of the system' {
    BeforeAll {
        $peer = Start-Peer @{ 'GET /v5/organization/user-info' = '{"username": "alice", "id": "1", "name": "alice"}' }
        # It refuses every tunnel, and remembers which one was asked for.
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $asked = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
        $proxy = [powershell]::Create().AddScript({
                param($listener, $asked)
                while ($true) {
                    try { $client = $listener.AcceptTcpClient() } catch { return }
                    $reader = [System.IO.StreamReader]::new($client.GetStream())
                    $asked.Enqueue($reader.ReadLine())
                    while ($reader.ReadLine()) { }
                    $bytes = [System.Text.Encoding]::ASCII.GetBytes("HTTP/1.1 403 Forbidden`r`nContent-Length: 0`r`n`r`n")
                    $client.GetStream().Write($bytes, 0, $bytes.Length)
                    $client.Close()
                }
            }).AddArgument($listener).AddArgument($asked)
        $null = $proxy.BeginInvoke()
        $address = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
        $connect = @'
            $token = ConvertTo-SecureString canary-7c41e0d9 -AsPlainText -Force
            try { (Connect-OrgProvider Gandi -Token $token -Endpoint $env:ENDPOINT -MaximumRetryCount 0 -PassThru -ErrorAction Stop).User } catch { $_.FullyQualifiedErrorId; "$_" }
'@
    }

    AfterAll {
        $listener.Stop()
        $proxy.Dispose()
        Stop-Peer $peer
    }

    BeforeEach {
        while ($asked.TryDequeue([ref] $null)) { }
    }

    It 'is used for https, and its refusal is told' {
        $lines = Invoke-Pwsh $connect -Environment @{ ENDPOINT = 'https://api.gandi.invalid/v5'; https_proxy = $address; no_proxy = 'elsewhere.example' }
        $lines[0] | Should -Be 'ConnectionFailed,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $lines[1] | Should -BeLike '*because the proxy does not allow connections to this host*'
        $asked.ToArray() | Should -Be 'CONNECT api.gandi.invalid:443 HTTP/1.1'
    }

    It 'is left out for a host that no_proxy names' {
        $lines = Invoke-Pwsh $connect -Environment @{ ENDPOINT = "$($peer.Root)/v5"; http_proxy = $address; no_proxy = '127.0.0.1' }
        $lines | Should -Be 'alice'
        $asked | Should -BeNullOrEmpty
    }

    It 'that -Proxy names is used in its place' {
        $token = ConvertTo-SecureString canary-7c41e0d9 -AsPlainText -Force
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Token $token -Endpoint https://api.gandi.invalid/v5 -Proxy $address -MaximumRetryCount 0 }
        $problem.FullyQualifiedErrorId | Should -Be 'ConnectionFailed,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $asked.ToArray() | Should -Be 'CONNECT api.gandi.invalid:443 HTTP/1.1'
    }

    It 'may be given the log-on of the session, if it is named and no other credential is' {
        $token = ConvertTo-SecureString canary-7c41e0d9 -AsPlainText -Force
        $credential = [pscredential]::new('porter', $token)
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Token $token -ProxyUseDefaultCredentials }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidEndpoint,OrgAdmin.Commands.ConnectOrgProviderCommand'
        "$problem" | Should -BeLike '*needs -Proxy*'
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Token $token -Proxy $address -ProxyUseDefaultCredentials -ProxyCredential $credential }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidCredential,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $asked | Should -BeNullOrEmpty
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Token $token -Endpoint https://api.gandi.invalid/v5 -Proxy $address -ProxyUseDefaultCredentials -MaximumRetryCount 0 }
        $problem.FullyQualifiedErrorId | Should -Be 'ConnectionFailed,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $asked.ToArray() | Should -Be 'CONNECT api.gandi.invalid:443 HTTP/1.1'
    }

    It 'may be given a credential, which is refused inside the address' {
        $token = ConvertTo-SecureString canary-7c41e0d9 -AsPlainText -Force
        $problem = Get-FirstError { Connect-OrgProvider Gandi -Token $token -Proxy 'http://me:canary-9@127.0.0.1:1' }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidEndpoint,OrgAdmin.Commands.ConnectOrgProviderCommand'
        "$problem" | Should -BeLike '*use -ProxyCredential.'
        "$problem" | Should -Not -Match 'canary'
    }
}

Describe '-SkipCertificateCheck' {
    It 'warns, and shows on the connection' {
        $token = ConvertTo-SecureString canary-7c41e0d9 -AsPlainText -Force
        $connection = Connect-OrgProvider Gandi -Token $token -Endpoint https://localhost:1/v5 -SkipCertificateCheck -SkipValidation -PassThru -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Be "Connection 'Gandi' accepts any certificate: whoever answers at localhost gets the credential."
        $connection.SkipCertificateCheck | Should -BeTrue
        Disconnect-OrgProvider Gandi
    }
}
