BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'The invitations of the caller' {
    BeforeEach { Connect-FreshUData karim }

    It 'are listed with the organization and the role' {
        $invitations = @(Get-OrgInvitation)
        $invitations.OrganizationName | Select-Object -Unique | Should -Be 'Île-de-France Mobilités'
        $invitations[0].Role | Should -Be 'partial_editor'
        $invitations[0].Id | Should -Match '^[0-9a-f-]{36}$'
    }

    It 'are accepted, which makes the caller a member' {
        $accepted = Get-OrgInvitation | Select-Object -First 1 | Approve-OrgInvitation
        $accepted.Role | Should -Be 'partial_editor'
        (Get-OrganizationMember $accepted.OrganizationId).Name | Should -Contain 'Karim Haddad'
        @(Get-OrgInvitation | ForEach-Object Id) | Should -Not -Contain $accepted.Id
    }

    It 'are declined, and the question names the organization' {
        $before = @(Get-OrgInvitation)
        $before[0] | Deny-OrgInvitation -WhatIf
        Get-SentChange | Should -BeNullOrEmpty
        $change = $before[0] | Deny-OrgInvitation -Force -PassThru
        "$($change.OrganizationName) $($change.Action) $($change.Kind) $($change.Outcome)" | Should -Be 'Île-de-France Mobilités Remove Invitation Done'
        @(Get-OrgInvitation | ForEach-Object Id) | Should -Not -Contain $before[0].Id
        (Get-OrganizationMember $before[0].OrganizationId).Name | Should -Not -Contain 'Karim Haddad'
    }

    It 'that do not wait are an error that says what to type' {
        $failure = Get-FirstError { Approve-OrgInvitation 00000000-0000-4000-8000-000000000000 }
        $failure.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.ApproveOrgInvitationCommand'
        $failure.Exception.Message | Should -Match 'Get-OrgInvitation'
        Get-SentChange | Should -BeNullOrEmpty
    }

    It 'are nothing that other providers have' {
        Connect-OrgProvider Gandi -Emulator
        (Get-FirstError { Get-OrgInvitation -Connection Gandi }).FullyQualifiedErrorId | Should -BeLike 'OperationNotSupported,*'
        Disconnect-OrgProvider Gandi
    }
}
