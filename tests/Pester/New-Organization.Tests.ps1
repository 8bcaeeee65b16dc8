BeforeAll {
    . $PSScriptRoot/Support.ps1
    $address = @{ StreetAddress = '2 Quay'; PostalCode = '3011 AB'; City = 'Rotterdam'; Country = 'NL' }
}

Describe 'New-Organization at Equinix Metal' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
    }

    It 'outputs what was made' {
        $made = New-Organization 'Sea & Société' -Description 'd' -Website https://sea.example -Twitter sea @address
        $made | Should -BeOfType OrgAdmin.Organization
        $made.Name, $made.Description, $made.Website, $made.Twitter | Should -Be 'Sea & Société', 'd', 'https://sea.example', 'sea'
        $made.OrganizationId | Should -Match '^[0-9a-f-]{36}$'
        (Get-Organization $made -Include address).Address.ToString() | Should -Be '2 Quay, 3011 AB Rotterdam, NL'
    }

    It 'sends only what was given' {
        $null = New-Organization Sea @address
        $body = (Get-OrgEmulatorRequest)[-1].Body | ConvertFrom-Json
        $body.PSObject.Properties.Name | Should -Be 'name', 'address'
        $body.address.PSObject.Properties.Name | Sort-Object | Should -Be 'address', 'city', 'country', 'zip_code'
    }

    It 'takes a CSV, where an empty cell is not given, and goes on after a bad row' {
        $made = @'
Name,Description,StreetAddress,PostalCode,Country,Acronym,NotifyOptOuts
Pier One,,1 Pier,1,NL,,
Nowhere,,,,,,
Pier Two,second,2 Pier,2,FR,,
'@ | ConvertFrom-Csv | New-Organization -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.Name | Should -Be 'Pier One', 'Pier Two'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewOrganizationCommand'
        $problems[0].TargetObject | Should -Be 'Nowhere'
        "$($problems[0])" | Should -Match "Address zip code can't be blank"
        (Get-OrgEmulatorRequest)[0].Body | Should -Not -Match 'description'
    }

    It 'reads the logo from a file, and takes Base64 as it is' {
        $file = Join-Path $TestDrive logo.png
        $image = [byte[]](0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 253, 254)
        [IO.File]::WriteAllBytes($file, $image)
        $base64 = [Convert]::ToBase64String($image)
        (New-Organization A @address -Logo $file).Logo | Should -Be $base64
        Push-Location $TestDrive
        (New-Organization B @address -Logo logo.png).Logo | Should -Be $base64
        Pop-Location
        (New-Organization C @address -Logo $base64).Logo | Should -Be $base64
    }

    It 'refuses a file that is no image whatever it is called, and one that is too large' {
        Set-Content "$TestDrive/key.png" 'secret'
        "$(Get-FirstError { New-Organization D @address -Logo "$TestDrive/key.png" })" | Should -BeLike '*is no image: it is neither PNG, JPEG, GIF nor WebP.'
        [IO.File]::WriteAllBytes("$TestDrive/large.png", [byte[]]::new(10MB + 1))
        "$(Get-FirstError { New-Organization D @address -Logo "$TestDrive/large.png" })" | Should -BeLike '*is larger than 10 MB.'
        if (Test-Path /dev/zero) { "$(Get-FirstError { New-Organization D @address -Logo /dev/zero })" | Should -BeLike '*is no regular file.' }
        "$(Get-FirstError { New-Organization D @address -Logo 'AQL9/g==' })" | Should -BeLike '*is no image*'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'uploads the logo of an organization that it makes at uData' {
        Connect-FreshUData
        [IO.File]::WriteAllBytes("$TestDrive/u.png", [byte[]](0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73))
        (New-Organization A -Description d -Logo "$TestDrive/u.png").Logo | Should -BeLike 'http://localhost/s/avatars/*'
    }

    It 'refuses a logo that is neither, and sends nothing' {
        $problem = Get-FirstError { New-Organization D @address -Logo ./no-such.png }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.NewOrganizationCommand'
        "$problem" | Should -Match 'no-such.png'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'refuses -<Parameter>, which Equinix Metal does not have, and sends nothing' -ForEach @(
        @{ Parameter = 'ContactEmail'; Value = 'x@example.org'; Providers = 'Munch' }
        @{ Parameter = 'ParentId'; Value = '1'; Providers = 'Munch' }
        @{ Parameter = 'Acronym'; Value = 'A'; Providers = 'UData' }
        @{ Parameter = 'Extras'; Value = @{ a = 1 }; Providers = 'UData' }
        @{ Parameter = 'NotifyOptOuts'; Value = $false; Providers = 'Munch' }
    ) {
        $given = @{ $Parameter = $Value }
        $problem = Get-FirstError { New-Organization E @address @given }
        $problem.FullyQualifiedErrorId | Should -Be 'ParameterNotSupported,OrgAdmin.Commands.NewOrganizationCommand'
        "$problem" | Should -BeLike "*Equinix Metal has no -$Parameter*$Providers*"
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        New-Organization Sea @address -WhatIf | Should -BeNullOrEmpty
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'makes its outputs known to completion' {
        $made = New-Organization Zeppelin @address
        $line = 'Remove-Organization -Id Zep'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be $made.Id
    }
}

Describe 'New-Organization at uData' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider UData -Emulator -SkipValidation
    }

    It 'sends nested values plain, however PowerShell wraps them' {
        $null = New-Organization Pont -Description d -Extras ([ordered]@{ list = @(1, 'b', $true); object = [pscustomobject]@{ n = 1.5 }; none = $null })
        $extras = ((Get-OrgEmulatorRequest)[-1].Body | ConvertFrom-Json).extras
        $extras | ConvertTo-Json -Compress | Should -Be '{"list":[1,"b",true],"object":{"n":1.5},"none":null}'
    }

    It 'tells which field the server misses' {
        $problem = Get-FirstError { New-Organization Pont }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewOrganizationCommand'
        "$problem" | Should -Match 'description: Field is required'
    }
}

