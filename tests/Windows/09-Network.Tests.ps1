# Test 9: several requests at once to an address that is not loopback, small writes, and proxies that want a log-on.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    # Loopback would hide the limit on connections of .NET Framework.
    $own = [Net.Dns]::GetHostAddresses([Net.Dns]::GetHostName()) |
        Where-Object { $_.AddressFamily -eq 'InterNetwork' -and -not [Net.IPAddress]::IsLoopback($_) } | Select-Object -First 1
    if (-not $own) { $own = [Net.IPAddress]::Loopback }
}

AfterAll {
    Get-OrgConnection | Disconnect-OrgProvider
}

Describe 'At the machine''s own address' {
    It 'changes are sent side by side' {
        $server = Start-RawServer -Certificate (New-TestCertificate) -Address $own -Together 3
        try {
            Connect-Raw UData "https://${own}:$($server.Port)/api/1" @{ Name = 'own'; SkipCertificateCheck = $true; MaximumRetryCount = 0 }
            $null = Get-FirstError { 1..16 | ForEach-Object { "o$_" } | Remove-Organization -Connection own -Force -ThrottleLimit 16 }
            $server.Requests.Count | Should -BeGreaterOrEqual 16
            # More than the two of .NET Framework's own limit.
            $server.MostAtOnce | Should -BeGreaterThan 2
        }
        finally {
            $server.Dispose()
        }
    }

    It 'small writes are not held back, and addresses are looked up again' -Skip:(-not $OnDesktop) {
        $server = Start-RawServer
        try {
            Connect-Raw UData "http://127.0.0.1:$($server.Port)/api/1" @{ Name = 'small' }
            $null = Get-FirstError { Get-OrgUserInfo -Connection small }
            $point = [Net.ServicePointManager]::FindServicePoint([uri] "http://127.0.0.1:$($server.Port)/", $null)
            $point.UseNagleAlgorithm | Should -BeFalse
            $point.ConnectionLeaseTimeout | Should -Be 300000
        }
        finally {
            $server.Dispose()
        }
    }
}

Describe 'A proxy that wants a log-on' {
    It 'is told as such' {
        $proxy = Start-RawServer -Answer "HTTP/1.1 407 No`r`nProxy-Authenticate: Basic realm=""p""`r`nContent-Length: 0`r`n`r`n"
        try {
            Connect-Raw UData 'https://api.example.net/api/1' @{ Name = 'p'; Proxy = "http://127.0.0.1:$($proxy.Port)"; MaximumRetryCount = 0 }
            $problem = Get-FirstError { Get-OrgUserInfo -Connection p }
            $problem.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
            "$problem" | Should -BeLike '*-ProxyCredential or -ProxyUseDefaultCredentials*'
        }
        finally {
            $proxy.Dispose()
        }
    }

    It 'gets the log-on of Windows with -ProxyUseDefaultCredentials' -Skip:(-not $OnWindows) {
        $proxy = Start-RawServer -Answer "HTTP/1.1 407 No`r`nProxy-Authenticate: Negotiate`r`nContent-Length: 0`r`n`r`n"
        try {
            Connect-Raw UData 'https://api.example.net/api/1' @{
                Name = 'p'; Proxy = "http://127.0.0.1:$($proxy.Port)"; ProxyUseDefaultCredentials = $true; MaximumRetryCount = 0
            }
            $null = Get-FirstError { Get-OrgUserInfo -Connection p }
            "$($proxy.Requests.ToArray())" | Should -Match 'Proxy-Authorization: Negotiate '
        }
        finally {
            $proxy.Dispose()
        }
    }

    It 'leaves its credential to no other request of the process' {
        $secret = ConvertTo-SecureString 'proxy-canary-51ab' -AsPlainText -Force
        $credential = New-Object Management.Automation.PSCredential 'porter', $secret
        Connect-Raw UData 'https://api.example.invalid/api/1' @{ Name = 'p'; ProxyCredential = $credential; MaximumRetryCount = 0 }
        $null = Get-FirstError { Get-OrgUserInfo -Connection p }
        $shared = [Net.WebRequest]::DefaultWebProxy
        if ($shared -and $shared.Credentials) {
            $shared.Credentials.GetCredential([uri] 'http://proxy.example', 'Basic').UserName | Should -Not -Be porter
        }
        [Net.WebRequest]::GetSystemWebProxy().Credentials | Should -Not -Be $credential.GetNetworkCredential()
    }
}
