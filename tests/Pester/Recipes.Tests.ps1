# Every block of PowerShell in docs/recipes and on the emulator's page runs as it stands in the page, on the emulator, in a folder and a process of its own.
BeforeDiscovery {
    $recipes = foreach ($page in Get-Item "$PSScriptRoot/../../docs/recipes/*.md", "$PSScriptRoot/../../docs/emulator.md") {
        $text = [IO.File]::ReadAllText($page.FullName) -replace '\r\n', "`n"
        $number = 0
        foreach ($match in [regex]::Matches($text, '(?ms)^```powershell\n(.*?)\n```$')) {
            $number++
            $code = $match.Groups[1].Value
            if ($code -notmatch '^# Not on the emulator: \S') { @{ Page = $page.BaseName; Number = $number; Code = $code } }
        }
    }
}

Describe 'The recipe <Page>, block <Number>' -ForEach $recipes {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/Support.Process.ps1
    }

    It 'runs without an error' {
        $folder = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
        $lines = Invoke-Pwsh "Set-Location '$folder'`n`$ErrorActionPreference = 'Stop'`n$Code`n'@@@ end'"
        $lines[-1] | Should -Be '@@@ end' -Because ($lines -join "`n")
    }
}
