BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Get-OrganizationChild at Munch' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
    }

    It 'lists the organizations below one' {
        $children = Get-OrganizationChild -OrganizationId 1
        $children.Name | Should -Be 'Child organization', 'Newsletter'
        $children.ParentId | Should -Be '1', '1'
        Get-SentRequest | Should -Be 'GET /v1/organizations/1/children/'
    }

    It 'takes an organization from the pipeline, and gives what the next cmdlet binds' {
        Get-Organization | Get-OrganizationChild | Get-OrganizationChild | Should -BeNullOrEmpty
        Get-SentRequest | Select-Object -Skip 1 | Should -Be 'GET /v1/organizations/1/children/', 'GET /v1/organizations/2/children/', 'GET /v1/organizations/3/children/'
        (Get-OrganizationChild (Get-Organization)).Count | Should -Be 2
    }

    It 'carries provider, connection, the settings and what no property names' {
        $child = Get-OrganizationChild 1 -First 1
        $child.Provider | Should -Be 'Munch'
        $child.Connection | Should -Be 'Munch'
        $child.OrganizationId | Should -Be '2'
        $child.Nickname | Should -Be 'nickname'
        $child.NotifyMessageStatus | Should -BeFalse
        $child.ExternalOptOutMessage | Should -Be 'Custom message'
        $child.AdditionalProperties['_links']['children']['href'] | Should -Be 'http://localhost/v1/organizations/2/children/'
    }

    It 'honours -First, -Skip and -IncludeTotalCount' {
        (Get-OrganizationChild 1 -First 1).Name | Should -Be 'Child organization'
        (Get-OrganizationChild 1 -Skip 1).Name | Should -Be 'Newsletter'
        $all = @(Get-OrganizationChild 1 -First 1 -IncludeTotalCount)
        "$($all[0])" | Should -Be '2'
        $all[1].Name | Should -Be 'Child organization'
    }

    It 'goes on after an organization that is not there, or is none of the caller''s' {
        $found = '99', '4', '1' | ForEach-Object { [pscustomobject] @{ OrganizationId = $_ } } | Get-OrganizationChild -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Count | Should -Be 2
        $problems.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.GetOrganizationChildCommand', 'Forbidden,OrgAdmin.Commands.GetOrganizationChildCommand'
        $problems.CategoryInfo.Category | Should -Be 'ObjectNotFound', 'PermissionDenied'
        $problems[0].TargetObject | Should -Be '99'
        "$($problems[0])" | Should -Be "Organization '99' was not found at Munch. Organization ids look like 42; try: Get-Organization -Name 99"
    }

    It 'tells the server''s reasons in the language of the person' -ForEach @(
        @{ Culture = 'fr-FR'; Expected = "Vous n'avez pas la permission d'effectuer cette action." }
        @{ Culture = 'en-US'; Expected = 'You do not have permission to perform this action.' }
    ) {
        $before = [System.Globalization.CultureInfo]::CurrentUICulture
        try {
            [System.Globalization.CultureInfo]::CurrentUICulture = $Culture
            Connect-OrgProvider Munch -Emulator -SkipValidation -Name $Culture
        }
        finally {
            [System.Globalization.CultureInfo]::CurrentUICulture = $before
        }
        "$(Get-FirstError { Get-OrganizationChild 4 -Connection $Culture })" | Should -BeLike "*: $Expected It takes *"
        Disconnect-OrgProvider $Culture
    }

    It 'is refused at Gandi before anything is sent' {
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $problem = Get-FirstError { Get-OrganizationChild 1 -Connection Gandi }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.GetOrganizationChildCommand'
        $problem.CategoryInfo.Category | Should -Be 'NotImplemented'
        "$problem" | Should -Be "Gandi's organization API cannot list the children of an organization. It works with: Munch."
        Get-SentRequest | Should -BeNullOrEmpty
        Disconnect-OrgProvider Gandi
    }

    It 'shows a table that fits the screen' {
        $table = Get-OrganizationChild 1 | Out-String -Width 120
        $table | Should -Match 'Name\s+Connection\s+Id'
        $table | Should -Match 'Child organization\s+Munch\s+2'
    }

    It 'completes ids with the organizations seen' {
        $null = Get-OrganizationChild 1
        $line = 'Get-OrganizationChild -OrganizationId News'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be '3'
    }
}

Describe 'Get-OrganizationChild -Recurse' {
    It 'gives depth and path' {
        Reset-OrgEmulator
        Connect-OrgProvider Munch -Emulator -SkipValidation
        $tree = Get-Organization | Get-OrganizationChild -Recurse
        $tree.Name | Should -Be 'Child organization', 'Newsletter'
        $tree.Depth | Should -Be 1, 1
        $tree[0].Path | Should -Be "$((Get-Organization).Name)/Child organization"
        # Each of those below is asked for its own.
        Get-SentRequest | Where-Object { $_ -like '*children*' } | Should -HaveCount 3
    }
}
