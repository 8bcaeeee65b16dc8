# The help as people see it, in a real PowerShell; and every example of it, run.
BeforeDiscovery {
    . $PSScriptRoot/Support.Help.ps1
    $pages = Get-ChildItem $HelpFolder -Filter '*-*.md' | ForEach-Object BaseName
    $examples = $pages | ForEach-Object { Get-HelpExample $_ }
    $runnable = $examples | Where-Object Runs
    $users = Get-EmulatorUser
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Help.ps1
    $listed = (Get-EmulatorUser).Provider | Select-Object -Unique
}

Describe 'Get-Help <_>' -ForEach $pages {
    BeforeAll {
        $help = Get-Help $_ -Full
        $command = Get-Command $_ -Module OrgAdmin
    }

    It 'has a synopsis that is a sentence' {
        $help.Synopsis | Should -Match '^[A-Z].{14,}\.$'
        $help.Synopsis | Should -Not -Match "^$($command.Name) \["
    }

    It 'has a description' {
        "$($help.Description.Text)".Length | Should -BeGreaterThan 80
    }

    It 'describes every parameter' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters
        $parameters = $command.Parameters.Keys | Where-Object { $_ -notin $common }
        foreach ($parameter in $parameters) {
            $text = ($help.parameters.parameter | Where-Object name -EQ $parameter).description.Text -join "`n"
            $text.Length | Should -BeGreaterThan 15 -Because "-$parameter has to be described"
        }
    }

    It 'shows examples' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $shown = Get-Help $command.Name -Examples | Out-String -Width 200
        $shown | Should -Match 'Example 1: '
        $shown | Should -Not -Match '```'
    }
}

Describe 'Get-Help about_*' {
    It 'finds <_>, and says what it is about' -ForEach 'about_OrgAdmin', 'about_OrgAdmin_Connections', 'about_OrgAdmin_Emulator', 'about_OrgAdmin_Errors', 'about_OrgAdmin_Paging', 'about_OrgAdmin_State' {
        $topic = Get-Help $_
        "$topic" | Should -Match '# SHORT DESCRIPTION'
        $topic.Length | Should -BeGreaterThan 1000
    }
}

Describe 'The users of the emulator, as about_OrgAdmin_Emulator lists them' {
    It '<Secret>: <Who>' -ForEach $users {
        $connect = { Connect-OrgProvider $Provider -Emulator -Token (ConvertTo-SecureString $Secret -AsPlainText -Force) -WarningAction Ignore -PassThru }
        if ($Who -like 'refused*') {
            (Get-FirstError $connect).FullyQualifiedErrorId | Should -Be 'Unauthorized,OrgAdmin.Commands.ConnectOrgProviderCommand'
        }
        else {
            (& $connect).User | Should -Not -BeNullOrEmpty
        }
    }

    It 'are of every provider' {
        $listed | Should -Be (Get-OrgProvider).Provider
    }
}

Describe 'The file that Get-Help reads' {
    It 'is what PlatyPS makes of the markdown' {
        if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS | Where-Object Version -GE ([version] '1.0'))) {
            Set-ItResult -Skipped -Because 'NOTHING WAS COMPARED: Microsoft.PowerShell.PlatyPS 1.x is not installed'
        }
        { & $PSScriptRoot/../../docs/Update-Help.ps1 -CheckOnly } | Should -Not -Throw
    }
}

Describe 'The examples' {
    BeforeAll {
        . $PSScriptRoot/Support.Process.ps1
        # One process for all of them; its output is cut at the lines that begin with @@@.
        $lines = & $pwshProgram @pwshArguments -NonInteractive -File $PSScriptRoot/Invoke-HelpExample.ps1
        $ran = @{}
        $name = $null
        foreach ($line in $lines) {
            if ($line -match '^@@@ errors (\d+)$') { $ran[$name].Errors = [int] $Matches[1] }
            elseif ($line -match '^@@@ (.+)$') { $ran[($name = $Matches[1])] = @{ Errors = -1; Output = [Collections.Generic.List[string]]::new() } }
            else { $ran[$name].Output.Add($line) }
        }
    }

    It 'are as many as there ought to be, and few of them cannot run' -ForEach @{ All = $examples.Count; Runnable = $runnable.Count; Pages = $pages.Count } {
        $All | Should -BeGreaterOrEqual (3 * $Pages)
        $Pages | Should -BeGreaterOrEqual 49
        $All - $Runnable | Should -BeLessOrEqual 6
        $ran.ContainsKey('end') | Should -BeTrue -Because 'the process has to get through all of them'
    }

    It '<_.Page> <_.Number>: <_.Title>' -ForEach $runnable {
        $result = $ran["$($_.Page) $($_.Number)"]
        $actual = $result.Output -join "`n"
        # An error is only in order where the page shows it.
        $result.Errors | Should -Be @($_.Output -split '\n' -match '^[A-Z][a-z]+-[A-Z]\w+: ').Count -Because "this is what was printed:`n$actual"
        if ($_.Output) {
            ConvertTo-ComparableOutput $actual | Should -Be @(ConvertTo-ComparableOutput $_.Output) -Because "the page shows what is printed, which is:`n$actual"
        }
    }
}
