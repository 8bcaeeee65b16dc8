BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'Set-Organization' {
    BeforeEach {
        Reset-OrgEmulator
        Connect-OrgProvider Gandi -Emulator -SkipValidation
    }

    It 'refuses a call that names nothing to change, and sends nothing' {
        { Set-Organization x } | Should -Throw -ErrorId 'InvalidValue,OrgAdmin.Commands.SetOrganizationCommand'
        Get-SentRequest | Should -BeNullOrEmpty
    }

    It 'says which providers can change organizations when this one cannot' {
        $problem = Get-FirstError { Set-Organization x -Name y }
        $problem.FullyQualifiedErrorId | Should -Be 'OperationNotSupported,OrgAdmin.Commands.SetOrganizationCommand'
        $problem.TargetObject | Should -Be 'x'
        Get-SentRequest | Should -BeNullOrEmpty
    }
}
