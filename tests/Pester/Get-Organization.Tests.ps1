BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Get-Organization at Gandi' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    It 'lists every organization, by name' {
        (Get-Organization).Name | Should -Be 'alice', 'bob', 'ron'
    }

    It 'carries provider, connection and the id that the next cmdlet binds' {
        $alice = Get-Organization -Name alice
        $alice.Provider | Should -Be 'Gandi'
        $alice.Connection | Should -Be 'Gandi'
        $alice.OrganizationId | Should -Be $alice.Id
    }

    It 'filters <Name> at the server with <Query>' -ForEach @(
        @{ Name = 'alice'; Query = 'name=alice'; Expected = 'alice' }
        @{ Name = '*o*'; Query = '~name=%2Ao%2A'; Expected = 'bob', 'ron' }
        @{ Name = '?ob'; Query = '~name=%2Aob'; Expected = 'bob' }
        @{ Name = '[a-b]*'; Query = '~name=%2A'; Expected = 'alice', 'bob' }
    ) {
        (Get-Organization -Name $Name).Name | Should -Be $Expected
        Get-SentRequest | Should -Be "GET /v5/organization/organizations?$Query"
    }

    It 'gives nothing, and no error, for a name that matches nothing' {
        Get-Organization -Name nobody | Should -BeNullOrEmpty
    }

    It 'sends -Type, -Permission and -SortBy' {
        (Get-Organization -Type publicbody -Permission billing -SortBy id).Name | Should -Be 'bob'
        Get-SentRequest | Should -Be 'GET /v5/organization/organizations?permission=billing&sort_by=id&type=publicbody'
    }

    It 'refuses a type that does not exist before anything is sent' {
        { Get-Organization -Type emperor } | Should -Throw -ErrorId 'ParameterArgumentValidationError,OrgAdmin.Commands.GetOrganizationCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'takes ids from the pipeline, as text and as objects' {
        'e1ab1204-e638-4fd8-85a4-34dd95013cdc' | Get-Organization | ForEach-Object Name | Should -Be 'bob'
        Get-Organization -Name r* | Get-Organization | ForEach-Object Name | Should -Be 'ron'
        Get-Organization -Id (Get-Organization -Name ron) | ForEach-Object Name | Should -Be 'ron'
    }

    It 'goes on after an id that does not exist' {
        $found = 'nope', 'e1ab1204-e638-4fd8-85a4-34dd95013cdc' | Get-Organization -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Name | Should -Be 'bob'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problems[0].TargetObject | Should -Be 'nope'
    }

    It 'honours -First, -Skip and -IncludeTotalCount' {
        (Get-Organization -First 1).Name | Should -Be 'alice'
        (Get-Organization -Skip 1 -First 1).Name | Should -Be 'bob'
        (Get-Organization -Skip 9) | Should -BeNullOrEmpty
        $all = @(Get-Organization -First 1 -IncludeTotalCount)
        "$($all[0])" | Should -Be '3'
        $all[1].Name | Should -Be 'alice'
        "$(Get-Organization -First 0 -IncludeTotalCount)" | Should -Be '3'
        (Get-Organization -Name *o* -Skip 1).Name | Should -Be 'ron'
    }

    It 'refuses -<Parameter>, which Gandi does not have, and sends nothing' -ForEach @(
        @{ Parameter = 'Query'; Value = 'x' }
        @{ Parameter = 'Badge'; Value = 'certified' }
        @{ Parameter = 'Property'; Value = 'id' }
        @{ Parameter = 'Include'; Value = 'members' }
        @{ Parameter = 'Personal'; Value = 'Only' }
        @{ Parameter = 'Descending'; Value = $true }
    ) {
        $parameters = @{ $Parameter = $Value }
        $problem = Get-FirstError { Get-Organization @parameters }
        $problem.FullyQualifiedErrorId | Should -Be 'ParameterNotSupported,OrgAdmin.Commands.GetOrganizationCommand'
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$problem" | Should -Match "Gandi has no -$Parameter"
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'asks every open connection for -Connection *' {
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name second -Token (ConvertTo-SecureString emulator-gandi-bob -AsPlainText -Force)
        Get-Organization -Connection * | ForEach-Object { "$($_.Connection)/$($_.Name)" } | Should -Be 'Gandi/alice', 'Gandi/bob', 'Gandi/ron', 'second/bob'
        Disconnect-OrgProvider second
    }

    It 'shows a table that fits the screen' {
        $table = Get-Organization | Out-String -Width 120
        $table | Should -Match 'Name\s+Connection\s+Id, Slug\s+MemberCount'
        $table | Should -Match 'bob\s+Gandi\s+e1ab1204-e638-4fd8-85a4-34dd95013cdc'
    }

    It 'completes ids with the organizations seen, by name' {
        $null = Get-Organization
        $line = 'Get-Organization -Id b'
        $found = TabExpansion2 $line $line.Length
        $found.CompletionMatches[0].CompletionText | Should -Be 'e1ab1204-e638-4fd8-85a4-34dd95013cdc'
        $found.CompletionMatches[0].ListItemText | Should -Be 'bob'
    }
}

