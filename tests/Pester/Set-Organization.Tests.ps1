BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
}

Describe 'Set-Organization' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
    }

    It 'changes what was named and nothing else, and outputs nothing' {
        Set-Organization $harbour -Website https://new.example | Should -BeNullOrEmpty
        (Get-OrgEmulatorRequest)[-1].Body | Should -Be '{"website":"https://new.example"}'
        $now = Get-Organization $harbour
        $now.Website, $now.Description, $now.Twitter | Should -Be 'https://new.example', 'Bare metal for the whole harbour', 'harbourlabs'
    }

    It 'empties a field that is given as an empty text, or as $null' {
        Set-Organization $harbour -Description '' -Twitter $null
        $body = (Get-OrgEmulatorRequest)[-1].Body | ConvertFrom-Json
        $body.description, $body.twitter | Should -Be '', ''
        $body.PSObject.Properties.Name | Should -HaveCount 2
    }

    It 'refuses to empty what an organization cannot be without: <Name>' -ForEach @(
        @{ Name = '-Name $null'; Call = { Set-Organization $harbour -Name $null } }
        @{ Name = "-Name ''"; Call = { Set-Organization $harbour -Name '' } }
        @{ Name = 'a blank name of a block'; Call = { $harbour | Set-Organization -Name { ' ' } } }
        @{ Name = '-Extras $null'; Call = { Connect-FreshUData; Set-Organization $harbour -Extras $null } }
        @{ Name = "-NotifyOptOuts ''"; Call = { Connect-OrgProvider Munch -Emulator -SkipValidation; Set-Organization 2 -NotifyOptOuts '' } }
    ) {
        (Get-FirstError $Call).FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.SetOrganizationCommand'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'takes nothing but ids from the pipeline' {
        $changed = Get-Organization -Name '*a*' -First 3 | Set-Organization -Description same -PassThru
        $changed.Description | Should -Be 'same', 'same', 'same'
        Get-OrgEmulatorRequest | Where-Object Method -EQ PUT | ForEach-Object Body | Sort-Object -Unique | Should -Be '{"description":"same"}'
    }

    It 'keeps the rest of an address when a part of it changes' {
        Set-Organization $harbour -City Delft
        Get-SentRequest | Should -Contain "GET /metal/v1/organizations/${harbour}?include=address"
        Get-SentChange | Should -Be "PUT /metal/v1/organizations/$harbour"
        (Get-Organization $harbour -Include address).Address.ToString() | Should -Be '1 Harbour Street, 3011 AB Delft, NL'
    }

    It 'refuses a call that names nothing to change, and sends nothing' {
        { Set-Organization $harbour } | Should -Throw -ErrorId 'InvalidValue,OrgAdmin.Commands.SetOrganizationCommand'
        { $harbour | Set-Organization -PassThru } | Should -Throw -ErrorId 'InvalidValue,OrgAdmin.Commands.SetOrganizationCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'refuses a field that the provider does not have, even an empty one' {
        $problem = Get-FirstError { Set-Organization $harbour -Acronym '' }
        $problem.FullyQualifiedErrorId | Should -Be 'ParameterNotSupported,OrgAdmin.Commands.SetOrganizationCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'goes on after an organization that does not exist' {
        Set-Organization nope, $harbour -Description x -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.SetOrganizationCommand'
        $problems[0].TargetObject | Should -Be 'nope'
        (Get-Organization $harbour).Description | Should -Be 'x'
    }

    It 'names the organization and the fields with -WhatIf, and changes nothing' {
        $null = Get-Organization $harbour
        Reset-OrgEmulator
        $said = Invoke-PwshCommand "Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore; `$null = Get-Organization $harbour; Set-Organization $harbour -City x -Description y -WhatIf"
        $said | Should -Be 'What if: Performing the operation "Change Description, City" on target "Harbour Labs".'
        Set-Organization $harbour -City x -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'says which providers can change organizations when this one cannot' {
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $problem = Get-FirstError { Set-Organization x -Name y }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.SetOrganizationCommand'
        $problem.TargetObject | Should -Be 'x'
        "$problem" | Should -Match 'It works with: .*EquinixMetal.*UData'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'changes an organization at uData, field by field' {
        Connect-OrgProvider UData -Emulator -SkipValidation
        $made = New-Organization Pont -Description d -Website https://pont.example
        $changed = $made | Set-Organization -Acronym PT -Extras @{ key = 'value' } -PassThru
        $changed.Acronym, $changed.Description, $changed.Website, $changed.Extras['key'] | Should -Be 'PT', 'd', 'https://pont.example', 'value'
    }
}

Describe 'Set-Organization at Munch' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
    }

    It 'reads the whole object and sends it back changed, its parent included' {
        Set-Organization 2 -NotifyOptOuts $true | Should -BeNullOrEmpty
        Get-SentRequest | Select-Object -Unique | Should -Be 'GET /v1/organizations/2/', 'PUT /v1/organizations/2/'
        $sent = (Get-OrgEmulatorRequest)[-1].Body | ConvertFrom-Json
        $sent.parent | Should -Be 'http://localhost/v1/organizations/1/'
        $sent.name, $sent.contact_email, $sent.settings.nickname, $sent.settings.external_optout_message | Should -Be 'Child organization', 'child@example.com', 'nickname', 'Custom message'
        $sent.settings.notify_optouts | Should -BeTrue
        (Get-Organization 2).NotifyOptOuts | Should -BeTrue
    }

    It 'empties a field that is given as empty' {
        (Set-Organization 2 -Nickname '' -PassThru).Nickname | Should -Be ''
    }

    It 'changes what comes down the pipeline' {
        Get-OrganizationChild 1 | Set-Organization -ContactEmail all@example.com -PassThru | ForEach-Object Email | Should -Be 'all@example.com', 'all@example.com'
    }

    It 'makes no organization its own parent, and changes nothing' {
        foreach ($id in '1', '2') {
            $problem = Get-FirstError { Set-Organization $id -ParentId $id }
            $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.SetOrganizationCommand'
            $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$problem" | Should -Be "Organization '$id' cannot be its own parent. Nothing was sent."
        }
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'explains why the own organization cannot be changed' {
        "$(Get-FirstError { Set-Organization 1 -Name New })" | Should -BeLike "*Parent organization must be your organization. 'Example' has no parent, and the API changes only children of your own organization."
    }
}

