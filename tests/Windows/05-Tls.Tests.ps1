# Test 5: TLS is at least 1.2 whatever the session says, and what is wrong with a certificate is told in no language of Windows.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
}

BeforeAll {
    . $PSScriptRoot/Support.ps1

    # Asks a server with a certificate, and gives the error and how often the server was called.
    function Get-TlsError([hashtable] $With = @{}, [string] $Name = 'localhost', [DateTimeOffset] $NotAfter = [DateTimeOffset]::UtcNow.AddDays(2)) {
        $server = Start-RawServer -Certificate (New-TestCertificate $Name $NotAfter)
        try {
            Connect-Raw UData "https://localhost:$($server.Port)/api/1" (@{ Name = 'tls' } + $With)
            $problem = Get-FirstError { Get-OrgUserInfo -Connection tls }
            [pscustomobject] @{ Id = "$($problem.FullyQualifiedErrorId)"; Text = "$problem"; Requests = $server.Requests.Count }
        }
        finally {
            $server.Dispose()
        }
    }
}

Describe 'A server with TLS 1.2 only' {
    BeforeEach {
        $before = [Net.ServicePointManager]::SecurityProtocol
    }

    AfterEach {
        [Net.ServicePointManager]::SecurityProtocol = $before
    }

    It 'is reached from a session as it is' {
        # What it answers is no user; that it was asked is what counts.
        (Get-TlsError @{ SkipCertificateCheck = $true }).Requests | Should -BeGreaterThan 0
    }

    It 'is reached from a session in which a script has set TLS 1.0' -Skip:(-not $OnDesktop) {
        [Net.ServicePointManager]::SecurityProtocol = 'Tls'
        (Get-TlsError @{ SkipCertificateCheck = $true }).Requests | Should -BeGreaterThan 0
        [Net.ServicePointManager]::SecurityProtocol | Should -Be 'Tls'
    }
}

Describe 'A certificate' {
    It 'that nobody vouches for is told as such, and nothing is sent' {
        $told = Get-TlsError
        $told.Id | Should -BeLike 'ConnectionFailed,*'
        $told.Text | Should -BeLike '*comes from an authority that this machine does not know*'
        $told.Requests | Should -Be 0
    }

    It 'for another name is told as such' {
        (Get-TlsError -Name elsewhere.example).Text | Should -BeLike '*its certificate is for another name*'
    }

    It 'that has expired is told as such' {
        (Get-TlsError -NotAfter ([DateTimeOffset]::UtcNow.AddDays(-10))).Text | Should -BeLike '*its certificate has expired*'
    }

    It 'is judged alike in a German session' {
        $thread = [Threading.Thread]::CurrentThread
        $culture = $thread.CurrentUICulture
        try {
            $thread.CurrentUICulture = 'de-DE'
            (Get-TlsError).Text | Should -BeLike '*comes from an authority that this machine does not know*'
        }
        finally {
            $thread.CurrentUICulture = $culture
        }
    }
}

Describe 'A connection that is not made' {
    It 'is tried again also for a change, because nothing was sent' -Skip:(-not $OnWindows) {
        # Nobody answers in this network, so that Windows gives up by itself: error 10060.
        Connect-Raw Gandi 'https://10.255.255.1/v5' @{ Name = 'nowhere'; MaximumRetryCount = 1; TimeoutSec = 120 }
        $said = @(New-Customer -OrganizationId 80548b45-e18d-4cab-adef-e10a8406de4a -Type individual -Email jd@example.net `
                -GivenName J -FamilyName D -Connection nowhere -Verbose -ErrorAction SilentlyContinue -ErrorVariable problems 4>&1)
        "$said" | Should -BeLike '*before try 2 of 2*'
        $problems[0].Exception.NothingWasSent | Should -BeTrue
    }
}