Describe 'Get-Organization at Equinix Metal' {
    BeforeAll {
        $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
    }

    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
    }

    It 'lists more than the ten that the server sends by itself' {
        Get-Organization | Should -HaveCount 24
        Get-SentRequest | Should -Be 'GET /metal/v1/organizations?page=1&per_page=100'
        (Get-Organization -PageSize 5).Id | Should -Be (Get-Organization).Id
    }

    It 'asks for no more pages than -First needs' {
        Get-Organization -First 3 | Should -HaveCount 3
        Get-SentRequest | Should -Be 'GET /metal/v1/organizations?page=1&per_page=3'
    }

    It 'filters by -Personal and -WithoutProject' {
        (Get-Organization -Personal Only).Name | Should -Be 'Olivia Okafor'
        (Get-Organization -Personal Exclude -WithoutProject Only).Name | Should -Be 'Gangway Games', 'Nautilus Networks', 'Undertow Updates'
        (Get-SentRequest)[-1] | Should -Be 'GET /metal/v1/organizations?personal=exclude&without_projects=only&page=1&per_page=100'
    }

    It 'includes and excludes what is related' {
        $plain = Get-Organization $harbour
        $plain.Address | Should -BeNullOrEmpty
        $plain.Projects | Should -HaveCount 2
        $full = Get-Organization $harbour -Include address, projects -Exclude members
        $full.Address.City | Should -Be 'Rotterdam'
        $full.AdditionalProperties['projects'][0]['name'] | Should -Be 'cranes'
        (Get-SentRequest)[-1] | Should -Be "GET /metal/v1/organizations/${harbour}?include=address%2Cprojects&exclude=members"
    }

    It 'shows a table of its own that fits the screen' {
        $table = Get-Organization -First 2 | Out-String -Width 120
        $table | Should -Match 'Name\s+Connection\s+Id, Slug\s+MemberCount'
        $table | Should -Match "Harbour Labs\s+EquinixMetal\s+$harbour\s+15"
    }
}

Describe 'Get-Organization at EquinixMetal' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
    }

    It 'lists them all, although the server gives ten a page by itself' {
        $all = Get-Organization
        $all.Count | Should -BeGreaterThan 20
        ($all.Id | Select-Object -Unique).Count | Should -Be $all.Count
    }

    It 'sends -Personal, -WithoutProject, -Include and -Exclude' {
        $null = Get-Organization -Personal Exclude -WithoutProject Only -Include address, members -Exclude projects -First 2
        (Get-OrgEmulatorRequest).Query | Should -Be 'personal=exclude&without_projects=only&include=address%2Cmembers&exclude=projects&page=1&per_page=2'
    }

    It 'filters a name here, because the server cannot' {
        $one = Get-Organization -First 1
        (Get-Organization -Name $one.Name).Id | Should -Contain $one.Id
        (Get-Organization -Name "$($one.Name.Substring(0, 3))*").Id | Should -Contain $one.Id
    }

    It 'gets one by its id' {
        $one = Get-Organization -First 1
        (Get-Organization -Id $one.Id -Include address).Name | Should -Be $one.Name
    }
}

