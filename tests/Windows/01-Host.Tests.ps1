# Test 1: what this host is, and that the module is imported there from wherever people put modules.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $folders = New-Object Collections.ArrayList

    # Copies the module below a folder, imports it there in a fresh process, and uses it.
    function Import-Copy([string] $Folder, [string] $As = $Folder) {
        Copy-Item $ModuleFolder $Folder -Recurse
        Invoke-Fresh "Import-Module '$(Join-Path $As 'OrgAdmin')'; Connect-OrgProvider Gandi -Emulator; (Get-Organization).Name -join ' '"
    }
}

AfterAll {
    $folders | ForEach-Object { Remove-Item -LiteralPath $_ -Recurse -Force }
}

Describe 'This host' {
    It 'is told in the log' {
        $domain = [AppDomain]::CurrentDomain
        $setup = if ($OnDesktop) { $domain.SetupInformation.TargetFrameworkName } else { [AppContext]::TargetFrameworkName }
        $facts = [ordered] @{
            PowerShell       = $PSVersionTable.PSVersion
            System           = [Environment]::OSVersion.VersionString
            TargetFramework  = $setup
            SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol
            Unescapes        = ([uri] 'http://h/a%2Fb').AbsolutePath
        }
        if ($OnDesktop) {
            $facts.DotNetRelease = (Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full').Release
        }
        $facts.GetEnumerator() | ForEach-Object { Write-Host "    $($_.Key): $($_.Value)" }
        $facts.PowerShell | Should -Not -BeNullOrEmpty
    }

    It 'loads every cmdlet of the manifest, with help for each' {
        $data = Import-PowerShellDataFile $Manifest
        $commands = @(Get-Command -Module OrgAdmin)
        $commands.Count | Should -Be @($data.CmdletsToExport).Count
        foreach ($command in $commands) {
            $help = Get-Help $command.Name -Full
            $help.Synopsis | Should -Not -BeLike "$($command.Name) *"
            @($help.Examples.Example).Count | Should -BeGreaterThan 1
        }
        "$(Get-Help about_OrgAdmin)" | Should -Match 'WHICH POWERSHELL'
    }
}

Describe 'The module is imported' {
    It 'from a folder with blanks and accents' {
        $folder = New-TestFolder " d$([char] 233)j$([char] 224) vu"
        $null = $folders.Add($folder)
        Import-Copy $folder | Should -Be 'alice bob ron'
    }

    It 'by the short form of its path' -Skip:(-not $OnWindows) {
        $folder = New-TestFolder ' with a long name'
        $null = $folders.Add($folder)
        $short = (New-Object -ComObject Scripting.FileSystemObject).GetFolder($folder).ShortPath
        Import-Copy $folder $short | Should -Be 'alice bob ron'
    }

    It 'from a share' -Skip:(-not $OnWindows) {
        $folder = New-TestFolder
        $null = $folders.Add($folder)
        Import-Copy $folder ('\\localhost\' + $folder.Substring(0, 1) + '$' + $folder.Substring(2)) | Should -Be 'alice bob ron'
    }

    It 'by its name, where modules for all users lie' -Skip:(-not $OnWindows) {
        $folder = Join-Path $env:ProgramFiles $(if ($OnDesktop) { 'WindowsPowerShell\Modules' } else { 'PowerShell\Modules' })
        $target = Join-Path $folder 'OrgAdmin'
        Test-Path $target | Should -BeFalse
        $null = $folders.Add($target)
        if (-not (Test-Path $folder)) { $null = New-Item $folder -ItemType Directory }
        Copy-Item $ModuleFolder $folder -Recurse
        Invoke-Fresh 'Import-Module OrgAdmin; Connect-OrgProvider Gandi -Emulator; (Get-Organization).Name -join " "' |
            Should -Be 'alice bob ron'
    }
}
