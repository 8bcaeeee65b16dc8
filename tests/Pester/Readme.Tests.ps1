# Every block of README.md, pasted in order from a fresh clone, prints what stands there.
BeforeDiscovery {
    . $PSScriptRoot/Support.Help.ps1
    $blocks = @(Get-ReadmeBlock)
}

Describe 'README.md' {
    BeforeAll {
        . $PSScriptRoot/Support.Help.ps1
        . $PSScriptRoot/Support.Process.ps1
        $ran = @{}
        foreach ($line in & $pwshProgram @pwshArguments -NonInteractive -File $PSScriptRoot/Invoke-Readme.ps1) {
            if ($line -match '^@@@ (.+)$') { $ran[($number = $Matches[1])] = [Collections.Generic.List[string]]::new() }
            else { $ran[$number].Add($line) }
        }
    }

    It 'has blocks, and they come to an end' -ForEach @{ Count = $blocks.Count } {
        $Count | Should -BeGreaterOrEqual 8
        $ran.ContainsKey('end') | Should -BeTrue
    }

    It 'block <_.Number> prints what stands below it' -ForEach $blocks {
        $actual = $ran["$($_.Number)"] -join "`n"
        ConvertTo-ComparableOutput $actual | Should -Be @(ConvertTo-ComparableOutput $_.Output) -Because "this was printed:`n$actual"
    }

    It 'shows a picture of what is printed' {
        # Drawn in a PowerShell of its own, as it is when it is made anew.
        $null = & $pwshProgram @pwshArguments -NonInteractive -File $PSScriptRoot/../../docs/Update-Picture.ps1 -Path "$TestDrive/session.svg"
        $drawn = [IO.File]::ReadAllText("$TestDrive/session.svg")
        $drawn | Should -Be ([IO.File]::ReadAllText("$PSScriptRoot/../../docs/session.svg")) -Because 'docs/Update-Picture.ps1 draws it anew'
    }
}

Describe 'The tour' {
    It 'shows two providers, the plan of a team, and the team' {
        . $PSScriptRoot/Support.Process.ps1
        $module = Join-Path $PSScriptRoot '../../out/OrgAdmin/OrgAdmin.psd1'
        $lines = & $pwshProgram @pwshArguments -NonInteractive -File $PSScriptRoot/../../src/OrgAdmin.Tour/Tour.ps1 -Module $module
        $LASTEXITCODE | Should -Be 0
        $shown = $lines -replace '\e\[[\d;]*m' -join "`n"
        $shown | Should -Match 'What if: .*Create customer.* on target "jd@example.net \(R&D\) under alice"'
        $shown | Should -Match 'What if: .*Set role admin.* on target "Chloé Dubois in Île-de-France Mobilités"'
        $shown | Should -Match 'bo@example.org +editor +Invited'
        $shown | Should -Match '(?s)alice +Gandi .*Île-de-France Mobilités +UData '
    }
}
