# Every cmdlet against a server that shares nothing with this project: what a person types, what goes over the wire,
# and what comes out. The answers are the examples of the four API documents, shortened.
BeforeDiscovery {
    $udata = '/api/1/organizations'
    $person = '{"class": "User", "id": "u1", "slug": "ada-martin", "first_name": "Ada", "last_name": "Martin", "email": "ad*@example.org"}'
    $member = "{`"user`": $person, `"role`": `"editor`", `"label`": `"Editor`", `"since`": `"2021-03-02T10:00:00+00:00`"}"
    $request = "{`"id`": `"r1`", `"user`": $person, `"kind`": `"request`", `"status`": `"pending`", `"role`": `"editor`", `"comment`": `"please`", `"created`": `"2026-01-01T00:00:00+00:00`"}"
    $organization = "{`"id`": `"o1`", `"name`": `"Mobilités`", `"slug`": `"mobilites`", `"description`": `"d`", `"badges`": [{`"kind`": `"certified`"}], `"members`": [$member], `"next`": 1}"
    $page = "{`"data`": [$organization], `"page`": 1, `"page_size`": 100, `"total`": 1, `"next_page`": null, `"previous_page`": null}"
    $munch = '{"url": "/organizations/2/", "name": "Child", "contact_email": "c@example.com", "settings": {"nickname": "kid", "notify_message_status": true, "notify_optouts": false, "external_optout_message": ""}, "parent": "/organizations/1/", "can_attach_files": false, "can_external_optout": false, "_links": {}}'
    $metal = '{"id": "m1", "name": "Harbour", "description": "d", "website": "https://h.example", "projects": [{"href": "/metal/v1/projects/p1"}], "address": {"address": "1 Quay", "zip_code": "1000", "country": "NL"}, "created_at": "2020-01-01T00:00:00Z"}'
    $harbourMember = '{"id": "mm1", "href": "/metal/v1/members/mm1", "roles": ["collaborator"], "user": {"id": "mu1", "full_name": "Colin", "email": "colin@example.net"}}'

    $cases = @(
        @{ Provider = 'EquinixMetal'; Line = 'Get-OrgUserInfo'; Answers = @{ 'GET /metal/v1/user' = '{"id": "mu1", "full_name": "Olivia", "email": "o@example.net"}' }; Shows = { $_.Id }; Expected = 'mu1' }
        @{ Provider = 'EquinixMetal'; Line = 'Get-Organization -Personal Exclude -WithoutProject Only -Include address'; Answers = @{ 'GET /metal/v1/organizations?personal=exclude&without_projects=only&include=address&page=1&per_page=100' = "{`"organizations`": [$metal], `"meta`": {`"total`": 1, `"next`": null}}" }; Shows = { "$($_.Name) $($_.Address.Country) $($_.Projects)" }; Expected = 'Harbour NL p1' }
        @{ Provider = 'EquinixMetal'; Line = 'Get-Organization -Id m1 -Exclude projects'; Answers = @{ 'GET /metal/v1/organizations/m1?exclude=projects' = $metal }; Shows = { $_.Website }; Expected = 'https://h.example' }
        @{ Provider = 'EquinixMetal'; Line = "New-Organization -Name Harbour -StreetAddress '1 Quay' -PostalCode 1000 -Country NL"; Answers = @{ 'POST /metal/v1/organizations' = @{ Status = 201; Body = $metal } }; Body = '{"name": "Harbour", "address": {"address": "1 Quay", "zip_code": "1000", "country": "NL"}}'; Shows = { $_.Id }; Expected = 'm1' }
        @{ Provider = 'EquinixMetal'; Line = 'Set-Organization -Id m1 -Website https://new.example -PassThru'; Answers = @{ 'PUT /metal/v1/organizations/m1' = $metal }; Body = '{"website": "https://new.example"}'; Shows = { $_.Id }; Expected = 'm1' }
        @{ Provider = 'EquinixMetal'; Line = 'Remove-Organization -Id m1 -Force'; Answers = @{ 'DELETE /metal/v1/organizations/m1' = @{ Status = 204 } }; Expected = $null }
        @{ Provider = 'EquinixMetal'; Line = 'Get-OrganizationMember m1'; Answers = @{ 'GET /metal/v1/organizations/m1/members?include=user&page=1&per_page=100' = "{`"members`": [$harbourMember], `"meta`": {`"total`": 1}}" }; Shows = { "$($_.UserId) $($_.Role)" }; Expected = 'mu1 collaborator' }
        @{ Provider = 'EquinixMetal'; Line = 'Invoke-MemberInvite m1 -Email new@example.net -Role billing -Message hi'; Answers = @{ 'POST /metal/v1/organizations/m1/invitations' = @{ Status = 201; Body = '{"id": "i1", "invitee": "new@example.net", "roles": ["billing"]}' } }; Body = '{"invitee": "new@example.net", "message": "hi", "roles": ["billing"]}'; Shows = { "$($_.Id) $($_.Outcome)" }; Expected = 'i1 Invited' }
        @{ Provider = 'EquinixMetal'; Line = 'Sync-OrganizationMember m1 -Email ada@example.net -Role Billing'; Answers = @{ 'GET /metal/v1/organizations/m1/members?include=user&page=1&per_page=100' = '{"members": [{"id": "k1", "roles": ["admin"], "user": {"id": "u1", "email": "bo@example.net"}}], "meta": {"total": 1}}'; 'GET /metal/v1/organizations/m1/invitations?page=1&per_page=100' = '{"invitations": [{"id": "i1", "invitee": "ada@example.net", "roles": ["admin"]}], "meta": {"total": 1}}'; 'GET /metal/v1/user' = '{"id": "u1"}'; 'DELETE /metal/v1/invitations/i1' = @{ Status = 204 }; 'POST /metal/v1/organizations/m1/invitations' = @{ Status = 201; Body = '{"id": "i2", "invitee": "ada@example.net", "roles": ["billing"]}' } }; Body = '{"invitee":"ada@example.net","roles":["billing"]}'; Shows = { "$($_.Row) $($_.Outcome) $($_.Id) $($_.PreviousRole)" }; Expected = '1 Invited i2 admin' }
        @{ Provider = 'EquinixMetal'; Line = 'Revoke-MemberInvite m1 i1 -Confirm:$false'; Answers = @{ 'DELETE /metal/v1/invitations/i1' = @{ Status = 204 } }; Expected = $null }

        @{ Provider = 'Munch'; Line = 'Get-OrgUserInfo'; Answers = @{ 'GET /v1/me/' = '{"url": "/users/7/", "identifier": "ann@example.com"}' }; Shows = { $_.UserName }; Expected = 'ann@example.com' }
        @{ Provider = 'Munch'; Line = 'Get-Organization'; Answers = @{ 'GET /v1/organizations/?page=1&page_size=50' = "[$munch]" }; Shows = { "$($_.Id) $($_.ParentId) $($_.Nickname)" }; Expected = '2 1 kid' }
        @{ Provider = 'Munch'; Line = 'Get-Organization -Id 2'; Answers = @{ 'GET /v1/organizations/2/' = $munch }; Shows = { $_.Email }; Expected = 'c@example.com' }
        @{ Provider = 'Munch'; Line = 'New-Organization -Name Child -ContactEmail c@example.com -ParentId 1 -Nickname kid'; Answers = @{ 'POST /v1/organizations/' = @{ Status = 201; Body = $munch } }; Shows = { $_.Name }; Expected = 'Child' }
        @{ Provider = 'Munch'; Line = 'Set-Organization -Id 2 -Name Kid'; Answers = @{ 'GET /v1/organizations/2/' = $munch; 'PUT /v1/organizations/2/' = $munch }; Expected = $null }
        @{ Provider = 'Munch'; Line = 'Remove-Organization -Id 2 -Force'; Answers = @{ 'DELETE /v1/organizations/2/' = @{ Status = 204 } }; Expected = $null }
        @{ Provider = 'Munch'; Line = 'Get-OrganizationChild 1'; Answers = @{ 'GET /v1/organizations/1/children/' = "[$munch]" }; Shows = { $_.Name }; Expected = 'Child' }
        @{ Provider = 'Munch'; Line = 'Get-OrganizationOptOut 1 -Address a@example.com -Origin web'; Answers = @{ 'GET /v1/organizations/1/opt_outs/?address=a%40example.com&origin=web&page=1&page_size=500' = '{"count": 1, "next": null, "results": [{"identifier": "x", "address": "a@example.com", "creation_date": "2017-01-01T00:00:00Z", "origin": "web"}]}' }; Shows = { $_.Address }; Expected = 'a@example.com' }
        @{ Provider = 'Munch'; Line = 'Invoke-MemberInvite 1 -Email new@example.com'; Answers = @{ 'POST /v1/organizations/1/invite_user/' = @{ Status = 201; Body = '{"identifier": "new@example.com"}' } }; Body = '{"identifier": "new@example.com"}'; Shows = { $_.Outcome }; Expected = 'Invited' }

        @{ Provider = 'UData'; Line = 'Get-OrgUserInfo'; Answers = @{ 'GET /api/1/me/' = '{"id": "u1", "slug": "ada-martin", "first_name": "Ada", "last_name": "Martin", "organizations": []}' }; Shows = { $_.UserName }; Expected = 'ada-martin' }
        @{ Provider = 'UData'; Line = 'Get-Organization -Query transport -SortBy followers -Descending -Badge certified'; Answers = @{ 'GET /api/2/organizations/search/?q=transport&sort=-followers&badge=certified&page=1&page_size=100' = $page }; Shows = { "$($_.Name) $($_.Badges)" }; Expected = 'Mobilités certified' }
        @{ Provider = 'UData'; Line = 'Get-Organization -Id mobilites'; Answers = @{ "GET $udata/mobilites/" = @{ Status = 308; Headers = @{ Location = "$udata/o1/" } }; "GET $udata/o1/" = $organization }; Shows = { $_.Id }; Expected = 'o1' }
        @{ Provider = 'UData'; Line = "New-Organization -Name Mobilités -Description d -Website https://m.example -Extras @{ k = 1 }"; Answers = @{ "POST $udata/" = @{ Status = 201; Body = $organization } }; Body = '{"name": "Mobilités", "description": "d", "url": "https://m.example", "extras": {"k": 1}}'; Shows = { $_.Slug }; Expected = 'mobilites' }
        @{ Provider = 'UData'; Line = "Set-Organization -Id o1 -Acronym ''"; Answers = @{ "PUT $udata/o1/" = $organization }; Body = '{"acronym": ""}'; Expected = $null }
        @{ Provider = 'UData'; Line = 'Remove-Organization -Id o1 -Force'; Answers = @{ "DELETE $udata/o1/" = @{ Status = 204 } }; Expected = $null }
        @{ Provider = 'UData'; Line = 'Find-Organization mob -Size 3'; Answers = @{ "GET $udata/suggest/?q=mob&size=3" = '[{"id": "o1", "name": "Mobilités", "slug": "mobilites"}]' }; Shows = { $_.OrganizationId }; Expected = 'o1' }
        @{ Provider = 'UData'; Line = 'Find-OrgUser mart'; Answers = @{ 'GET /api/1/users/suggest/?q=mart&size=20' = '[{"id": "u9", "first_name": "Ada", "last_name": "Martin"}]' }; Shows = { "$($_.UserId) $($_.Name)" }; Expected = 'u9 Ada Martin' }
        @{ Provider = 'UData'; Line = 'Get-OrganizationDataservice o1'; Answers = @{ "GET $udata/o1/" = $organization; 'GET /api/1/dataservices/?organization=o1&page=1&page_size=100' = '{"data": [{"id": "s1", "title": "One"}], "total": 1, "next_page": null}' }; Shows = { "$($_.Id) $($_.Title)" }; Expected = 's1 One' }
        @{ Provider = 'UData'; Line = 'Get-OrganizationActivity o1'; Answers = @{ "GET $udata/o1/" = $organization; 'GET /api/1/activity/?organization=o1&page=1&page_size=100' = '{"data": [{"key": "dataset:updated", "actor": {"id": "u1", "slug": "ada"}}], "total": 1, "next_page": null}' }; Shows = { "$($_.Key) $($_.Name)" }; Expected = 'dataset:updated ada' }
        @{ Provider = 'UData'; Line = 'Get-OrganizationContact o1'; Answers = @{ "GET $udata/o1/contacts/?page=1&page_size=100" = '{"data": [{"id": "c1", "name": "Press"}], "total": 1, "next_page": null}' }; Shows = { "$($_.Id) $($_.Name)" }; Expected = 'c1 Press' }
        @{ Provider = 'UData'; Line = 'New-OrganizationContact o1 Press p@example.org'; Answers = @{ "GET $udata/o1/" = $organization; 'POST /api/1/contacts/' = @{ Status = 201; Body = '{"id": "c1", "name": "Press"}' } }; Body = '{"name": "Press", "email": "p@example.org", "role": "contact", "organization": "o1"}'; Shows = { $_.Id }; Expected = 'c1' }
        @{ Provider = 'UData'; Line = 'Get-OrganizationMember o1 -Role Editor'; Answers = @{ "GET $udata/o1/" = $organization }; Shows = { "$($_.UserId) $($_.Role) $($_.OrganizationId)" }; Expected = 'u1 editor o1' }
        @{ Provider = 'UData'; Line = "Invoke-MemberInvite o1 -UserId u9 -Role partial_editor -Assignment @{ class = 'Dataset'; id = 'd1' }"; Answers = @{ 'GET /api/1/users/u9/' = '{"id": "u9"}'; "POST $udata/o1/member/" = @{ Status = 201; Body = $request } }; Body = '{"user": "u9", "role": "partial_editor", "assignments": [{"class": "Dataset", "id": "d1"}]}'; Shows = { "$($_.Id) $($_.Outcome)" }; Expected = 'r1 Invited' }
        @{ Provider = 'UData'; Line = "Sync-OrganizationMember o1 -UserId u9 -Role Editor"; Answers = @{ "GET $udata/o1/" = '{"id": "o1", "name": "One", "members": [{"role": "admin", "user": {"id": "u1"}}]}'; "GET $udata/o1/membership/?status=pending" = '[]'; 'GET /api/1/me/' = '{"id": "u1"}'; 'GET /api/1/users/u9/' = '{"id": "u9"}'; "POST $udata/o1/member/" = @{ Status = 201; Body = '{"id": "r1", "user": {"id": "u9"}, "role": "editor", "kind": "invitation", "status": "pending"}' } }; Body = '{"user":"u9","role":"editor"}'; Shows = { "$($_.Row) $($_.Outcome) $($_.Id)" }; Expected = '1 Invited r1' }
        @{ Provider = 'UData'; Line = 'Revoke-MemberInvite o1 r1 -Confirm:$false'; Answers = @{ "POST $udata/o1/membership/r1/cancel/" = '{}' }; Expected = $null }
        @{ Provider = 'UData'; Line = 'Set-OrganizationMember o1 u1 Admin'; Answers = @{ "PUT $udata/o1/member/u1/" = $member }; Body = '{"role": "admin"}'; Expected = $null }
        @{ Provider = 'UData'; Line = 'Remove-OrganizationMember o1 u1 -Force'; Answers = @{ "DELETE $udata/o1/member/u1/" = @{ Status = 204 } }; Expected = $null }
        @{ Provider = 'UData'; Line = 'Get-MembershipRequest o1 -Status pending'; Answers = @{ "GET $udata/o1/membership/?status=pending" = "[$request]" }; Shows = { "$($_.Id) $($_.Kind)" }; Expected = 'r1 request' }
        @{ Provider = 'UData'; Line = "New-MembershipRequest o1 -Comment please"; Answers = @{ "POST $udata/o1/membership/" = @{ Status = 201; Body = $request } }; Body = '{"comment": "please"}'; Shows = { $_.Status }; Expected = 'pending' }
        @{ Provider = 'UData'; Line = 'Approve-MembershipRequest o1 r1'; Answers = @{ "POST $udata/o1/membership/r1/accept/" = $member }; Shows = { $_.Role }; Expected = 'editor' }
        @{ Provider = 'UData'; Line = 'Deny-MembershipRequest o1 r1 -Comment no -Confirm:$false'; Answers = @{ "POST $udata/o1/membership/r1/refuse/" = '{}' }; Body = '{"comment": "no"}'; Expected = $null }
        @{ Provider = 'UData'; Line = 'Get-MemberAssignment o1'; Answers = @{ "GET $udata/o1/assignments/" = "[{`"id`": `"a1`", `"user`": $person, `"subject`": {`"class`": `"Dataset`", `"id`": `"d1`"}}]" }; Shows = { "$($_.UserId) $($_.SubjectId)" }; Expected = 'u1 d1' }
        @{ Provider = 'UData'; Line = 'Set-MemberAssignment o1 u1 -Assignment @()'; Answers = @{ "PUT $udata/o1/member/u1/assignments/" = '[]' }; Body = '[]'; Expected = $null }
        @{ Provider = 'UData'; Line = 'Get-OrganizationBadge'; Answers = @{ "GET $udata/badges/" = '{"certified": "Certifié"}' }; Shows = { "$($_.Kind) $($_.Label)" }; Expected = 'certified Certifié' }
        @{ Provider = 'UData'; Line = 'Add-OrganizationBadge o1 certified'; Answers = @{ "POST $udata/o1/badges/" = @{ Status = 201; Body = '{"kind": "certified"}' } }; Body = '{"kind": "certified"}'; Expected = $null }
        @{ Provider = 'UData'; Line = 'Remove-OrganizationBadge o1 certified -Confirm:$false'; Answers = @{ "DELETE $udata/o1/badges/certified/" = @{ Status = 204 } }; Expected = $null }
        @{ Provider = 'UData'; Line = 'Get-OrganizationRole'; Answers = @{ "GET $udata/roles/" = '[{"id": "admin", "label": "Administrateur"}]' }; Shows = { $_.Id }; Expected = 'admin' }
        @{ Provider = 'UData'; Line = 'Get-OrganizationFollower o1'; Answers = @{ "GET $udata/o1/followers/?page=1&page_size=100" = "{`"data`": [{`"id`": `"f1`", `"follower`": $person, `"since`": `"2020-01-01T00:00:00+00:00`"}], `"total`": 1, `"page_size`": 100}" }; Shows = { $_.UserId }; Expected = 'u1' }
        @{ Provider = 'UData'; Line = 'Add-OrganizationFollower 534fff4ca3a7292c64a77c95'; Answers = @{ "POST $udata/534fff4ca3a7292c64a77c95/followers/" = @{ Status = 201; Body = '{"followers": 4}' } }; Expected = $null }
        @{ Provider = 'UData'; Line = 'Remove-OrganizationFollower 534fff4ca3a7292c64a77c95 -Confirm:$false'; Answers = @{ "DELETE $udata/534fff4ca3a7292c64a77c95/followers/" = '{"followers": 3}' }; Expected = $null }
        @{ Provider = 'UData'; Line = 'Get-OrganizationDataset o1 -SortBy created'; Answers = @{ "GET $udata/o1/datasets/?sort=created&page=1&page_size=50" = '{"data": [{"id": "d1", "title": "Lines", "private": false}], "total": 1, "page_size": 100}' }; Shows = { $_.Title }; Expected = 'Lines' }
        @{ Provider = 'UData'; Line = 'Get-OrganizationReuse o1'; Answers = @{ "GET $udata/o1/reuses/" = '[{"id": "x1", "title": "Map"}]' }; Shows = { $_.Title }; Expected = 'Map' }
        @{ Provider = 'UData'; Line = 'Get-OrganizationDiscussion o1'; Answers = @{ "GET $udata/o1/discussions/" = '[{"id": "t1", "title": "Why", "subject": {"class": "Dataset", "id": "d1"}, "discussion": []}]' }; Shows = { $_.SubjectId }; Expected = 'd1' }
    )
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Peer.ps1
    $bases = @{ EquinixMetal = '/metal/v1'; Munch = '/v1'; UData = '/api/1' }
    $headers = @{ EquinixMetal = 'X-Auth-Token'; Munch = 'Authorization'; UData = 'X-API-KEY' }
}