Describe 'Get-Organization at Munch' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
    }

    It 'lists the own organization, and gets one by its id' {
        $own = Get-Organization
        @($own).Count | Should -Be 1
        (Get-Organization -Id $own.Id).Name | Should -Be $own.Name
        (Get-FirstError { Get-Organization -Id 4711 }).FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
    }
}

Describe 'Get-Organization at UData' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator -SkipValidation
    }

    It 'lists them all, each once' {
        $all = Get-Organization
        $all.Count | Should -BeGreaterThan 40
        ($all.Id | Select-Object -Unique).Count | Should -Be $all.Count
        (Get-Organization -PageSize 7).Id | Should -Be $all.Id
    }

    It 'asks for no more pages than -First needs' {
        (Get-Organization -First 5).Count | Should -Be 5
        (Get-OrgEmulatorRequest).Query | Should -Be 'page=1&page_size=5'
        Reset-OrgEmulator
        (Get-Organization -PageSize 10 -Skip 20 -First 15).Count | Should -Be 15
        (Get-OrgEmulatorRequest).Query | Sort-Object | Should -Be 'page=3&page_size=10', 'page=4&page_size=10'
    }

    It 'searches, sorts and filters at the server' {
        $found = Get-Organization -Query transport -SortBy name -Descending
        $found | Should -Not -BeNullOrEmpty
        (Get-OrgEmulatorRequest).Query | Should -BeLike 'q=transport&sort=-name&page=1&*'
        (Get-Organization -Badge certified).Badges | Should -Contain 'certified'
        (Get-FirstError { Get-Organization -SortBy age }).FullyQualifiedErrorId | Should -BeLike 'ValidationFailed,*'
    }

    It 'asks for the fields of -Property only, and for what the pipeline binds' {
        $slim = Get-Organization -Property slug -First 1
        $slim.Slug | Should -Not -BeNullOrEmpty
        $slim.Id | Should -Not -BeNullOrEmpty
        $slim.Description | Should -BeNullOrEmpty
    }

    It 'follows a former slug' {
        (Get-Organization -Id syndicat-des-transports).Slug | Should -Be 'agence-des-transports'
    }

    It 'says that a deleted organization is gone' {
        Connect-OrgProvider UData -Emulator -SkipValidation -Name plain -Token (ConvertTo-SecureString emulator-udata-zoe -AsPlainText -Force)
        $problem = Get-FirstError { Get-Organization -Id comite-des-anciens-tarifs -Connection plain }
        $problem.FullyQualifiedErrorId | Should -Be 'Gone,OrgAdmin.Commands.GetOrganizationCommand'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        Disconnect-OrgProvider plain
    }

    It 'can be asked without a credential' {
        $served = Start-OrgEmulator -PassThru | Where-Object Provider -EQ UData
        try {
            Connect-OrgProvider UData -Endpoint $served.Endpoint -Name nobody
            (Get-Organization -First 3 -Connection nobody).Count | Should -Be 3
            (Get-FirstError { Get-OrgUserInfo -Connection nobody }).FullyQualifiedErrorId | Should -BeLike 'Unauthorized,*'
        }
        finally {
            Stop-OrgEmulator
            Disconnect-OrgProvider nobody
        }
    }
}

