@{
    RootModule             = 'OrgAdmin.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = 'b2f6a1c4-6d0e-4a52-9d5b-3f7c1e8a9042'
    Author                 = 'The OrgAdmin authors'
    CompanyName            = 'OrgAdmin'
    Copyright              = '(c) The OrgAdmin authors. MIT licence.'
    Description            = 'Administer organizations, members and customers from PowerShell, whatever provider they live at: Gandi v5, uData (data.gouv.fr), Munch/CrunchMail and Equinix Metal. One set of cmdlets, pipeline-friendly objects, and an emulator to learn and rehearse on.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('OrgAdmin.Format.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    # With commas this is one expression; a line each in @( ) would be a statement each to compile at every import.
    CmdletsToExport        = @(
        'Add-OrganizationBadge',
        'Add-OrganizationFollower',
        'Approve-MembershipRequest',
        'Approve-OrgInvitation',
        'Compare-OrgSnapshot',
        'Connect-OrgProvider',
        'Deny-MembershipRequest',
        'Deny-OrgInvitation',
        'Disconnect-OrgProvider',
        'Export-OrganizationCatalog',
        'Export-OrganizationContent',
        'Export-OrgSnapshot',
        'Export-OrgState',
        'Find-Organization',
        'Find-OrgPerson',
        'Find-OrgUser',
        'Get-Customer',
        'Get-MemberAssignment',
        'Get-MembershipRequest',
        'Get-Organization',
        'Get-OrganizationActivity',
        'Get-OrganizationBadge',
        'Get-OrganizationChild',
        'Get-OrganizationContact',
        'Get-OrganizationDataservice',
        'Get-OrganizationDataset',
        'Get-OrganizationDiscussion',
        'Get-OrganizationFollower',
        'Get-OrganizationMember',
        'Get-OrganizationOptOut',
        'Get-OrganizationReuse',
        'Get-OrganizationRole',
        'Get-OrgChange',
        'Get-OrgConnection',
        'Get-OrgEmulatorRequest',
        'Get-OrgInvitation',
        'Get-OrgProfile',
        'Get-OrgProvider',
        'Get-OrgToken',
        'Get-OrgUserInfo',
        'Invoke-MemberInvite',
        'Invoke-OrgPlan',
        'Invoke-OrgRestMethod',
        'New-Customer',
        'New-MembershipRequest',
        'New-Organization',
        'New-OrganizationContact',
        'New-OrgPlan',
        'New-OrgToken',
        'Register-OrgProfile',
        'Remove-Organization',
        'Remove-OrganizationBadge',
        'Remove-OrganizationFollower',
        'Remove-OrganizationMember',
        'Remove-OrgPerson',
        'Remove-OrgToken',
        'Reset-OrgEmulator',
        'Restore-OrgSnapshot',
        'Revoke-MemberInvite',
        'Select-OrgConnection',
        'Set-MemberAssignment',
        'Set-Organization',
        'Set-OrganizationMember',
        'Set-OrgEmulatorFault',
        'Start-OrgEmulator',
        'Stop-OrgEmulator',
        'Sync-OrganizationMember',
        'Test-OrgState',
        'Undo-OrgChange',
        'Unregister-OrgProfile',
        'Update-OrgToken'
    )
    PrivateData            = @{
        PSData = @{
            Tags = @('Organization', 'Member', 'Customer', 'Reseller', 'Gandi', 'uData', 'data.gouv.fr', 'CrunchMail', 'Munch', 'EquinixMetal', 'REST', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
        }
    }
}
