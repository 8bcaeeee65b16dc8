# What every file here dot-sources: the packaged module, and what the tests share. It is written in the language of Windows
# PowerShell 5.1, because the files run inside powershell.exe as well as in pwsh.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# $IsWindows is PowerShell 7's.
$OnWindows = [Environment]::OSVersion.Platform -eq 'Win32NT'
$OnDesktop = $PSVersionTable.PSEdition -eq 'Desktop'
$ModuleFolder = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'OrgAdmin'))
$Manifest = Join-Path $ModuleFolder 'OrgAdmin.psd1'
# Started by the .NET tool, the program is dotnet, and PowerShell its first argument.
$ThisProgram = (Get-Process -Id $PID).Path
$ThisArguments = @(if ([IO.Path]::GetFileNameWithoutExtension($ThisProgram) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' })
Import-Module $Manifest

# A folder of the test's own, which AfterAll removes.
function New-TestFolder([string] $Name = '') {
    $folder = Join-Path ([IO.Path]::GetTempPath()) ('orgadmin-' + [guid]::NewGuid().ToString('N') + $Name)
    $null = New-Item $folder -ItemType Directory
    $folder
}

# Runs a script in a PowerShell of its own and gives its lines of output. It has to be free of what 5.1 does not know.
function Invoke-Fresh([string] $Script, [string] $Program = $ThisProgram, [string[]] $Arguments = @()) {
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'; $Script"))
    $first = @(if ($Program -eq $ThisProgram) { $ThisArguments })
    & $Program @first -NoProfile -NonInteractive @Arguments -OutputFormat Text -EncodedCommand $encoded
}

# Starts a script in a PowerShell of its own and does not wait for it.
function Start-Fresh([string] $Script) {
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ErrorActionPreference = 'Stop'; $Script"))
    $process = Start-Process $ThisProgram -ArgumentList ($ThisArguments + @('-NoProfile', '-NonInteractive', '-EncodedCommand', $encoded)) -PassThru
    # Without its handle, 5.1 does not learn the exit code.
    $null = $process.Handle
    $process
}

# Runs a script block in a runspace of this process. It must end; how long it takes is not judged.
function Invoke-Bounded([string] $Script, [switch] $Stop, $Server) {
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript("Import-Module '$Manifest'; $Script")
        $running = $shell.BeginInvoke()
        if ($Stop) {
            $until = [DateTime]::UtcNow.AddMinutes(2)
            while ($Server.Requests.Count -eq 0 -and [DateTime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 50 }
            $stopping = $shell.BeginStop($null, $null)
            return $stopping.AsyncWaitHandle.WaitOne(60000)
        }
        if (-not $running.AsyncWaitHandle.WaitOne(60000)) { throw 'It did not end within a minute.' }
        $shell.EndInvoke($running)
    }
    finally {
        if ($shell.InvocationStateInfo.State -ne 'Running') { $shell.Dispose() }
    }
}

# The first error of a script block, terminating or not.
function Get-FirstError([scriptblock] $ScriptBlock) {
    $ErrorActionPreference = 'Continue'
    try { & $ScriptBlock 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Select-Object -First 1 }
    catch { $_ }
}

# Connects to a server of a test with an invented token.
function Connect-Raw([string] $Provider, [string] $Endpoint, [hashtable] $With = @{}) {
    $token = ConvertTo-SecureString 'canary-7c41e0d9' -AsPlainText -Force
    Connect-OrgProvider $Provider -Endpoint $Endpoint -Token $token -SkipValidation -WarningAction SilentlyContinue @With
}

# A server that sends bytes and not HTTP: the same bytes to every request, whoever asks for what. It is C# 5, the language of
# Add-Type in Windows PowerShell.
if (-not ('OrgAdmin.Tests.RawServer' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;

namespace OrgAdmin.Tests
{
    public sealed class RawServer : IDisposable
    {
        private readonly TcpListener _listener;
        private readonly ManualResetEvent _over = new ManualResetEvent(false);
        private readonly byte[] _answer;
        private readonly bool _stays;
        private readonly int _together;
        private readonly X509Certificate2 _certificate;
        private readonly SslProtocols _protocols;
        private readonly object _gate = new object();
        private int _now;

        public RawServer(IPAddress address, string answer, bool stays, int together, X509Certificate2 certificate, SslProtocols protocols)
        {
            Requests = new ConcurrentQueue<string>();
            _answer = Encoding.UTF8.GetBytes(answer);
            _stays = stays;
            _together = together;
            _certificate = certificate;
            _protocols = protocols;
            _listener = new TcpListener(address, 0);
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            Start(Accept);
        }

        public ConcurrentQueue<string> Requests { get; private set; }
        public int Port { get; private set; }
        public int Connections { get; private set; }
        public int MostAtOnce { get; private set; }

        public void Dispose()
        {
            _over.Set();
            _listener.Stop();
        }

        private static void Start(ThreadStart work)
        {
            var thread = new Thread(work);
            thread.IsBackground = true;
            thread.Start();
        }

        private void Accept()
        {
            while (true)
            {
                TcpClient client;
                try { client = _listener.AcceptTcpClient(); }
                catch (SocketException) { return; }
                catch (ObjectDisposedException) { return; }
                catch (InvalidOperationException) { return; }
                lock (_gate) Connections++;
                Start(delegate { Talk(client); });
            }
        }

        private void Talk(TcpClient client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate != null)
                {
                    var tls = new SslStream(stream, false);
                    tls.AuthenticateAsServer(_certificate, false, _protocols, false);
                    stream = tls;
                }
                string head;
                while ((head = ReadHead(stream)) != null)
                {
                    Requests.Enqueue(head);
                    if (!head.StartsWith("GET ", StringComparison.Ordinal)) Meet();
                    stream.Write(_answer, 0, _answer.Length);
                    stream.Flush();
                    if (_stays) { _over.WaitOne(); return; }
                }
            }
            catch (IOException) { }
            catch (AuthenticationException) { }
            catch (System.ComponentModel.Win32Exception) { }
            catch (ObjectDisposedException) { }
            finally { client.Close(); }
        }

        // Answers no change until so many are there at once. A client that sends no more than two waits here in vain.
        // What is looked up before a change is answered: a row is looked up when the row before it has been asked about.
        private void Meet()
        {
            lock (_gate)
            {
                MostAtOnce = Math.Max(MostAtOnce, ++_now);
                Monitor.PulseAll(_gate);
                DateTime end = DateTime.UtcNow.AddSeconds(30);
                while (MostAtOnce < _together && DateTime.UtcNow < end) Monitor.Wait(_gate, 100);
                _now--;
            }
        }

        private static string ReadHead(Stream stream)
        {
            var head = new StringBuilder();
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                int next = stream.ReadByte();
                if (next < 0) return null;
                head.Append((char)next);
            }
            int left = 0;
            foreach (string line in head.ToString().Split('\n'))
                if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) left = int.Parse(line.Substring(15).Trim());
            while (left-- > 0) stream.ReadByte();
            return head.ToString();
        }
    }
}
'@
}