Describe 'Get-Organization at UData, on the wire and on the screen' {
    BeforeEach { Connect-FreshUData }

    It 'sends every filter' {
        Get-Organization -Query 'transports' -Badge association -BusinessNumberId 1 -SortBy followers -Descending | Should -BeNullOrEmpty
        Get-SentRequest | Should -Be 'GET /api/1/organizations/?q=transports&sort=-followers&badge=association&business_number_id=1&page=1&page_size=100'
    }

    It 'asks for an exact name at the server, and filters a pattern here' {
        (Get-Organization -Name 'institut des marées').Acronym | Should -Be 'IDM'
        (Get-Organization -Name 'Ville de *' -SortBy name).Name | Should -Be 'Ville de Montfleury', 'Ville de Roche-Blanche', 'Ville de Valmont-sur-Loire'
        Get-SentRequest | Should -Be 'GET /api/1/organizations/?name=institut%20des%20mar%C3%A9es&page=1&page_size=100', 'GET /api/1/organizations/?sort=name&page=1&page_size=100'
    }

    It 'asks for the fields wanted, and still binds' {
        $slim = Get-Organization -Id ile-de-france-mobilites -Property acronym
        $slim.Acronym | Should -Be 'IDFM'
        $slim.Description | Should -BeNullOrEmpty
        ($slim | Get-OrganizationMember -Role admin).Name | Should -Be 'Ada Martin', 'Basile Roy'
    }

    It 'takes ids, slugs and former slugs' {
        ('534fff000000000000000001', 'institut-des-marees', 'syndicat-des-transports' | Get-Organization).Name | Should -Be 'Île-de-France Mobilités', 'Institut des marées', 'Agence des transports'
    }

    It 'shows the date of a deleted organization to its members' {
        (Get-Organization -Id comite-des-anciens-tarifs).DeletedAt | Should -Be ([DateTimeOffset]'2025-06-30T09:30:00Z')
    }

    It 'shows a table of its own' {
        Get-Organization -Id ile-de-france-mobilites | Out-String -Width 120 |
            Should -Match '(?s)Name\s+Connection\s+Id, Slug\s+MemberCount.*Île-de-France Mobilités\s+UData\s+534fff000000000000000001 ile-de-france-mobilites\s+6'
    }
}

Describe 'Get-Organization and what people paste' {
    BeforeAll {
        Connect-FreshUData root
        $idfm = Get-Organization ile-de-france-mobilites
    }

    It 'finds a number that is printed in groups' {
        (Get-Organization -BusinessNumberId "287 500$([char] 0xA0)078 00020").Name | Should -Be $idfm.Name
        (Get-Organization -BusinessNumberId '287.500.078-00020').Name | Should -Be $idfm.Name
    }

    It 'finds a name with other blanks and hyphens, and with what nobody sees' {
        (Get-Organization -Name "$([char] 0xFEFF)Île$([char] 0x2011)de-France$([char] 0xA0)Mobi$([char] 0xAD)lités").Name | Should -Be $idfm.Name
    }

    It 'finds a name with decomposed letters and blanks around it, at <_>' -ForEach 'UData', 'Gandi' {
        $provider = $_
        if ($provider -eq 'UData') { $name = $idfm.Name } else { Connect-OrgProvider Gandi -Emulator; $name = 'bob' }
        (Get-Organization -Connection $provider -Name " $($name.Normalize('FormD'))$([char] 0xA0)").Name | Should -Be $name
    }
}

Describe 'Many ids in the pipeline of a cmdlet that reads' {
    BeforeEach { Connect-FreshUData root }

    It 'are in flight, come out in order, and each is asked for once' {
        $ids = @((Get-Organization -First 6).Id)
        $piped = @($ids + $ids + 'there-is-none' + $ids)
        Reset-OrgEmulator
        # Were they asked one after the other, the first would be alone in the time that its answer takes.
        Set-OrgEmulatorFault -Path "*/$($ids[0])/" -DelayMilliseconds 300
        $found = @($piped | Get-Organization -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable problems)
        $found.Id | Should -Be @($ids + $ids + $ids)
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $requests = @(Get-OrgEmulatorRequest | Where-Object Method -EQ GET)
        $requests | Should -HaveCount 7
    }

    It 'keep an error in its place among the lists' {
        $ids = @((Get-Organization -First 3).Id)
        $out = @($ids[0], 'there-is-none', $ids[1] | Get-OrganizationMember -ErrorAction Continue 2>&1)
        $places = $out | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { 'error' } else { $_.OrganizationId } } | Select-Object -Unique
        $places | Should -Be $ids[0], 'error', $ids[1]
    }

    It 'write the total of each list' {
        $ids = @((Get-Organization -First 2).Id)
        @($ids | Get-OrganizationMember -IncludeTotalCount | Where-Object { $_ -is [uint64] -or $_ -is [decimal] -or "$_" -match '^Total count' -or $_.GetType().Name -eq 'UInt64' }).Count | Should -Be 2
    }
}

