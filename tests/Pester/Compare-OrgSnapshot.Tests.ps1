BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Compare-OrgSnapshot' {
    BeforeEach {
        Connect-FreshUData
        Get-ChildItem $TestDrive | Remove-Item -Recurse -Force
        Push-Location $TestDrive
        $null = Export-OrgSnapshot before.json
    }

    AfterEach { Pop-Location }

    It 'outputs nothing where nothing has changed, and needs no connection' {
        $null = Export-OrgSnapshot after.json
        Disconnect-OrgProvider *
        Compare-OrgSnapshot before.json after.json | Should -BeNullOrEmpty
    }

    It 'outputs who came, who went and what has changed, with what other cmdlets bind' {
        Get-OrganizationMember $idfm -Role editor | Select-Object -First 1 | Set-OrganizationMember -Role admin
        Get-MembershipRequest $idfm -Status pending -Kind request | Select-Object -First 1 | Approve-MembershipRequest | Out-Null
        Invoke-MemberInvite $idfm new@example.org -Role editor | Out-Null
        Set-Organization $idfm -Website https://idfm.example.org/
        $null = Export-OrgSnapshot after.json
        $found = Compare-OrgSnapshot before.json after.json
        $found | Should -BeOfType ([OrgAdmin.OrgSnapshotDifference])
        $found | ForEach-Object { "$($_.Change) $($_.Kind) $($_.Name): $($_.Detail)" } | Should -Be @(
            'Changed Organization Île-de-France Mobilités: Website: https://mobilites.example.org/ -> https://idfm.example.org/'
            'Changed Member Chloé Dubois: Role: editor -> admin'
            'Added Member Hugo Lefèvre: editor'
            'Removed Request Hugo Lefèvre: editor'
            'Added Invitation new@example.org: editor'
        )
        $found.OrganizationId | Select-Object -Unique | Should -Be $id
        $found.Connection | Select-Object -Unique | Should -Be 'UData'

        $found | Where-Object Property -EQ Role | Set-OrganizationMember -Role { $_.Before }
        $found | Where-Object { $_.Kind -eq 'Member' -and $_.Change -eq 'Added' } | Remove-OrganizationMember -Force
        $found | Where-Object Kind -EQ Invitation | Revoke-MemberInvite -Force
        Set-Organization $idfm -Website ($found | Where-Object Property -EQ Website).Before
        # Only the request stays answered: what was accepted cannot be asked again by somebody else.
        Export-OrgSnapshot again.json | Compare-OrgSnapshot before.json | ForEach-Object { "$($_.Change) $($_.Kind) $($_.Name)" } | Should -Be 'Removed Request Hugo Lefèvre'
    }

    It 'leaves what changes by itself out, unless it is asked for, and what is excluded' {
        Set-Organization $idfm -Website https://idfm.example.org/ -Description 'New'
        $null = Export-OrgSnapshot after.json
        (Compare-OrgSnapshot before.json after.json).Property | Should -Be 'Description', 'Website'
        (Compare-OrgSnapshot before.json after.json -IncludeVolatile).Property | Should -Be 'Description', 'Website', 'UpdatedAt'
        (Compare-OrgSnapshot before.json after.json -ExcludeProperty descr*).Property | Should -Be 'Website'
    }

    It 'warns of what it cannot compare, and takes nothing of it for removed' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        $null = Export-OrgSnapshot all.json
        Set-OrgEmulatorFault '*e1f6bd2c*/members*' -Status 403
        $null = Export-OrgSnapshot part.json -ErrorAction SilentlyContinue
        Compare-OrgSnapshot all.json part.json -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warning | Should -Be "Not compared at 'EquinixMetal': the members of Harbour Labs: the difference could not read that (Forbidden)."
        Compare-OrgSnapshot all.json before.json -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warning | Should -Be "EquinixMetal 'EquinixMetal' is not compared: it is in the reference only.", "UData 'UData' is not compared: it is in the difference only."
    }

    It 'compares the only two connections of a provider whatever they are called' {
        Connect-OrgProvider UData -Emulator -Name demo
        Set-Organization $idfm -Website https://idfm.example.org/
        $null = Export-OrgSnapshot demo.json -Connection demo
        Compare-OrgSnapshot before.json demo.json | ForEach-Object { "$($_.Connection) $($_.Property)" } | Should -Be 'demo Website'
        Disconnect-OrgProvider demo
    }

    It 'says what is wrong with a file, and goes on with the next one' {
        Set-Content text.json 'hello'
        Set-Content short.json (Get-Content before.json -TotalCount 50)
        Set-Content newer.json ((Get-Content before.json) -replace '"version": 1', '"version": 2')
        $problems = $null
        'nowhere.json', 'text.json', 'short.json', 'newer.json', 'before.json' | ForEach-Object { [pscustomobject] @{ DifferencePath = $_ } } |
            Compare-OrgSnapshot before.json -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 4
        $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'FileError,OrgAdmin.Commands.CompareOrgSnapshotCommand'
        "$($problems[0])" | Should -BeLike '*nowhere.json cannot be read: *'
        "$($problems[1])" | Should -BeLike '*text.json is not a snapshot. Export-OrgSnapshot writes them.'
        "$($problems[2])" | Should -BeLike '*short.json is damaged or was cut short: its JSON breaks off at line *'
        "$($problems[3])" | Should -BeLike '*newer.json is a snapshot of format 2, *Update-Module OrgAdmin'
    }

    It 'shows a table that fits' {
        Get-OrganizationMember $idfm -Role editor | Select-Object -First 1 | Set-OrganizationMember -Role admin
        $null = Export-OrgSnapshot after.json
        foreach ($width in 80, 120) {
            $shown = Compare-OrgSnapshot before.json after.json | Out-String -Width $width
            $shown | Should -Match '(?s)Connection: UData.*Change\s+Kind\s+Organization\s+Person\s+Detail.*Changed\s+Member\s+Île-de-France Mob…\s+Chloé Dubois\s+Role: editor -> admin'
            $shown -split '\r?\n' | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual $width }
        }
    }
}