Describe 'Against an independent server' {
    It '<Provider>: <Line>' -ForEach $cases {
        $peer = Start-Peer $Answers
        try {
            Connect-Peer $peer $Provider $bases[$Provider]
            $shown = @(Invoke-Expression $Line)
            if ($null -eq $Expected) {
                $shown | Should -BeNullOrEmpty
            }
            else {
                $shown | ForEach-Object $Shows | Should -Be $Expected
                $shown[0].Provider | Should -Be $Provider
                $shown[0].Connection | Should -Be $Provider
            }
            # What is only asked to name the organization or the person in a question may be missing.
            $sent = @($peer.Received.ToArray() | Where-Object { $_.Request -notlike 'GET *' -or $_.Request -in $Answers.Keys })
            $sent.Request | Sort-Object -Unique | Should -Be ($Answers.Keys | Sort-Object)
            $sent | ForEach-Object { $_.Headers[$headers[$Provider]] | Should -Not -BeNullOrEmpty }
            if ((Test-Path variable:Body) -and $Body) {
                $last = $sent[-1]
                $last.Headers['Content-Type'] | Should -BeLike 'application/json*'
                $last.Body | ConvertFrom-Json -AsHashtable -NoEnumerate | ConvertTo-Json -Depth 9 -Compress | Should -Be ($Body | ConvertFrom-Json -AsHashtable -NoEnumerate | ConvertTo-Json -Depth 9 -Compress)
            }
        }
        finally {
            Stop-Peer $peer
            Disconnect-OrgProvider *
            Remove-Variable Body -ErrorAction Ignore
        }
    }
}