Describe 'Reading that takes long' {
    BeforeAll {
        function Get-Shown([scriptblock] $Script) {
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript({ param($module, $connection) Import-Module $module }).AddArgument("$PSScriptRoot/../../out/OrgAdmin").Invoke()
                $shell.Commands.Clear()
                $null = $shell.AddScript("param(`$connection) $Script").AddArgument((Get-OrgConnection UData)).Invoke()
                $shell.Streams.Progress | Where-Object Activity -EQ 'Get-Organization'
            }
            finally { $shell.Dispose() }
        }
    }

    BeforeEach { Connect-FreshUData }

    It 'shows that it waits, and then how far it is, with the total where it is known' {
        Set-OrgEmulatorFault -Path '*/organizations/' -DelayMilliseconds 1300
        $shown = @(Get-Shown { Get-Organization -Connection $connection -PageSize 20 -ThrottleLimit 1 })
        $shown[0].StatusDescription | Should -Be 'waiting for an answer'
        $counts = $shown.StatusDescription -like 'UData: *'
        $counts[0] | Should -Match '^UData: 20 of \d\d$'
        ($shown | Where-Object StatusDescription -EQ $counts[0])[0].PercentComplete | Should -BeGreaterThan 0
        $shown[-1].RecordType | Should -Be 'Completed'
    }

    It 'gives the first rows before the second page has come' {
        $seen = [Collections.Generic.List[int]]::new()
        $null = Get-Organization -PageSize 10 -ThrottleLimit 1 | ForEach-Object { $seen.Add(@(Get-OrgEmulatorRequest).Count) }
        # The tenth row is out when two requests have been sent at the most: its own page, and the next one ahead.
        $seen[0] | Should -BeLessOrEqual 2
        $seen[9] | Should -BeLessOrEqual 2
        $seen[-1] | Should -BeGreaterThan 3
    }
}