Describe 'Set-Organization -Logo at UData' {
    BeforeAll {
        $idfm = 'ile-de-france-mobilites'
        $logo = "$TestDrive/new.png"
        [IO.File]::WriteAllBytes($logo, [byte[]](0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73))
    }
    BeforeEach { Connect-FreshUData }

    It 'uploads it' {
        $before = (Get-Organization $idfm).Logo
        $changed = Set-Organization $idfm -Logo $logo -PassThru
        $changed.Logo | Should -Not -Be $before
        Get-SentChange | Should -Be "POST /api/1/organizations/$idfm/logo/"
    }

    It 'names it in the question, and uploads nothing with -WhatIf' {
        $said = Invoke-PwshCommand "Connect-OrgProvider UData -Emulator -WarningAction Ignore; Set-Organization $idfm -Logo '$logo' -WhatIf"
        $said | Should -Be "What if: Performing the operation ""Change Logo ($logo)"" on target ""Île-de-France Mobilités""."
        Set-Organization $idfm -Logo $logo -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'takes it from the command line only' {
        $row = [pscustomobject]@{ Id = $idfm; Logo = $logo; Acronym = 'X' }
        $row | Set-Organization -WarningAction Ignore
        Get-SentChange | Should -Be "PUT /api/1/organizations/$idfm/"
    }

    It 'says which role it takes' {
        Connect-FreshUData chloe
        "$(Get-FirstError { Set-Organization $idfm -Logo $logo })" | Should -BeLike '*It takes the role admin in the organization.'
    }

    It 'merges extras, and takes a key out with $null' {
        Set-Organization $idfm -Extras @{ a = 1; geozone = $null }
        $extras = (Get-Organization $idfm).Extras
        $extras['a'], $extras.ContainsKey('geozone') | Should -Be 1, $false
    }
}
