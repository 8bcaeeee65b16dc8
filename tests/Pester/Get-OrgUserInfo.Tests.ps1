BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Get-OrgUserInfo at Gandi' {
    BeforeAll {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name other -Token (ConvertTo-SecureString emulator-gandi-bob -AsPlainText -Force)
        Select-OrgConnection Gandi
    }

    It 'tells who the credential belongs to' {
        $user = Get-OrgUserInfo
        $user.UserName | Should -Be 'alice'
        $user.UserId | Should -Be 'ebfcd3cd-e014-4a3d-8216-6e342f227c3d'
        $user.Email | Should -Be 'alice@example.org'
        $user.City | Should -Be 'Paris'
    }

    It 'asks every connection for -Connection *' {
        (Get-OrgUserInfo -Connection *).UserName | Should -Be 'alice', 'bob'
    }

    It 'ends with Unauthorized for a credential that is refused' {
        Connect-OrgProvider Gandi -Emulator -SkipValidation -Name stranger -Token (ConvertTo-SecureString 'canary-7c41e0d9' -AsPlainText -Force)
        { Get-OrgUserInfo -Connection stranger -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'Unauthorized,OrgAdmin.Commands.GetOrgUserInfoCommand'
    }

    It 'shows a table' {
        Get-OrgUserInfo -Connection Gandi | Out-String -Width 120 | Should -Match 'alice\s+Alice Doe\s+Gandi\s+\S{36}\s+alice@example.org'
    }
}

Describe 'Get-OrgUserInfo at Equinix Metal' {
    It 'calls a person by the address that stands for a login name' {
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
        $user = Get-OrgUserInfo -Connection EquinixMetal
        $user.UserName, $user.Name | Should -Be 'olivia.okafor@example.com', 'Olivia Okafor'
    }
}

Describe 'Get-OrgUserInfo at Munch' {
    It 'tells groups and organization, and drops the API secret that the server sends along' {
        Connect-OrgProvider Munch -Emulator -SkipValidation
        $user = Get-OrgUserInfo -Connection Munch
        $user.UserName, $user.Name, $user.Id, $user.Roles[0], $user.Organizations[0] | Should -Be 'ada@example.com', 'Ada Martin', '1', 'administrators', '1'
        $user | ConvertTo-Json -Depth 9 | Should -Not -Match 'emulator-munch-admin'
    }
}

Describe 'Get-OrgUserInfo at <Provider>' -ForEach @(
    @{ Provider = 'EquinixMetal'; Email = 'olivia*@*' }
    @{ Provider = 'UData'; Email = '*' }
) {
    It 'tells who the credential belongs to' {
        Connect-OrgProvider $Provider -Emulator -SkipValidation -WarningAction SilentlyContinue
        $user = Get-OrgUserInfo -Connection $Provider
        $user.Provider | Should -Be $Provider
        $user.UserName | Should -Not -BeNullOrEmpty
        $user.UserId | Should -Be $user.Id
        "$($user.Email)" | Should -BeLike $Email
        Disconnect-OrgProvider $Provider
    }
}
