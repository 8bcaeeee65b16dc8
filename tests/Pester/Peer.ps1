# An independent server on loopback for Pester: canned answers, and a record of what came in. It knows nothing of the emulator.

# Answers maps "GET /path?query" to a body, or to @{ Status = 202; Headers = @{ Location = '/x' }; Body = '...' }.
function Start-Peer([hashtable] $Answers) {
    $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()

    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $received = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
    $worker = [powershell]::Create().AddScript({
            param($listener, $received, $answers)
            while ($listener.IsListening) {
                try { $context = $listener.GetContext() } catch { return }
                $request = $context.Request
                $body = [System.IO.StreamReader]::new($request.InputStream).ReadToEnd()
                $headers = @{}
                foreach ($name in $request.Headers.AllKeys) { $headers[$name] = $request.Headers[$name] }
                $key = "$($request.HttpMethod) $($request.RawUrl)"
                $received.Enqueue([pscustomobject]@{ Request = $key; Body = $body; Headers = $headers })
                $answer = $answers[$key]
                if ($null -eq $answer) { $answer = @{ Status = 418; Body = '{"message": "The test did not expect this request."}' } }
                if ($answer -is [string]) { $answer = @{ Body = $answer } }
                $context.Response.StatusCode = if ($answer.ContainsKey('Status')) { $answer.Status } else { 200 }
                $context.Response.ContentType = if ($answer.ContainsKey('ContentType')) { $answer.ContentType } else { 'application/json' }
                if ($answer.ContainsKey('Headers')) { foreach ($name in $answer.Headers.Keys) { $context.Response.AddHeader($name, $answer.Headers[$name]) } }
                if ($answer.ContainsKey('Body') -and $context.Response.StatusCode -ne 204) {
                    $bytes = [System.Text.Encoding]::UTF8.GetBytes($answer.Body)
                    $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                }
                $context.Response.Close()
            }
        }).AddArgument($listener).AddArgument($received).AddArgument($Answers)
    $null = $worker.BeginInvoke()
    [pscustomobject]@{ Root = "http://127.0.0.1:$port"; Received = $received; Listener = $listener; Worker = $worker }
}

function Stop-Peer($Peer) {
    $Peer.Listener.Close()
    $Peer.Worker.Dispose()
}

# Opens a connection to a peer with a token of the test's own.
function Connect-Peer($Peer, $Provider, $BasePath, [hashtable] $With = @{}) {
    Connect-OrgProvider $Provider -Endpoint "$($Peer.Root)$BasePath" -Token (ConvertTo-SecureString 'canary-7c41e0d9' -AsPlainText -Force) -SkipValidation -WarningAction SilentlyContinue @With
}
