BeforeAll {
    . $PSScriptRoot/Support.ps1

    # A server that keeps the first invitation waiting until so many others have been answered, by none of which it may be held up.
    function Start-SlowPeer([int] $Others, [int] $Status = 201, [int] $OrganizationStatus = 200) {
        $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $probe.Start()
        $port = $probe.LocalEndpoint.Port
        $probe.Stop()
        $listener = [System.Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $received = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
        $read = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
        $worker = [powershell]::Create().AddScript({
                param($listener, $received, $read, $others, $status, $organizationStatus)
                function Send($Context, [int] $Status, [string] $Json) {
                    $Context.Response.StatusCode = $Status
                    $Context.Response.ContentType = 'application/json'
                    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Json)
                    $Context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                    $Context.Response.Close()
                }
                $held = $null
                $answered = 0
                while ($listener.IsListening) {
                    try { $context = $listener.GetContext() } catch { return }
                    if ($context.Request.HttpMethod -ne 'POST') {
                        $read.Enqueue($context.Request.RawUrl)
                        if ($context.Request.RawUrl -match 'membership') { Send $context 200 '[]' }
                        else { Send $context $organizationStatus '{"id": "5b7ffc618b4c4169d30727e0", "name": "Transports", "members": []}' }
                        continue
                    }
                    $body = [System.IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
                    $email = ($body | ConvertFrom-Json).email
                    $received.Enqueue($email)
                    $json = '{"id": "' + [guid]::NewGuid() + '", "user": null, "email": "' + $email +
                        '", "kind": "invitation", "status": "pending", "role": "editor", "created": "2026-02-11T17:40:03+00:00"}'
                    if ($null -eq $held) {
                        $held = @($context, $json)
                        if ($others -gt 0) { continue }
                        # Time enough for what must not be sent.
                        Start-Sleep -Milliseconds 300
                        Send $context 201 $json
                        continue
                    }
                    if ($status -ne 201) { $json = '{"message": "No."}' }
                    Send $context $status $json
                    if (++$answered -eq $others) { Send $held[0] 201 $held[1] }
                }
            })
        foreach ($argument in $listener, $received, $read, $Others, $Status, $OrganizationStatus) { $null = $worker.AddArgument($argument) }
        $null = $worker.BeginInvoke()
        $token = ConvertTo-SecureString 'canary-7c41e0d9' -AsPlainText -Force
        $endpoint = "http://127.0.0.1:$port/api/1"
        Connect-OrgProvider UData -Endpoint $endpoint -Token $token -SkipValidation -TimeoutSec 20 -WarningAction SilentlyContinue
        [pscustomobject]@{ Received = $received; Read = $read; Listener = $listener; Worker = $worker }
    }

    function Get-Invitee([int] $Count) {
        foreach ($number in 1..$Count) {
            [pscustomobject]@{ OrganizationId = '5b7ffc618b4c4169d30727e0'; Email = "p$number@example.org"; Role = 'editor' }
        }
    }
}

Describe 'Changes with -ThrottleLimit' {
    AfterEach {
        $peer.Listener.Close()
        $peer.Worker.Dispose()
    }

    It 'go on while one is slow, and are written in the order of the input' {
        $peer = Start-SlowPeer -Others 19
        $people = Get-Invitee 20
        $results = @($people | Invoke-MemberInvite -ThrottleLimit 2)
        $results.Email | Should -Be $people.Email
        @($peer.Received | Sort-Object -Unique) | Should -HaveCount 20
    }

    It 'end where one failed with -ErrorAction Stop: nothing is sent behind it' {
        $peer = Start-SlowPeer -Others 0
        $people = Get-Invitee 20
        $people[1].Email = ''
        $written = [System.Collections.Generic.List[object]]::new()
        { $people | Invoke-MemberInvite -ThrottleLimit 2 -ErrorAction Stop | ForEach-Object { $written.Add($_) } } | Should -Throw
        # The first one has its place before it.
        $written[0].Email | Should -Be 'p1@example.org'
        @($peer.Received) | Should -Be 'p1@example.org'
    }

    It 'read nothing twice (organization: <_>)' -ForEach 200, 404 {
        $peer = Start-SlowPeer -Others 9 -OrganizationStatus $_
        @(Get-Invitee 10 | Invoke-MemberInvite -ThrottleLimit 2).Email | Should -HaveCount 10
        # The name of the organization, and who has declined.
        @($peer.Read) | Should -HaveCount 2
        @($peer.Read | Sort-Object -Unique) | Should -HaveCount 2
    }

    It 'go on behind one that failed where errors are told only' {
        $peer = Start-SlowPeer -Others 19 -Status 400
        $results = @(Get-Invitee 20 | Invoke-MemberInvite -ThrottleLimit 2 -ErrorAction SilentlyContinue -ErrorVariable problems)
        @($results | Where-Object Outcome -EQ Invited).Email | Should -Be 'p1@example.org'
        $problems | Should -HaveCount 19
        @($peer.Received) | Should -HaveCount 20
    }
}
