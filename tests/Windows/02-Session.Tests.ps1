# Test 2: at the prompt. Test-Package.ps1 runs the whole of tests/Pester in the same PowerShell; here is what that leaves out.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    $BothPowerShells = $OnWindows -and (Get-Command powershell, pwsh -ErrorAction Ignore | Measure-Object).Count -ge 2
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'At the prompt' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator
    }

    It 'prints the same table as PowerShell 7' -Skip:(-not $BothPowerShells) {
        $script = "Import-Module '$Manifest'; Connect-OrgProvider Gandi -Emulator; Get-Organization | Format-Table | Out-String -Width 120"
        $lines = foreach ($program in 'powershell', 'pwsh') {
            , @(Invoke-Fresh "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $script" $program |
                    ForEach-Object { ($_ -replace '\s+', ' ').Trim() } | Where-Object { $_ })
        }
        $lines[0] | Should -Be $lines[1]
    }

    It 'completes a provider and an environment' {
        $line = 'Connect-OrgProvider UDa'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be 'UData'
        $line = 'Connect-OrgProvider UData -Environment D'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'Demo'
    }

    It 'changes nothing with -WhatIf' {
        Get-Organization -First 2 | Remove-Organization -WhatIf
        @(Get-OrgEmulatorRequest | Where-Object { $_.Method -eq 'DELETE' }).Count | Should -Be 0
    }

    It 'ends with Ctrl-C where a server says nothing' {
        $server = Start-RawServer -Answer '' -Stays
        try {
            Invoke-Bounded -Stop -Server $server -Script @"
                Connect-OrgProvider UData -Endpoint 'http://127.0.0.1:$($server.Port)/api/1' -SkipValidation
                Get-Organization
"@ | Should -BeTrue
        }
        finally {
            $server.Dispose()
        }
    }
}
