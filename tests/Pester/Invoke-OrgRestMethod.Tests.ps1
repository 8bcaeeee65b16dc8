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

Describe 'Invoke-OrgRestMethod -Paginate' {
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
