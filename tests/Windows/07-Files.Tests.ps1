# Test 7: files are written whole or not at all, whatever stands in the way.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $folder = New-TestFolder
    $before = $env:ORGADMIN_PROFILES
    Reset-OrgEmulator
    Connect-OrgProvider UData -Emulator

    # Writes a snapshot; gives the error, if there is one.
    function Write-Snapshot([string] $Path) {
        Get-FirstError { $null = Export-OrgSnapshot $Path -Connection UData -Force }
    }

    # What lies in the folder beside the files that are named.
    function Get-Leftover([string[]] $But) {
        Get-ChildItem -LiteralPath $folder -Force | Where-Object { $But -notcontains $_.Name } | ForEach-Object { $_.Name }
    }
}

AfterAll {
    $env:ORGADMIN_PROFILES = $before
    Get-ChildItem -LiteralPath $folder -Recurse -Force -File | ForEach-Object { $_.Attributes = 'Normal' }
    Remove-Item -LiteralPath $folder -Recurse -Force
}

Describe 'A target' {
    BeforeEach {
        Get-ChildItem -LiteralPath $folder -Force -File | ForEach-Object { $_.Attributes = 'Normal' }
        Get-ChildItem -LiteralPath $folder -Force | Remove-Item -Recurse -Force
        $target = Join-Path $folder 'snapshot.json'
    }

    It 'that another process holds open stays as it is' -Skip:(-not $OnWindows) {
        Set-Content $target old
        $held = [IO.File]::Open($target, 'Open', 'Read', 'Read')
        try { (Write-Snapshot $target).FullyQualifiedErrorId | Should -BeLike 'FileError,*' }
        finally { $held.Dispose() }
        Get-Content $target | Should -Be old
        Get-Leftover 'snapshot.json' | Should -BeNullOrEmpty
    }

    It 'that is read is replaced all the same, where the reader allows it' {
        Set-Content $target old
        $held = [IO.File]::Open($target, 'Open', 'Read', 'ReadWrite, Delete')
        try { Write-Snapshot $target | Should -BeNullOrEmpty }
        finally { $held.Dispose() }
        Get-Content $target -TotalCount 1 | Should -Be '{'
    }

    It 'that is read-only is replaced with -Force, and read-only again' {
        Set-Content $target old
        (Get-Item $target).IsReadOnly = $true
        Write-Snapshot $target | Should -BeNullOrEmpty
        (Get-Item $target).IsReadOnly | Should -BeTrue
        Get-Content $target -TotalCount 1 | Should -Be '{'
        Get-Leftover 'snapshot.json' | Should -BeNullOrEmpty
    }

    It 'that is hidden is replaced' -Skip:(-not $OnWindows) {
        Set-Content $target old
        (Get-Item $target).Attributes = 'Hidden'
        Write-Snapshot $target | Should -BeNullOrEmpty
        Get-Content $target -TotalCount 1 | Should -Be '{'
    }

    It 'with a path of nearly 260 letters is written' {
        $long = Join-Path $folder ('n' * (258 - $folder.Length))
        Write-Snapshot $long | Should -BeNullOrEmpty
        Test-Path -LiteralPath $long | Should -BeTrue
    }

    It 'that is no file but <_> is refused, and nothing is created' -Skip:(-not $OnWindows) -ForEach 'NUL', 'con.json', 'report.json:x' {
        (Write-Snapshot (Join-Path $folder $_)).FullyQualifiedErrorId | Should -BeLike 'FileError,*'
        Get-Leftover | Should -BeNullOrEmpty
    }

    It 'on a share is written' -Skip:(-not $OnWindows) {
        $share = '\\localhost\' + $target.Substring(0, 1) + '$' + $target.Substring(2)
        Write-Snapshot $share | Should -BeNullOrEmpty
        Get-Content $target -TotalCount 1 | Should -Be '{'
    }

    It 'with access rules of its own keeps them' -Skip:(-not $OnWindows) {
        Set-Content $target old
        $me = [Security.Principal.WindowsIdentity]::GetCurrent().User
        $rules = Get-Acl $target
        $rules.SetAccessRuleProtection($true, $false)
        $rules.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule $me, 'FullControl', 'Allow'))
        Set-Acl $target $rules
        Write-Snapshot $target | Should -BeNullOrEmpty
        (Get-Acl $target).Sddl | Should -Be $rules.Sddl
    }

    It 'is the old file or the new one when its writer is killed' {
        Set-Content $target '{ "old": true }'
        $script = "Import-Module '$Manifest'; Connect-OrgProvider UData -Emulator; 'ready' | Set-Content '$folder/ready'; " +
        "while (`$true) { `$null = Export-OrgSnapshot '$target' -Connection UData -Force }"
        $writer = Start-Fresh $script
        try {
            for ($i = 0; $i -lt 600 -and -not (Test-Path "$folder/ready"); $i++) { Start-Sleep -Milliseconds 100 }
            Start-Sleep -Milliseconds 500
        }
        finally {
            $writer.Kill()
            $writer.WaitForExit()
        }
        { [IO.File]::ReadAllText($target) | ConvertFrom-Json } | Should -Not -Throw
    }
}

Describe 'Profiles' {
    It 'of four processes that write and read at once are all kept' {
        $env:ORGADMIN_PROFILES = Join-Path $folder 'profiles.json'
        $script = "Import-Module '$Manifest'; foreach (`$i in 1..25) { Register-OrgProfile ('NAME-' + `$i) Gandi -SecretName x; " +
        '$null = Get-OrgProfile }'
        $writers = foreach ($name in 'a', 'b', 'c', 'd') { Start-Fresh $script.Replace('NAME', $name) }
        foreach ($writer in $writers) {
            $writer.WaitForExit()
            $writer.ExitCode | Should -Be 0
        }
        @(Get-OrgProfile).Count | Should -Be 100
    }

    It 'are refused at a place that is relative' {
        $env:ORGADMIN_PROFILES = 'profiles.json'
        (Get-FirstError { Get-OrgProfile }).FullyQualifiedErrorId | Should -BeLike 'ProfileError,*'
    }
}
