BeforeAll {
    . $PSScriptRoot/Support.ps1
    $idfm = 'ile-de-france-mobilites'
    $id = '534fff000000000000000001'
}

Describe 'Get-OrganizationActivity' {
    BeforeEach { Connect-FreshUData }

    It 'tells who did what, the latest first' {
        $activity = Get-OrganizationActivity $idfm
        $activity.Key | Should -Be 'organization:updated', 'dataset:updated', 'dataset:resource:added', 'dataset:updated', 'organization:created'
        $activity[1].Name, $activity[1].SubjectClass, $activity[1].SubjectTitle |
            Should -Be 'Chloé Dubois', 'Dataset', 'Étude interne des correspondances'
        $activity[0].Changes | Should -Be 'description', 'url'
        "$($activity[-1])" | Should -Be 'Ada Martin created an organization Île-de-France Mobilités'
    }

    It 'asks for no page that it does not need' {
        (Get-OrganizationActivity $idfm -First 2 -PageSize 2).Key | Should -HaveCount 2
        (Get-SentRequest | Where-Object { $_ -like '*activity*' }) | Should -Be "GET /api/1/activity/?organization=$id&page=1&page_size=2"
        Reset-OrgEmulator
        (Get-OrganizationActivity $idfm -PageSize 2).Key | Should -HaveCount 5
    }

    It 'shows a change that was just made' {
        Set-Organization $idfm -Acronym IDF
        $last = Get-OrganizationActivity $idfm -First 1
        $last.Key, $last.Name, "$($last.Changes)" | Should -Be 'organization:updated', 'Ada Martin', 'acronym'
    }
}
