BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Peer.ps1
}

Describe 'Invoke-OrgRestMethod on the emulator' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    It 'outputs objects, as Invoke-RestMethod does' {
        (Invoke-OrgRestMethod organization/organizations).name | Should -Be 'alice', 'bob', 'ron'
        (Invoke-OrgRestMethod organization/user-info).city | Should -Be 'Paris'
    }

    It 'takes <Path> as <Sent>' -ForEach @(
        @{ Path = 'organization/user-info'; Sent = '/v5/organization/user-info' }
        @{ Path = '/organization/user-info'; Sent = '/v5/organization/user-info' }
        @{ Path = '/v5/organization/user-info'; Sent = '/v5/organization/user-info' }
        @{ Path = 'http://localhost/v5/organization/user-info'; Sent = '/v5/organization/user-info' }
        @{ Path = 'organization/organizations?type=company'; Sent = '/v5/organization/organizations?type=company' }
    ) {
        $null = Invoke-OrgRestMethod $Path
        Get-SentRequest | Should -Be "GET $Sent"
    }

    It 'adds a query, escaped' {
        (Invoke-OrgRestMethod organization/organizations -Query @{ '~name' = '*o*' }).name | Should -Be 'bob', 'ron'
        Get-SentRequest | Should -Be 'GET /v5/organization/organizations?~name=%2Ao%2A'
    }

    It 'sends a body as JSON, and reports a refusal field by field' {
        $problem = Get-FirstError { Invoke-OrgRestMethod organization/organizations/80548b45-e18d-4cab-adef-e10a8406de4a/customers -Method POST -Body @{ type = 'x'; zip = $null } }
        $problem.FullyQualifiedErrorId | Should -Be 'ValidationFailed,OrgAdmin.Commands.InvokeOrgRestMethodCommand'
        "$problem" | Should -Match 'city: Required'
        (Get-OrgEmulatorRequest).Body | ConvertFrom-Json | ForEach-Object type | Should -Be 'x'
    }

    It 'gives the answer to a refusal with -SkipHttpErrorCheck, its status and its headers' {
        $answer = Invoke-OrgRestMethod organization/nope -SkipHttpErrorCheck -StatusCodeVariable status -ResponseHeadersVariable headers
        $answer.message | Should -Be 'The resource could not be found.'
        $status | Should -Be 404
        $headers['content-type'] | Should -Be 'application/json'
    }

    It 'writes a file whole or not at all' {
        $file = Join-Path $TestDrive user.json
        Invoke-OrgRestMethod organization/user-info -OutFile $file | Should -BeNullOrEmpty
        (Get-Content $file -Raw | ConvertFrom-Json).username | Should -Be 'alice'
        (Get-FirstError { Invoke-OrgRestMethod organization/nope -OutFile $file }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        (Get-Content $file -Raw | ConvertFrom-Json).username | Should -Be 'alice'
        @(Get-ChildItem $TestDrive -File).Count | Should -Be 1
        (Get-FirstError { Invoke-OrgRestMethod organization/user-info -OutFile (Join-Path $TestDrive no/such/folder.json) }).FullyQualifiedErrorId | Should -BeLike 'FileError,*'
    }

    It 'refuses <What>, and sends nothing' -ForEach @(
        @{ What = 'another origin'; Path = 'https://evil.example/x'; Id = 'CrossOriginRefused' }
        @{ What = 'another origin without a scheme'; Path = '//evil.example/x'; Id = 'CrossOriginRefused' }
        @{ What = 'a step out of the endpoint'; Path = 'organization/../../x'; Id = 'InvalidValue' }
        @{ What = 'a hidden step out of the endpoint'; Path = 'organization/%2e%2e/x'; Id = 'InvalidValue' }
        @{ What = 'a line break'; Path = "organization`r`nX-Evil: 1"; Id = 'InvalidValue' }
    ) {
        (Get-FirstError { Invoke-OrgRestMethod $Path }).FullyQualifiedErrorId | Should -Be "$Id,OrgAdmin.Commands.InvokeOrgRestMethodCommand"
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'sends no change with -WhatIf, and asks for a reading all the same' {
        Invoke-OrgRestMethod organization/x -Method DELETE -WhatIf
        Get-SentRequest | Should -BeNullOrEmpty
        (Invoke-OrgRestMethod organization/user-info -WhatIf).city | Should -Be 'Paris'
    }
}

Describe 'Invoke-OrgRestMethod and what is sent' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $script:path = 'organization/organizations/80548b45-e18d-4cab-adef-e10a8406de4a/customers'
    }

    BeforeDiscovery {
        $cyclic = @{ a = @{} }
        $cyclic.a.b = @($cyclic)
        $deep = @{ end = 1 }
        foreach ($i in 1..1200) { $deep = @{ d = $deep } }
        $object = [pscustomobject] @{ inner = $null }
        $object.inner = $object
        $script:unsendable = @(
            @{ What = 'a hashtable that holds itself'; Value = $cyclic; Where = 'a.b[0] holds itself' }
            @{ What = 'an object that holds itself'; Value = $object; Where = 'inner holds itself' }
            @{ What = 'a list that holds itself'; Value = & { $list = [System.Collections.ArrayList] @(1); $null = $list.Add($list); , $list }; Where = '[1] holds itself' }
            @{ What = '1,200 levels'; Value = $deep; Where = 'lies deeper than 64 levels' }
            @{ What = 'a process'; Value = @{ p = Get-Process -Id $PID }; Where = '' }
            @{ What = 'a secure string'; Value = @{ p = [securestring]::new() }; Where = 'p is a SecureString' }
            @{ What = 'a script block'; Value = @{ p = @({ 1 }) }; Where = 'p[0] is a ScriptBlock' }
            @{ What = 'what is no number'; Value = @{ p = [double]::NaN }; Where = 'p is NaN, which JSON does not have' }
            @{ What = 'half of a character'; Value = @{ p = "a$([char] 0xD800)" }; Where = 'p holds half of a character' }
            @{ What = 'XML'; Value = @{ p = [xml] '<a/>' }; Where = 'p is a XmlDocument' }
            @{ What = 'a type'; Value = @{ p = [string] }; Where = 'p is a RuntimeType' }
        )
    }

    It 'refuses <What> in -Body, and sends nothing' -ForEach $unsendable {
        $problem = Get-FirstError { Invoke-OrgRestMethod $path -Method POST -Body $Value }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.InvokeOrgRestMethodCommand'
        "$problem" | Should -BeLike "-Body*$([WildcardPattern]::Escape($Where))*Nothing was sent."
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'refuses <What> in -Query and -Extras, and sends nothing' -ForEach $unsendable[0..2] {
        (Get-FirstError { Invoke-OrgRestMethod $path -Query @{ q = $Value } }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        Connect-FreshUData
        (Get-FirstError { Set-Organization x -Extras @{ e = $Value } }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'sends <Name> as <Json>' -ForEach @(
        @{ Name = 'DBNull'; Value = @{ v = [DBNull]::Value }; Json = '{"v":null}' }
        @{ Name = 'a big integer'; Value = @{ v = [bigint]::Parse('123456789012345678901234567890') }; Json = '{"v":123456789012345678901234567890}' }
        @{ Name = 'what outputs nothing'; Value = @{ v = $() }; Json = '{"v":null}' }
        @{ Name = 'a number of single precision'; Value = @{ v = [single] 0.1 }; Json = '{"v":0.1}' }
        @{ Name = 'an object of a class'; Value = [System.Collections.DictionaryEntry]::new('k', 5); Json = '{"Name":"k","Key":"k","Value":5}' }
        @{ Name = 'a version and a guid'; Value = @{ v = [version] '1.2.3' }; Json = '{"v":"1.2.3"}' }
        @{ Name = 'one object in two places'; Value = & { $one = @{ a = 1 }; @{ l = @($one, $one) } }; Json = '{"l":[{"a":1},{"a":1}]}' }
    ) {
        $null = Get-FirstError { Invoke-OrgRestMethod $path -Method POST -Body $Value }
        (Get-OrgEmulatorRequest).Body | Should -Be $Json
    }

    It 'sends dates of a query in ISO form' {
        $null = Get-FirstError { Invoke-OrgRestMethod organization/user-info -Query @{ d = [datetime]::new(2026, 2, 3, 4, 5, 6, [DateTimeKind]::Utc) } }
        Get-SentRequest | Should -Be 'GET /v5/organization/user-info?d=2026-02-03T04%3A05%3A06Z'
    }

    It 'refuses a body that would not be sent' {
        (Get-FirstError { Invoke-OrgRestMethod organization/user-info -Body @{ a = 1 } }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'outputs the answer where a variable''s type does not take it, and says so' {
        [xml] $typed = '<a/>'
        $answer = Invoke-OrgRestMethod organization/user-info -StatusCodeVariable typed -WarningVariable warnings -WarningAction SilentlyContinue
        $answer.username | Should -Be 'alice'
        "$warnings" | Should -BeLike "Variable 'typed' could not be written*"
    }

    It 'refuses a variable that cannot be written, and sends nothing' {
        foreach ($name in 'env:status', 'function:status', 'nowhere:status') {
            (Get-FirstError { Invoke-OrgRestMethod organization/user-info -StatusCodeVariable $name }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        }
        (Get-FirstError { Invoke-OrgRestMethod organization/user-info -StatusCodeVariable PID }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        (Get-FirstError { Invoke-OrgRestMethod organization/user-info -ResponseHeadersVariable true }).FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'masks in its question what it masks everywhere' {
        $text = & { Invoke-OrgRestMethod 'organization/x?page=1&token=abc' -Method DELETE -Confirm:$false -Verbose -ErrorAction SilentlyContinue } 4>&1 | Out-String
        $text | Should -BeLike '*organization/x?page=1&token=`*`*`**'
        $text | Should -Not -BeLike '*abc*'
    }
}

Describe 'Invoke-OrgRestMethod and what comes back' {
    BeforeEach {
        $script:answers = @{}
        $script:peer = Start-Peer $answers
        Connect-Peer $peer Gandi /v5
    }

    AfterEach {
        Stop-Peer $peer
    }

    It 'keeps every key with -AsHashtable, and says so without' {
        $answers['GET /v5/x'] = '{"": 1, "a": 2, "A": {"b": [null, {"": 5}]}}'
        $problem = Get-FirstError { Invoke-OrgRestMethod x }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidResponse,*'
        "$problem" | Should -Match '-AsHashtable'
        $table = Invoke-OrgRestMethod x -AsHashtable
        $table | Should -BeOfType [hashtable]
        $table[''], $table['a'], $table['A'].b[1][''] | Should -Be 1, 2, 5
        $table['A'].b[0] | Should -BeNullOrEmpty
        $answers['GET /v5/x'] = '{"a": 2, "A": 3}'
        "$(Get-FirstError { Invoke-OrgRestMethod x })" | Should -Match "'a' and 'A'"
    }

    It 'leaves null what is null' {
        $answers['GET /v5/x'] = 'null'
        @(Invoke-OrgRestMethod x).Where({ $_ -is [string] }) | Should -BeNullOrEmpty
        $answers['GET /v5/x'] = '{"a": null}'
        (Invoke-OrgRestMethod x).a | Should -BeNullOrEmpty
    }
}

Describe 'Invoke-OrgRestMethod -Paginate' {
    It 'ends a list without end with an error' -ForEach @(
        @{ Link = '?page=1' }
        @{ Link = '' }
    ) {
        $answers = @{}
        $peer = Start-Peer $answers
        try {
            # The link is either the same every time, or a new one for the same page.
            $answers['GET /v5/items'] = @{ Body = '[{"id": 1}]'; Headers = @{ Link = '<?page=1>; rel="next last"' } }
            foreach ($page in 1..40) {
                $next = if ($Link) { $Link } else { "?page=$($page + 1)" }
                $answers["GET /v5/items?page=$page"] = @{ Body = '[{"id": 1}]'; Headers = @{ Link = "<$next>; rel=next" } }
            }
            Connect-Peer $peer Gandi /v5
            $ids = Invoke-OrgRestMethod items -Paginate -ErrorAction SilentlyContinue -ErrorVariable problems | ForEach-Object id
            $ids | Select-Object -Unique | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -Be 'InvalidResponse,OrgAdmin.Commands.InvokeOrgRestMethodCommand'
            $peer.Received.Count | Should -BeLessThan 10
        }
        finally {
            Stop-Peer $peer
        }
    }

    It 'follows a Link header, on the own origin only' {
        $answers = @{}
        $peer = Start-Peer $answers
        try {
            $answers['GET /v5/items'] = @{ Body = '[{"id": 1}]'; Headers = @{ Link = '</v5/items?page=2>; rel="next"' } }
            $answers['GET /v5/items?page=2'] = @{ Body = '[{"id": 2}]'; Headers = @{ Link = '<https://evil.example/items>; rel="next"' } }
            Connect-Peer $peer Gandi /v5
            $ids = Invoke-OrgRestMethod items -Paginate -ErrorAction SilentlyContinue -ErrorVariable problems | ForEach-Object id
            $ids | Should -Be 1, 2
            $problems[0].FullyQualifiedErrorId | Should -Be 'CrossOriginRefused,OrgAdmin.Commands.InvokeOrgRestMethodCommand'
            $peer.Received.Count | Should -Be 2
        }
        finally {
            Stop-Peer $peer
        }
    }

    It 'recognizes the pages of <Api>' -ForEach @(
        @{ Api = 'uData'; Provider = 'UData'; One = '{"data": [{"id": 1}], "next_page": "ROOT/v5/items?page=2"}'; Two = '{"data": [{"id": 2}], "next_page": null}' }
        @{ Api = 'Munch'; Provider = 'Munch'; One = '{"count": 2, "results": [{"id": 1}], "next": "ROOT/v5/items?page=2"}'; Two = '{"count": 2, "results": [{"id": 2}], "next": null}' }
        @{ Api = 'Equinix Metal'; Provider = 'EquinixMetal'; One = '{"items": [{"id": 1}], "meta": {"next": {"href": "/items?page=2"}}}'; Two = '{"items": [{"id": 2}], "meta": {"next": null}}' }
    ) {
        $answers = @{}
        $peer = Start-Peer $answers
        try {
            $answers['GET /v5/items'] = $One.Replace('ROOT', $peer.Root)
            $answers['GET /v5/items?page=2'] = $Two
            Connect-Peer $peer $Provider /v5
            Invoke-OrgRestMethod items -Paginate | ForEach-Object id | Should -Be 1, 2
        }
        finally {
            Stop-Peer $peer
        }
    }
}

Describe 'Invoke-OrgRestMethod -Paginate with a change' {
    It 'is refused, because each link of the server would be changed, and sends nothing' -ForEach 'DELETE', 'POST', 'HEAD' {
        Connect-FreshUData
        $problem = Get-FirstError { Invoke-OrgRestMethod organizations/ -Method $_ -Paginate -Confirm:$false }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.InvokeOrgRestMethodCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }
}

Describe 'Invoke-OrgRestMethod -Form' {
    BeforeAll {
        . $PSScriptRoot/Support.Process.ps1
        $logo = "$TestDrive/new.png"
        [IO.File]::WriteAllBytes($logo, [byte[]](0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73))
        $path = 'organizations/ile-de-france-mobilites/logo/'
    }
    BeforeEach { Connect-FreshUData }

    It 'sends files and texts as a form' {
        $answer = Invoke-OrgRestMethod $path -Method POST -Form @{ file = Get-Item $logo; bbox = '0,0,1,1' }
        $answer.success | Should -BeTrue
        (Get-OrgEmulatorRequest)[-1].Body | Should -Match 'name="bbox"\r\n\r\n0,0,1,1\r\n'
    }

    It 'sends a list as several fields' {
        $null = Invoke-OrgRestMethod $path -Method POST -Form @{ note = 1, 'b', $true } -SkipHttpErrorCheck
        [regex]::Matches((Get-OrgEmulatorRequest)[-1].Body, 'name="note"').Count | Should -Be 3
    }

    It 'names the files in the question, and sends nothing with -WhatIf' {
        $said = Invoke-PwshCommand "Connect-OrgProvider UData -Emulator -WarningAction Ignore; Invoke-OrgRestMethod $path -Method POST -Form @{ file = Get-Item '$logo' } -WhatIf"
        $said | Should -BeLike '*"POST a form with new.png"*'
        Invoke-OrgRestMethod $path -Method POST -Form @{ file = Get-Item $logo } -WhatIf
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'refuses <Why>, and sends nothing' -ForEach @(
        @{ Why = 'a body besides'; Call = { Invoke-OrgRestMethod x -Method POST -Form @{ a = 1 } -Body 'b' } }
        @{ Why = 'a GET'; Call = { Invoke-OrgRestMethod x -Form @{ a = 1 } } }
        @{ Why = 'a table as a field'; Call = { Invoke-OrgRestMethod x -Method POST -Form @{ a = @{ b = 1 } } } }
        @{ Why = 'a file that is gone'; Call = { Invoke-OrgRestMethod x -Method POST -Form @{ a = [IO.FileInfo]'/no/such' } } }
    ) {
        (Get-FirstError $Call).FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.InvokeOrgRestMethodCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }
    It 'reads no device as a file, which has no end' -Skip:(-not (Test-Path /dev/zero)) {
        $problem = Get-FirstError { Invoke-OrgRestMethod x -Method POST -Form @{ a = [IO.FileInfo]'/dev/zero' } }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidValue,OrgAdmin.Commands.InvokeOrgRestMethodCommand'
        "$problem" | Should -BeLike '*is no regular file.'
        Get-SentRequest | Should -BeNullOrEmpty
    }
}
