BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-MemberAssignment' {
    BeforeEach { Connect-FreshUData }

    It 'lists what partial editors may edit' {
        $assignments = Get-Organization $idfm | Get-MemberAssignment
        $assignments | ForEach-Object { "$($_.Name) $_" } | Should -Be 'Elsa Petit Dataset 5a0000000000000000000001', 'Elsa Petit Reuse 5a0000000000000000000006', 'Farid Benali Dataservice 5a0000000000000000000005'
        $assignments[0].OrganizationId | Should -Be $id
    }

    It 'is for those who administer the organization' {
        Connect-FreshUData elsa
        (Get-FirstError { Get-MemberAssignment $idfm }).FullyQualifiedErrorId | Should -Be 'Forbidden,OrgAdmin.Commands.GetMemberAssignmentCommand'
    }
}