Describe 'Get-Organization by what people type' {
    BeforeEach { Connect-FreshUData }
    AfterEach { Disconnect-OrgProvider * }

    It 'takes a name at position 0 where no id matches' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        (Get-Organization 'harbour labs' -Connection EquinixMetal).Id | Should -Be 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
        (Get-SentRequest)[-2..-1] | Should -Be @(
            'GET /metal/v1/organizations/harbour%20labs'
            'GET /metal/v1/organizations?page=1&per_page=100'
        )
    }

    It 'takes a pattern there as well' {
        (Get-Organization 'Île*').Slug | Should -Be 'ile-de-france-mobilites'
    }

    It 'asks "did you mean" where nothing has the name' {
        $problem = Get-FirstError { Get-Organization mobil }
        $problem.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationCommand'
        "$problem" | Should -Be "Organization 'mobil' was not found at uData. Did you mean: Île-de-France Mobilités (ile-de-france-mobilites)?"
    }

    It 'names the nearest at every provider, whichever cmdlet takes the organization: <Line>' -ForEach @(
        @{ Line = 'Get-Organization ile'; Provider = 'UData'; Meant = 'Île-de-France Mobilités (ile-de-france-mobilites)' }
        @{ Line = 'Get-Organization ile-de-franc'; Provider = 'UData'; Meant = 'Île-de-France Mobilités (ile-de-france-mobilites)' }
        @{ Line = 'Get-OrganizationMember ile'; Provider = 'UData'; Meant = 'Île-de-France Mobilités (ile-de-france-mobilites)' }
        @{ Line = 'Remove-Organization transports-mirabel -WhatIf'; Provider = 'UData'; Meant = 'Transports Mirabelle (transports-mirabelle)' }
        @{ Line = 'Get-Organization alicia'; Provider = 'Gandi'; Meant = 'alice (80548b45-e18d-4cab-adef-e10a8406de4a)' }
        @{ Line = 'Get-Customer bobb'; Provider = 'Gandi'; Meant = 'bob (e1ab1204-e638-4fd8-85a4-34dd95013cdc)' }
        @{ Line = 'Get-OrganizationMember harbor'; Provider = 'EquinixMetal'; Meant = 'Harbour Labs (e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10)' }
        @{ Line = 'Get-OrganizationOptOut Exampel'; Provider = 'Munch'; Meant = 'Example (1)' }
    ) {
        Connect-OrgProvider $Provider -Emulator -Name near -WarningAction Ignore
        $problem = Get-FirstError ([scriptblock]::Create("$Line -Connection near"))
        "$problem" | Should -BeLike "Organization '*' was not found at *. Did you mean: $Meant`?"
    }

    It 'asks for the nearest of what was typed, three times at the most, and of no rows' {
        Connect-FreshUData
        $problems = $null
        $typed = 1..5 | ForEach-Object { "transports-mirabel$_" }
        Get-OrganizationMember $typed -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 5
        @($problems -like '*Did you mean*').Count | Should -Be 3
        $typed | Get-OrganizationMember -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 5
        $problems -like '*Did you mean*' | Should -BeNullOrEmpty
        # An argument is typed, however many rows there are.
        'a@example.org', 'b@example.org' | Invoke-MemberInvite ile -ErrorAction SilentlyContinue -ErrorVariable problems
        @($problems -like '*Did you mean: Île-de-France Mobilités (ile-de-france-mobilites)*').Count | Should -Be 1
    }

    It 'takes what comes from a file for an id and nothing else' {
        Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore
        "$(Get-FirstError { [pscustomobject]@{ OrganizationId = 'Harbour Labs' } | Get-Organization -Connection EquinixMetal })" | Should -BeLike '*was not found*'
    }

    It '-Mine gives those that the caller belongs to: <_>' -ForEach 'UData', 'Gandi', 'EquinixMetal', 'Munch' {
        if ($_ -ne 'UData') { Connect-OrgProvider $_ -Emulator -WarningAction Ignore }
        $mine = Get-Organization -Mine -Connection $_
        if ($_ -eq 'UData') { $mine.Id | Should -Be (Get-OrgUserInfo -Connection UData).Organizations }
        else { $mine.Id | Should -Be (Get-Organization -Connection $_).Id }
    }

    It '-Mine goes with a name, and with no other filter' {
        (Get-Organization -Mine -Name 'Île*').Slug | Should -Be 'ile-de-france-mobilites'
        (Get-FirstError { Get-Organization -Mine -Badge certified }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
    }

    It 'is one table over all providers, with ids that can be copied at 80 columns, of which PowerShell uses 79' {
        foreach ($provider in 'Gandi', 'EquinixMetal', 'Munch') { Connect-OrgProvider $provider -Emulator -WarningAction Ignore }
        $all = Get-Organization -Connection *
        $lines = ($all | Out-String -Width 79) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^Name +Connection +Id, Slug *$'
        # The slug has a line of its own there, and stands beside the id where there is room for both.
        foreach ($organization in $all) { ($lines -match "\s$([regex]::Escape($organization.Id))(\s|`$)").Count | Should -BeGreaterThan 0 }
        $column = ($lines | Where-Object Length -GT 43 | ForEach-Object { $_.Substring(43).Trim() }) -join ''
        foreach ($organization in $all | Where-Object Slug) { $column.Contains($organization.Slug) | Should -BeTrue }
        ($all | Out-String -Width 120) | Should -Match '534fff000000000000000001 ile-de-france-mobilites +\d'
    }
}
