BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $idfm = 'ile-de-france-mobilites'
    function Get-Completed([string] $Line) { @((TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object { $_ } | ForEach-Object CompletionText) }
}

Describe 'Completion' {
    BeforeEach { Connect-FreshUData }
    AfterEach { Disconnect-OrgProvider * }

    It 'finds an organization by any part of its name, its slug or its id: <_>' -ForEach 'mobil', 'ile-de', 'Ile', '534fff000000000000000001' {
        $null = Get-Organization $idfm
        Get-Completed "Get-OrganizationMember $_" | Should -Be '534fff000000000000000001'
    }

    It 'lists what begins so before what only holds it' {
        $null = Find-Organization commun
        $null = Get-Organization -First 40
        $all = (TabExpansion2 'Get-OrganizationMember Ville' 28).CompletionMatches.ListItemText
        $all[0] | Should -BeLike 'Ville*'
    }

    It 'finds a member by id, name and address: <_>' -ForEach 'roy', 'Basile', '5e0000000000000000000002', 'basile-roy' {
        $null = Get-OrganizationMember $idfm
        Get-Completed "Remove-OrganizationMember $idfm -UserId $_" | Should -Be '5e0000000000000000000002'
        Get-Completed "Find-OrgPerson -UserId $_" | Should -Be '5e0000000000000000000002'
    }

    It 'finds a request by the name of the person' {
        $request = Get-MembershipRequest $idfm -Status pending -Kind request | Select-Object -First 1
        foreach ($cmdlet in 'Approve-MembershipRequest', 'Deny-MembershipRequest', 'Revoke-MemberInvite') {
            Get-Completed "$cmdlet $idfm -Id $($request.Name.Split(' ')[0])" | Should -Be $request.Id
        }
    }

    It 'offers no file names where an id is wanted: <_>' -ForEach @(
        'Get-Organization ', 'Get-OrganizationMember ', 'Remove-OrganizationMember x -UserId ', 'Approve-MembershipRequest x -Id ', 'Find-OrgPerson -UserId '
    ) {
        Push-Location $PSScriptRoot
        try { Get-Completed $_ | Where-Object { $_ -match 'Tests\.ps1' } | Should -BeNullOrEmpty } finally { Pop-Location }
    }

    It 'offers no field to sort by where there is none' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        Get-Completed 'Get-Organization -Connection EquinixMetal -SortBy ' | Should -BeNullOrEmpty
    }

    It 'knows the secrets and vaults that profiles name, and opens no vault' {
        $env:ORGADMIN_PROFILES = "$TestDrive/profiles.json"
        try {
            Register-OrgProfile prod -Provider UData -SecretName datagouv -VaultName work -WarningAction Ignore
            Get-Completed 'Connect-OrgProvider UData -SecretName data' | Should -Be 'datagouv'
            Get-Completed 'Connect-OrgProvider UData -SecretName x -VaultName w' | Should -Be 'work'
        }
        finally { Remove-Item env:ORGADMIN_PROFILES }
    }
}

Describe 'A parallel runspace without a connection' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
    It 'says how to bring one along' {
        $module = (Get-Module OrgAdmin).Path
        $said = Invoke-PwshCommand "Connect-OrgProvider Gandi -Emulator
            1 | ForEach-Object -Parallel { Import-Module '$module'; try { Get-Organization } catch { `"`$_`" } }"
        "$said" | Should -BeLike '*Connections belong to the runspace that opened them.*-Connection $using:c }*'
        # A job in a thread is a runspace as well, and one that Start-Job makes is another process, to which nothing can be brought.
        "$(Start-ThreadJob { Import-Module $using:module; try { Get-Organization } catch { "$_" } } | Receive-Job -Wait -AutoRemoveJob)" |
            Should -BeLike '*Connections belong to the runspace that opened them.*'
    }
}
