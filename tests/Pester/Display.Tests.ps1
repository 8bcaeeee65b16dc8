# What is shown of other people's text steers no terminal and hides nothing; the values themselves stay as they were sent.

BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    . $PSScriptRoot/Peer.ps1
    $esc, $bel, $csi, $rlo, $zwsp, $nel = [char] 27, [char] 7, [char] 0x9B, [char] 0x202E, [char] 0x200B, [char] 0x85
    $tag = [char]::ConvertFromUtf32(0xE0041)
    $raw = "$esc[31mAda${esc}]0;title$bel ${csi}2J$rlo$nel${tag}adm${zwsp}in"
    $json = $raw | ConvertTo-Json -EscapeHandling EscapeNonAscii
    $bad = "[\x00-\x09\x0B\x0C\x0E-\x1F\x7F-\x9F$rlo$zwsp]|$tag"
    $server = Start-Peer @{
        'GET /api/1/organizations/o1/'                = "{`"id`": `"o1`", `"name`": $json, `"acronym`": $json, " +
        "`"description`": $json, `"badges`": [{`"kind`": $json}], `"extras`": {`"k`": $json}, `"strange`": {$($json): $json}, " +
        "`"members`": [{`"role`": $json, `"user`": {`"id`": `"u1`", `"first_name`": $json, `"last_name`": $json, `"email`": $json}}]}"
        'GET /api/1/organizations/o1/membership/'     = "[{`"id`": `"r1`", `"kind`": $json, `"status`": $json, `"role`": $json, " +
        "`"comment`": $json, `"user`": {`"id`": `"u2`", `"first_name`": $json}}]"
        'GET /api/1/organizations/suggest/?q=x&size=10' = "[{`"id`": `"o1`", `"name`": $json, `"acronym`": $json, `"slug`": $json}]"
        'GET /api/1/organizations/o1/reuses/'         = "[{`"id`": `"z1`", `"title`": $json, `"type`": $json}]"
        'GET /api/1/me/'                              = "{`"id`": `"u1`", `"first_name`": $json, `"last_name`": $json, " +
        "`"email`": $json, `"slug`": $json}"
        'GET /api/1/organizations/gone/'              = @{ Status = 409; Body = "{`"message`": $json}" }
    }
    Connect-Peer $server UData '/api/1' @{ Name = 'shown' }
    Connect-OrgProvider UData -Endpoint "$($server.Root)/api/1" -Token (ConvertTo-SecureString 'canary' -AsPlainText -Force) -Name known
    $said = @(
        @{ What = 'Get-Organization'; Read = { Get-Organization o1 -Connection shown } }
        @{ What = 'Get-OrganizationMember'; Read = { Get-OrganizationMember o1 -Connection shown } }
        @{ What = 'Get-MembershipRequest'; Read = { Get-MembershipRequest o1 -Connection shown } }
        @{ What = 'Find-Organization'; Read = { Find-Organization x -Connection shown } }
        @{ What = 'Get-OrganizationReuse'; Read = { Get-OrganizationReuse o1 -Connection shown } }
        @{ What = 'Get-OrgUserInfo'; Read = { Get-OrgUserInfo -Connection shown } }
        @{ What = 'Get-OrgConnection'; Read = { Get-OrgConnection known } }
    )
    # What a terminal would get, without PowerShell's own colours.
    function Get-Shown($Value) {
        $before = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        try { $Value | Out-String -Width 500 } finally { $PSStyle.OutputRendering = $before }
    }
}

AfterAll {
    Disconnect-OrgProvider *
    Stop-Peer $server
}

Describe 'Foreign text' {
    It 'in the default table, list and wide view of <_> is harmless' -ForEach @(
        'Get-Organization', 'Get-OrganizationMember', 'Get-MembershipRequest', 'Find-Organization', 'Get-OrganizationReuse', 'Get-OrgUserInfo', 'Get-OrgConnection'
    ) {
        $read = ($said | Where-Object What -EQ $_).Read
        $objects = @(& $read)
        $objects | Should -Not -BeNullOrEmpty
        $shown = (Get-Shown ($objects | Format-Table)), (Get-Shown ($objects | Format-List)), (Get-Shown $objects)
        $shown | Should -Match 'Ada'
        $shown | Should -Not -Match $bad
        "$objects" | Should -Not -Match $bad
    }

    It 'stays in the values as it was sent' {
        $organization = Get-Organization o1 -Connection shown
        $organization.Name | Should -BeExactly $raw
        $organization.Extras['k'] | Should -BeExactly $raw
        $organization.Members[0].Email | Should -BeExactly $raw
        ($organization | ConvertTo-Json -Depth 5 | ConvertFrom-Json).Name | Should -BeExactly $raw
    }

    It 'is shortened to the cells that it takes, where a column is too narrow for it: <Text>' -ForEach @(
        @{ Text = 'Ada Martin'; Width = 10; Shown = 'Ada Martin' }
        @{ Text = 'Ada Martins'; Width = 10; Shown = 'Ada Marti…' }
        @{ Text = '東京都交通局'; Width = 12; Shown = '東京都交通局' }
        @{ Text = '東京都交通局'; Width = 11; Shown = '東京都交通…' }
        @{ Text = '東京都交通局'; Width = 10; Shown = '東京都交…' }
        @{ Text = "abc$([char]::ConvertFromUtf32(0x1F600))d"; Width = 5; Shown = 'abc…' }
    ) {
        [OrgAdmin.Views.DisplayValue]::Short($Text, $Width) | Should -BeExactly $Shown
    }

    It 'that hides in a word is made visible' {
        Get-Shown (Get-Organization o1 -Connection shown | Format-List) | Should -Match 'adm\[U\+200B\]in'
    }

    It 'in an error and what the error is about is harmless' {
        $problem = Get-FirstError { Get-Organization gone -Connection shown }
        "$problem" | Should -Match 'Ada'
        "$problem" | Should -Not -Match $bad
        $problem = Get-FirstError { Get-Organization "g$raw" -Connection shown }
        $problem.CategoryInfo.ToString() | Should -Not -Match $bad
        Get-Shown ($problem | Format-List * -Force) | Should -Not -Match "$esc|$csi"
    }

    It 'is not put onto the command line by completion' {
        $null = Get-Organization o1 -Connection shown
        $line = 'Get-OrganizationMember -Connection shown -OrganizationId '
        $matches = (TabExpansion2 $line $line.Length).CompletionMatches
        $matches | Should -Not -BeNullOrEmpty
        ($matches | ForEach-Object { $_.CompletionText; $_.ListItemText; $_.ToolTip }) -match $bad | Should -BeNullOrEmpty
    }

    It 'in verbose and debug lines is harmless' {
        $lines = & { $DebugPreference = 'Continue'; Get-Organization o1 -Connection shown -Verbose 4>&1 5>&1 } | Where-Object { $_ -isnot [OrgAdmin.Organization] }
        $lines | Should -Not -BeNullOrEmpty
        $lines -match $bad | Should -BeNullOrEmpty
    }

    It 'in the difference of two snapshots is harmless' {
        $files = 1..2 | ForEach-Object { Join-Path $TestDrive "s$_.json" }
        Get-Organization o1 -Connection shown | Export-OrgSnapshot $files[0] -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        (Get-Content $files[0] -Raw).Replace('title', 'other') | Set-Content $files[1]
        $differences = Compare-OrgSnapshot $files[0] $files[1] -WarningAction SilentlyContinue
        $differences | Should -Not -BeNullOrEmpty
        (Get-Shown $differences), (Get-Shown ($differences | Format-List)), "$differences" | Should -Not -Match $bad
    }

    It 'has dates of the same year in every culture: <_>' -ForEach 'th-TH', 'ar-SA', 'fa-IR', 'en-US' {
        Connect-FreshUData root
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $member = Get-OrganizationMember ile-de-france-mobilites -First 1
            Get-Shown $member | Should -Match '2021-03-02'
            Get-Shown ($member | Format-List) | Should -Match 'Since +: 2021-03-02 '
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }

    It 'is harmless in constrained language as well' {
        Invoke-Pwsh @'
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            Connect-OrgProvider Gandi -Emulator -Name work
            ((Get-Organization -Connection work -Name bob | Out-String) -match 'bob')
            ((Get-Organization -Connection work -Name bob | Format-List | Out-String) -match 'Name +: bob')
            Connect-OrgProvider UData -Emulator -Name data -Token (ConvertTo-SecureString emulator-udata-root -AsPlainText -Force)
            ((Get-OrganizationMember ile-de-france-mobilites -Connection data -First 1 | Out-String -Width 140) -match '2021-03-02')
            Set-Organization ile-de-france-mobilites -Connection data -Acronym "A`e[31mB`u{202E}C"
            ((Get-Organization ile-de-france-mobilites -Connection data | Format-List | Out-String) -match 'A\[31mBC')
'@ | Should -Be 'True', 'True', 'True', 'True'
    }
}

Describe 'Lists and dictionaries' {
    BeforeAll { Connect-FreshUData root }

    It 'have a text that reads well in a CSV cell' {
        $row = Get-Organization ile-de-france-mobilites | ConvertTo-Csv | ConvertFrom-Csv
        $row.Badges | Should -Be 'certified; public-service'
        $row.Members | Should -BeLike 'Ada Martin; Basile Roy; *'
        $row.Extras | Should -Be 'geozone=fr:region:11'
        $row.psobject.Properties.Value -like '*System.*' | Should -BeNullOrEmpty
        (Get-OrgProvider UData | ConvertTo-Csv | ConvertFrom-Csv).psobject.Properties.Value -like '*System.*' | Should -BeNullOrEmpty
        (Get-OrganizationDataset ile-de-france-mobilites -First 1 | ConvertTo-Csv | ConvertFrom-Csv).psobject.Properties.Value -like '*System.*' | Should -BeNullOrEmpty
    }

    It 'are what they were to everything else' {
        $organization = Get-Organization ile-de-france-mobilites
        $organization.Badges | Should -HaveCount 2
        ($organization | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Badges | Should -Be 'certified', 'public-service'
        ($organization | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Extras.geozone | Should -Be 'fr:region:11'
        $organization.Extras['geozone'] | Should -Be 'fr:region:11'
    }

    It 'come back in from the CSV' {
        $csv = Join-Path $TestDrive organizations.csv
        Get-Organization ile-de-france-mobilites | Export-Csv $csv
        $made = Import-Csv $csv | New-Organization -WarningAction SilentlyContinue
        $made.Extras['geozone'] | Should -Be 'fr:region:11'
        $made.Website | Should -Be (Import-Csv $csv).Website
    }
}
