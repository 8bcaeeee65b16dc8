# The module as a package: into a folder that stands for the Gallery, out of it into an empty module path, and used from there.
BeforeAll {
    . $PSScriptRoot/Support.Process.ps1
    $module = Join-Path $PSScriptRoot '../../out/OrgAdmin'
    $store = (New-Item -ItemType Directory "$TestDrive/store").FullName
    $prerelease = (New-Item -ItemType Directory "$TestDrive/next/OrgAdmin").FullName
    Copy-Item "$module/*" $prerelease -Recurse
    $manifest = Get-Content "$prerelease/OrgAdmin.psd1" -Raw
    $version = [version] (Import-PowerShellDataFile "$module/OrgAdmin.psd1").ModuleVersion
    $next = "$($version.Major).$($version.Minor + 1).0"
    $manifest.Replace("'$version'", "'$next'").Replace('PSData = @{', "PSData = @{`n            Prerelease = 'beta1'") |
        Set-Content "$prerelease/OrgAdmin.psd1"
    Compress-PSResource -Path $module -DestinationPath $store
    Compress-PSResource -Path $prerelease -DestinationPath $store
    # As build.ps1 does it.
    Get-ChildItem $store -Filter *.nupkg | ForEach-Object { & "$PSScriptRoot/../../.github/Complete-Package.ps1" -Path $_.FullName }

    # In a process of its own, with a home and a module path of its own.
    function Invoke-Fresh([string] $Script) {
        $file = "$TestDrive/$([guid]::NewGuid()).ps1"
        Set-Content $file @"
`$ErrorActionPreference = 'Stop'
`$ProgressPreference = 'SilentlyContinue'
if (-not (Get-PSResourceRepository Folder -ErrorAction Ignore)) { Register-PSResourceRepository Folder -Uri '$store' -Trusted }
$Script
"@
        $start = [System.Diagnostics.ProcessStartInfo]::new($pwshProgram)
        foreach ($argument in $pwshArguments + '-NonInteractive', '-File', $file) { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        foreach ($name in 'HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA') { $start.Environment[$name] = "$TestDrive/home" }
        foreach ($name in 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'PSModulePath') { $null = $start.Environment.Remove($name) }
        $start.Environment['NO_COLOR'] = '1'
        $process = [System.Diagnostics.Process]::Start($start)
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        $process.WaitForExit()
        (($output.Result + $errors.Result) -split '\r?\n') | Where-Object { $_ }
    }

    $null = New-Item -ItemType Directory -Force "$TestDrive/home/.local/share", "$TestDrive/home/.config", "$TestDrive/home/.cache"
}

Describe 'The package' {
    It 'is installed into an empty module path, and does the main job' {
        $lines = Invoke-Fresh @'
Install-PSResource OrgAdmin -Repository Folder
Import-Module OrgAdmin
Connect-OrgProvider Gandi -Emulator
(Get-Organization).Name -join ' '
(Get-Help Get-Organization).Synopsis
(Get-Module OrgAdmin).ModuleBase
'@
        $lines[0] | Should -Be 'alice bob ron' -Because ($lines -join "`n")
        $lines[1] | Should -BeLike 'Gets organizations*'
        $lines[2] | Should -BeLike "*home*OrgAdmin*$version"
    }

    It 'says where the project, its licence and its changes are, which no import has to read' {
        $package = [System.IO.Compression.ZipFile]::OpenRead((Get-Item "$store/OrgAdmin.$version.nupkg").FullName)
        try {
            $reader = [System.IO.StreamReader]::new($package.GetEntry('OrgAdmin.nuspec').Open())
            $metadata = ([xml] $reader.ReadToEnd()).package.metadata
        }
        finally { $package.Dispose() }
        $metadata.id, $metadata.version | Should -Be 'OrgAdmin', "$version"
        $metadata.projectUrl | Should -BeLike 'https://github.com/*'
        $metadata.licenseUrl | Should -Be "$($metadata.projectUrl)/blob/main/LICENSE"
        $metadata.releaseNotes | Should -Be "$($metadata.projectUrl)/blob/main/CHANGELOG.md"
        # The address is the one that the help leads to.
        (Import-Module $module -PassThru).ExportedCommands['Get-Organization'].HelpUri | Should -BeLike "$($metadata.projectUrl)/*"
        (Import-PowerShellDataFile "$module/OrgAdmin.psd1").PrivateData.PSData.Keys | Should -Be 'Tags'
    }

    It 'leads to a first plan of a team, as the README says, in a folder where nothing else is' {
        . $PSScriptRoot/Support.Help.ps1
        $block = @(Get-ReadmeBlock)[0].Code
        $block | Should -BeLike '*Sync-OrganizationMember*'
        $lines = Invoke-Fresh "Set-Location (New-Item -ItemType Directory '$TestDrive/empty')`n$block"
        $lines -join "`n" | Should -BeLike '*Invite as editor*bo@example.org to Île-de-France Mobilités*ada@example.org*Unchanged*'
    }

    It 'is updated to a prerelease where that is asked for, and not otherwise' {
        $lines = Invoke-Fresh @'
Update-PSResource OrgAdmin -Repository Folder -ErrorAction Ignore
(Get-InstalledPSResource OrgAdmin).Version -join ' '
Update-PSResource OrgAdmin -Repository Folder -Prerelease
@(Get-InstalledPSResource OrgAdmin | ForEach-Object { "$($_.Version)$($_.Prerelease)" } | Sort-Object) -join ' '
Import-Module OrgAdmin
Connect-OrgProvider UData -Emulator
(Get-Organization ile-de-france-mobilites).Acronym
'@
        $lines | Should -Be "$version", "$version $($next)beta1", 'IDFM'
    }

    It 'is uninstalled without a trace' {
        $lines = Invoke-Fresh @'
Uninstall-PSResource OrgAdmin -Version '*'
Uninstall-PSResource OrgAdmin -Prerelease -ErrorAction Ignore
@(Get-Module -ListAvailable OrgAdmin).Count
'@
        $lines | Should -Be '0'
    }
}
