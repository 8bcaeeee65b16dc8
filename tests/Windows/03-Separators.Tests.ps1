# Test 3: an id with separators never reaches another resource, whatever Uri does in this host.

BeforeAll {
    . $PSScriptRoot/Support.ps1
    # The server's answers are no organizations, which is not what counts here.
    $WarningPreference = 'SilentlyContinue'
    $server = Start-RawServer
    Connect-Raw UData "http://127.0.0.1:$($server.Port)/api/1" @{ Name = 'udata'; MaximumRetryCount = 0 }
    Connect-Raw EquinixMetal "http://127.0.0.1:$($server.Port)/metal/v1" @{ Name = 'metal'; MaximumRetryCount = 0 }
    Connect-Raw Gandi "http://127.0.0.1:$($server.Port)/v5" @{ Name = 'gandi'; MaximumRetryCount = 0 }
    Connect-Raw Munch "http://127.0.0.1:$($server.Port)/v1" @{ Name = 'munch'; MaximumRetryCount = 0 }
}

AfterAll {
    Get-OrgConnection | Disconnect-OrgProvider
    $server.Dispose()
}

Describe 'An id with separators' {
    It 'stays one segment of the path, or is refused: <_>' -ForEach 'victim/b', 'x/../victim', 'x\..\victim', 'good\..\victim', '%2fvictim' {
        $id = $_
        $before = $server.Requests.Count
        $writes = @(
            { Remove-Organization $id -Connection udata -Force }
            { Remove-Organization $id -Connection metal -Force }
            { Remove-Organization $id -Connection munch -Force }
            { Set-Organization $id -Connection udata -Name x }
            { Set-Organization $id -Connection metal -Name x }
            { Remove-OrganizationMember one $id -Connection udata -Force }
            { Remove-OrganizationMember $id one -Connection udata -Force }
            { Set-OrganizationMember $id one -Role editor -Connection udata }
            { Set-OrganizationMember one $id -Role editor -Connection udata }
            { Invoke-MemberInvite $id -Email new@example.org -Connection udata }
            { Revoke-MemberInvite $id one -Connection udata -Force }
            { Revoke-MemberInvite one $id -Connection udata -Force }
            { Approve-MembershipRequest $id one -Connection udata }
            { Approve-MembershipRequest one $id -Connection udata }
            { Deny-MembershipRequest one $id -Comment no -Connection udata -Force }
            { New-MembershipRequest $id -Comment please -Connection udata }
            { Add-OrganizationBadge $id -Kind certified -Connection udata }
            { Remove-OrganizationBadge one -Kind $id -Connection udata -Force }
            { Add-OrganizationFollower $id -Connection udata }
            { Remove-OrganizationFollower $id -Connection udata -Force }
            { New-Customer -OrganizationId $id -Type individual -Email jd@example.net -Connection gandi }
        )
        foreach ($write in $writes) { $null = Get-FirstError $write }
        $sent = @(Get-RequestLine $server | Select-Object -Skip $before)
        foreach ($line in $sent) { $line | Should -Not -Match '[/\\]victim[/\\? ]' }
        # What was sent holds the id escaped; a second % stands for one that was part of it.
        foreach ($line in $sent -match 'victim') { $line | Should -Match '%(2F|5C|252f)' }
    }
}
