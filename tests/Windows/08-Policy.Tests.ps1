# Test 8: what a locked-down session does with the module, and what it says.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $folder = New-TestFolder
    Copy-Item $ModuleFolder $folder -Recurse
    $copy = Join-Path $folder 'OrgAdmin'
    $use = "try { Import-Module '$copy' -ErrorAction Stop; Connect-OrgProvider Gandi -Emulator; (Get-Organization).Name -join ' ' } catch { ""`$_"" }"
}

AfterAll {
    Remove-Item -LiteralPath $folder -Recurse -Force
}

Describe 'The execution policy' {
    It 'Restricted refuses the module for its view file' -Skip:(-not $OnWindows) {
        "$(Invoke-Fresh $use -Arguments '-ExecutionPolicy', 'Restricted')" | Should -BeLike '*OrgAdmin.Format.ps1xml*about_Execution_Policies*'
    }

    It 'AllSigned refuses what is not signed' -Skip:(-not $OnWindows) {
        "$(Invoke-Fresh $use -Arguments '-ExecutionPolicy', 'AllSigned')" | Should -BeLike '*OrgAdmin.Format.ps1xml*'
    }

    It 'RemoteSigned takes it as it is installed' -Skip:(-not $OnWindows) {
        Invoke-Fresh $use -Arguments '-ExecutionPolicy', 'RemoteSigned' | Should -Be 'alice bob ron'
    }

    It 'RemoteSigned refuses it from the internet, until it is unblocked' -Skip:(-not $OnWindows) {
        Get-ChildItem -LiteralPath $copy -Recurse -File |
            ForEach-Object { Set-Content -LiteralPath $_.FullName -Stream Zone.Identifier -Value "[ZoneTransfer]`r`nZoneId=3" }
        "$(Invoke-Fresh $use -Arguments '-ExecutionPolicy', 'RemoteSigned')" | Should -Not -BeLike '*alice*'
        Get-ChildItem -LiteralPath $copy -Recurse -File | Unblock-File
        Invoke-Fresh $use -Arguments '-ExecutionPolicy', 'RemoteSigned' | Should -Be 'alice bob ron'
    }
}

Describe 'A session in constrained language' {
    It 'works' {
        Invoke-Fresh @"
            Import-Module '$copy'
            `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            Connect-OrgProvider Gandi -Emulator -Name work
            (Get-Organization -Connection work -Name bob).Name
"@ | Should -Be bob
    }
}
