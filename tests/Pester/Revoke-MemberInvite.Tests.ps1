BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    $harbour = 'e1f6bd2c-7a0f-4f5e-9d0b-3c1b8a6f2d10'
}

Describe 'Revoke-MemberInvite' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider EquinixMetal -Emulator -SkipValidation -WarningAction SilentlyContinue
    }

    It 'takes back what Invoke-MemberInvite made, and outputs nothing' {
        $made = 'ada@example.org', 'zoe@example.org' | Invoke-MemberInvite $harbour
        $made | Revoke-MemberInvite -Force | Should -BeNullOrEmpty
        (Get-SentRequest)[-2..-1] | Should -Be "DELETE /metal/v1/invitations/$($made[0].Id)", "DELETE /metal/v1/invitations/$($made[1].Id)"
        (Invoke-MemberInvite $harbour ada@example.org).Outcome | Should -Be 'Invited'
    }

    It 'says so, and goes on, when there is no such invitation' {
        $made = Invoke-MemberInvite $harbour ada@example.org
        [pscustomobject]@{ OrganizationId = $harbour; Id = 'none' }, $made | Revoke-MemberInvite -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'NotFound,OrgAdmin.Commands.RevokeMemberInviteCommand'
        "$($problems[0])" | Should -Match "Invitation 'none' was not found at Equinix Metal"
        (Get-SentRequest)[-1] | Should -Be "DELETE /metal/v1/invitations/$($made.Id)"
    }

    It 'asks, naming the person and the organization, and changes nothing with -WhatIf' {
        $said = Invoke-PwshCommand -Answer 'n' "Connect-OrgProvider EquinixMetal -Emulator -WarningAction Ignore; `$null = Get-Organization $harbour; Invoke-MemberInvite $harbour ada@example.org | Revoke-MemberInvite; 'DELETE: ' + @(Get-OrgEmulatorRequest | Where-Object Method -EQ DELETE).Count"
        "$said" | Should -Match 'Performing the operation "Revoke invitation" on target\s+"[0-9a-f-]{36} of ada@example.org to Harbour Labs"'
        $said[-1] | Should -Be 'DELETE: 0'
        $made = Invoke-MemberInvite $harbour ada@example.org
        $made | Revoke-MemberInvite -Force -WhatIf
        Get-SentChange | Should -HaveCount 1
    }

    It 'says which providers can take invitations back when this one cannot' {
        Connect-OrgProvider Gandi -Emulator -SkipValidation
        $problem = Get-FirstError { Revoke-MemberInvite x y -Force }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.RevokeMemberInviteCommand'
        "$problem" | Should -Match 'It works with: EquinixMetal, UData'
    }

    It 'takes an invitation back at uData, once' {
        Connect-OrgProvider UData -Emulator -SkipValidation
        $made = New-Organization Pont -Description d | Invoke-MemberInvite -Email zoe@example.org
        $made | Revoke-MemberInvite -Force
        "$(Get-FirstError { $made | Revoke-MemberInvite -Force })" | Should -Match 'Only pending invitations can be canceled'
    }
}