Describe 'New-Organization at Munch' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
    }

    It 'makes a child of the own organization if no parent is named' {
        $made = New-Organization Shop -ContactEmail shop@example.com -Nickname shop -NotifyMessageStatus $false -NotifyOptOuts $true -ExternalOptOutMessage 'Write to us'
        $made.GetType().FullName | Should -Be 'OrgAdmin.MunchOrganization'
        $made.Id, $made.ParentId, $made.Email, $made.Nickname, $made.ExternalOptOutMessage | Should -Be '6', '1', 'shop@example.com', 'shop', 'Write to us'
        $made.NotifyMessageStatus, $made.NotifyOptOuts | Should -Be $false, $true
        Get-SentRequest | Should -Be 'GET /v1/me/', 'POST /v1/organizations/'
        (Get-OrganizationChild 1).Name | Should -Contain 'Shop'
    }

    It 'makes a child of the parent that is named, by id or by object, without asking who the caller is' {
        (New-Organization Shop -ContactEmail shop@example.com -ParentId 1).ParentId | Should -Be '1'
        Get-SentRequest | Should -Not -Contain 'GET /v1/me/'
        (New-Organization Shop2 -ContactEmail shop@example.com -ParentId (Get-Organization)).ParentId | Should -Be '1'
    }

    It 'explains a parent that the server refuses' {
        $problem = Get-FirstError { New-Organization Shop -ContactEmail shop@example.com -ParentId 2 }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.NewOrganizationCommand'
        "$problem" | Should -BeLike '*Only your own organization can be the parent of a new one; without -ParentId it is.'
    }

    It 'tells every problem of a row of a CSV and goes on with the next' {
        $made = @'
Name,ContactEmail,Nickname,NotifyOptOuts
Bad,nowhere,No!,
Good,good@example.com,,true
'@ | ConvertFrom-Csv | New-Organization -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.Name, $made.NotifyOptOuts, $made.Nickname | Should -Be 'Good', $true, ''
        $problems.Count | Should -Be 1
        $problems[0].TargetObject | Should -Be 'Bad'
        $problems[0].Exception.FieldErrors.Keys | Sort-Object | Should -Be 'contact_email', 'settings.nickname'
    }

    It 'is refused to those who are no administrators' {
        Connect-OrgProvider Munch -Emulator -SkipValidation -Token (ConvertTo-SecureString emulator-munch-manager -AsPlainText -Force)
        (Get-FirstError { New-Organization Shop -ContactEmail shop@example.com }).FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.NewOrganizationCommand'
    }
}
