# Test 4: a server that stops in the middle of a body ends with the time for one attempt, and with Ctrl-C.

BeforeDiscovery {
    $length = "Content-Type: application/json`r`nContent-Length: 1000`r`n`r`n{""data"": ["
    $chunked = "Content-Type: application/json`r`nTransfer-Encoding: chunked`r`n`r`n5`r`n{""dat`r`n"
    $gzip = "Content-Type: application/json`r`nContent-Encoding: gzip`r`nContent-Length: 1000`r`n`r`n"
    $stalls = @(
        @{ Name = '200 with a length'; Head = "HTTP/1.1 200 OK`r`n$length"; Kind = 'Timeout' }
        @{ Name = '200 in chunks'; Head = "HTTP/1.1 200 OK`r`n$chunked"; Kind = 'Timeout' }
        @{ Name = '200 compressed'; Head = "HTTP/1.1 200 OK`r`n$gzip"; Kind = 'Timeout' }
        @{ Name = '502 with a length'; Head = "HTTP/1.1 502 Bad Gateway`r`n$length"; Kind = 'ServerError' }
        @{ Name = '502 in chunks'; Head = "HTTP/1.1 502 Bad Gateway`r`n$chunked"; Kind = 'ServerError' }
    )
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'A body that stalls: <Name>' -ForEach $stalls {
    BeforeEach {
        $server = Start-RawServer -Answer $Head -Stays
        $connect = "`$WarningPreference = 'SilentlyContinue'; Connect-OrgProvider UData -SkipValidation -MaximumRetryCount 0 " +
        "-Endpoint 'http://127.0.0.1:$($server.Port)/api/1'"
    }

    AfterEach {
        $server.Dispose()
    }

    It 'ends with -TimeoutSec' {
        Invoke-Bounded "$connect -TimeoutSec 2; try { Get-Organization -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }" |
            Should -BeLike "$Kind,*"
    }

    It 'ends with Ctrl-C' {
        Invoke-Bounded -Stop -Server $server "$connect -TimeoutSec 3600; Get-Organization" | Should -BeTrue
    }
}