# Starts such a server. It answers changes when -Together of them are there at once; with -Stays, a connection is never closed and nothing more is said on it.
function Start-RawServer {
    param(
        [string] $Answer = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 2`r`n`r`n{}",
        [switch] $Stays,
        [int] $Together = 1,
        $Certificate = $null,
        [Security.Authentication.SslProtocols] $Protocols = 'Tls12',
        [Net.IPAddress] $Address = [Net.IPAddress]::Loopback
    )
    New-Object OrgAdmin.Tests.RawServer $Address, $Answer, $Stays.IsPresent, $Together, $Certificate, $Protocols
}

# The first lines of the requests that a server has received.
function Get-RequestLine($Server) {
    $Server.Requests.ToArray() | ForEach-Object { ($_ -split "`r`n")[0] }
}

# A certificate that nobody vouches for. Windows' SslStream wants it from a file.
function New-TestCertificate([string] $Name = 'localhost', [DateTimeOffset] $NotAfter = [DateTimeOffset]::UtcNow.AddDays(2)) {
    $key = [Security.Cryptography.RSA]::Create()
    $key.KeySize = 2048
    $hash = [Security.Cryptography.HashAlgorithmName]::SHA256
    $padding = [Security.Cryptography.RSASignaturePadding]::Pkcs1
    $request = New-Object Security.Cryptography.X509Certificates.CertificateRequest "CN=$Name", $key, $hash, $padding
    $names = New-Object Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder
    $names.AddDnsName($Name)
    $request.CertificateExtensions.Add($names.Build())
    $made = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-20), $NotAfter)
    $flags = [Security.Cryptography.X509Certificates.X509KeyStorageFlags]::Exportable
    [Security.Cryptography.X509Certificates.X509Certificate2]::new([byte[]] $made.Export('Pfx', 'x'), 'x', $flags)
}
