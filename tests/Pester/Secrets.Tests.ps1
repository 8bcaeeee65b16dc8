# Where a token comes from, and that it is seen nowhere after that.

BeforeAll {
    . $PSScriptRoot/Support.ps1
    . $PSScriptRoot/Support.Process.ps1
    . $PSScriptRoot/Peer.ps1

    # A vault that is only alike: SecretManagement is called by name, so anything of that name answers.
    $modules = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'modules/Microsoft.PowerShell.SecretManagement')).FullName
    Set-Content (Join-Path $modules 'Microsoft.PowerShell.SecretManagement.psm1') @'
function Get-Secret {
    [CmdletBinding()] param([string] $Name, [string] $Vault)
    switch ($Name) {
        'secure'     { ConvertTo-SecureString "canary-secure$Vault" -AsPlainText -Force }
        'login'      { [pscredential]::new('someone', (ConvertTo-SecureString 'canary-login' -AsPlainText -Force)) }
        'text'       { 'canary-text' }
        'table'      { @{ a = 1 } }
        'nothing'    { }
        'locked'     { throw 'Vault "Store" requires a password. Run Unlock-SecretStore.' }
        'asking'     { Read-Host -Prompt 'Vault password' }
        default      { Write-Error "The secret $Name was not found." }
    }
}
function Get-SecretVault { [CmdletBinding()] param() [pscustomobject] @{ Name = 'work' } }
Export-ModuleMember -Function Get-Secret, Get-SecretVault
'@
    New-ModuleManifest (Join-Path $modules 'Microsoft.PowerShell.SecretManagement.psd1') -RootModule 'Microsoft.PowerShell.SecretManagement.psm1' -FunctionsToExport Get-Secret, Get-SecretVault
    $modulePath = $env:PSModulePath
    $withVault = (Split-Path $modules) + [System.IO.Path]::PathSeparator + $modulePath
    $profiles = $env:ORGADMIN_PROFILES
    $env:ORGADMIN_PROFILES = Join-Path $TestDrive 'profiles.json'
    $peer = Start-Peer @{ 'GET /v5/organization/user-info' = '{"username": "alice", "id": "1", "name": "alice"}' }
    $endpoint = "$($peer.Root)/v5"
    # A credential from the environment goes to the provider's own hosts, and to the one that a second variable names.
    $env:GANDI_PERSONAL_ACCESS_TOKEN_ENDPOINT = $env:GANDI_API_KEY_ENDPOINT = $endpoint
    $token = ConvertTo-SecureString 'canary-parameter' -AsPlainText -Force

    function Get-Received {
        $request = $null
        while ($peer.Received.TryDequeue([ref] $request)) { $request.Headers.Authorization }
    }
}

AfterAll {
    Disconnect-OrgProvider *
    Stop-Peer $peer
    $env:PSModulePath = $modulePath
    $env:ORGADMIN_PROFILES = $profiles
    $env:GANDI_PERSONAL_ACCESS_TOKEN_ENDPOINT = $env:GANDI_API_KEY_ENDPOINT = $null
    Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction SilentlyContinue
}

Describe 'A secret of SecretManagement' {
    BeforeAll {
        $env:PSModulePath = $withVault
    }

    AfterAll {
        $env:PSModulePath = $modulePath
        Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction SilentlyContinue
    }

    It 'that is <What> is used' -ForEach @(
        @{ What = 'a SecureString'; Name = 'secure'; Expected = 'Bearer canary-secure' }
        @{ What = 'a credential'; Name = 'login'; Expected = 'Bearer canary-login' }
        @{ What = 'a text'; Name = 'text'; Expected = 'Bearer canary-text' }
    ) {
        Connect-OrgProvider Gandi -SecretName $Name -Endpoint $endpoint
        Get-Received | Should -Be $Expected
    }

    It 'comes from the vault that is named' {
        Connect-OrgProvider Gandi -SecretName secure -VaultName -mine -Endpoint $endpoint
        Get-Received | Should -Be 'Bearer canary-secure-mine'
    }

    It 'that <What> ends in an error that says so' -ForEach @(
        @{ What = 'does not exist'; Name = 'absent'; Says = 'could not be read from the default vault: *The secret absent was not found.*' }
        @{ What = 'is empty'; Name = 'nothing'; Says = "There is no secret 'nothing' in the default vault." }
        @{ What = 'is in a locked vault'; Name = 'locked'; Says = '*Unlock-SecretStore*' }
        @{ What = 'is no token'; Name = 'table'; Says = '*Hashtable*SecureString*' }
    ) {
        $problem = Get-FirstError { Connect-OrgProvider Gandi -SecretName $Name -Endpoint $endpoint }
        $problem.FullyQualifiedErrorId | Should -Be 'SecretUnavailable,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $problem.CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$problem" | Should -BeLike "*$Says"
        # The vault's own words, and not that PowerShell stopped at them.
        "$problem" | Should -Not -BeLike '*ErrorActionPreference*'
        Get-Received | Should -BeNullOrEmpty
    }

    It 'is named by a profile, which warns where the vault is not there' {
        Register-OrgProfile there -Provider Gandi -SecretName secure -VaultName Work -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        Register-OrgProfile elsewhere -Provider Gandi -SecretName secure -VaultName nowhere -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "No vault 'nowhere' is registered here, so profile 'elsewhere' cannot connect yet. There are: work; *"
        (TabExpansion2 'Connect-OrgProvider Gandi -VaultName wo').CompletionMatches.CompletionText | Should -Be 'work'
        Unregister-OrgProfile there, elsewhere
    }

    It 'never asks a person where there is none' {
        $lines = Invoke-Pwsh -Arguments '-NonInteractive' -Environment @{ PSModulePath = $withVault } -Script @'
            try { Connect-OrgProvider Gandi -SecretName asking -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$_" }
'@
        $lines[0] | Should -Be 'SecretUnavailable,OrgAdmin.Commands.ConnectOrgProviderCommand'
        $lines[1] | Should -BeLike "The secret 'asking' could not be read from the default vault: *"
    }
}

Describe 'Without SecretManagement' {
    It 'the error says what to install, and what else there is' {
        $problem = Get-FirstError { Connect-OrgProvider Gandi -SecretName secure -Endpoint $endpoint }
        $problem.FullyQualifiedErrorId | Should -Be 'SecretUnavailable,OrgAdmin.Commands.ConnectOrgProviderCommand'
        "$problem" | Should -BeLike '*Install-Module Microsoft.PowerShell.SecretManagement*or give -Token.'
    }
}

Describe 'The credential is taken' {
    BeforeAll {
        $env:PSModulePath = $withVault
        Register-OrgProfile -Name named -Provider Gandi -SecretName login -Endpoint $endpoint
        Register-OrgProfile -Name standard -Provider Gandi -SecretName secure -VaultName -standard -Endpoint $endpoint -Default
    }

    AfterAll {
        $env:PSModulePath = $modulePath
        Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction SilentlyContinue
    }

    AfterEach {
        Remove-Item env:GANDI_PERSONAL_ACCESS_TOKEN, env:GANDI_API_KEY -ErrorAction SilentlyContinue
    }

    It 'from <From>, whatever comes after it in the order' -ForEach @(
        @{ From = '-Token'; With = { @{ Provider = 'Gandi'; Token = $token; Endpoint = $endpoint } }; Expected = 'Bearer canary-parameter' }
        @{ From = '-Credential'; With = { @{ Provider = 'Gandi'; Credential = [pscredential]::new('x', $token); Endpoint = $endpoint } }; Expected = 'Bearer canary-parameter' }
        @{ From = '-SecretName'; With = { @{ Provider = 'Gandi'; SecretName = 'text'; Endpoint = $endpoint } }; Expected = 'Bearer canary-text' }
        @{ From = '-ProfileName'; With = { @{ ProfileName = 'named' } }; Expected = 'Bearer canary-login' }
        @{ From = 'the first environment variable'; With = { @{ Provider = 'Gandi'; Endpoint = $endpoint } }; Expected = 'Bearer canary-pat' }
    ) {
        $env:GANDI_PERSONAL_ACCESS_TOKEN = 'canary-pat'
        $env:GANDI_API_KEY = 'canary-key'
        $parameters = & $With
        Connect-OrgProvider @parameters
        Get-Received | Should -Be $Expected
    }

    It 'from the second environment variable if there is no first' {
        $env:GANDI_API_KEY = 'canary-key'
        Connect-OrgProvider Gandi -Endpoint $endpoint
        Get-Received | Should -Be 'Apikey canary-key'
    }

    It 'from the default profile if there is nothing else' {
        Connect-OrgProvider Gandi
        Get-Received | Should -Be 'Bearer canary-secure-standard'
        (Get-OrgConnection Gandi).Endpoint | Should -Be $endpoint
    }

    It 'from the emulator, whatever the environment holds, with -Emulator' {
        $env:GANDI_PERSONAL_ACCESS_TOKEN = 'canary-pat'
        Connect-OrgProvider Gandi -Emulator
        (Get-OrgConnection Gandi).User | Should -Be 'alice'
        Get-Received | Should -BeNullOrEmpty
    }

    It 'and a profile holds names only' {
        $file = Get-Content $env:ORGADMIN_PROFILES -Raw
        $file | Should -Match '"secretName": "login"'
        $file | Should -Not -Match 'canary'
    }
}

Describe 'The token is seen nowhere' {
    BeforeAll {
        # Every text that can be reached from an object through its fields, private ones as well.
        Add-Type -TypeDefinition @'
using System; using System.Collections.Generic; using System.Reflection; using System.Text;
public static class Graph {
    public static List<string> Texts(object root) {
        var texts = new List<string>(); var seen = new HashSet<object>(System.Collections.Generic.ReferenceEqualityComparer.Instance); var left = new Stack<object>(); left.Push(root);
        while (left.Count > 0) {
            object item = left.Pop();
            if (item is string) { texts.Add((string)item); continue; }
            if (item is byte[]) { texts.Add(Encoding.UTF8.GetString((byte[])item)); continue; }
            if (item is char[]) { texts.Add(new string((char[])item)); continue; }
            if (item is MemberInfo || item is Assembly || item is Module || item is Pointer || !seen.Add(item)) continue;
            if (item is Array) { foreach (object element in (Array)item) if (element != null) left.Push(element); continue; }
            for (Type type = item.GetType(); type != null && !type.IsPrimitive; type = type.BaseType)
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) {
                    if (field.FieldType.IsPointer || field.FieldType.IsPrimitive) continue;
                    object value = field.GetValue(item); if (value != null) left.Push(value);
                }
        }
        return texts;
    }
}
'@
        $canary = 'canary-' + [guid]::NewGuid().ToString('N')
        $env:CANARY = $canary
        $secret = ConvertTo-SecureString $env:CANARY -AsPlainText -Force
        $answers = Start-Peer @{
            'GET /v5/organization/user-info'                        = '{"username": "alice", "id": "1", "name": "alice"}'
            'GET /v5/organization/organizations'                    = '[{"id": "1", "name": "one"}]'
            'GET /v5/organization/organizations?type=company'       = "{`"message`": `"no: $canary`"}"
            'GET /v5/organization/organizations?type=association'   = @{ Status = 403; Body = "{`"message`": `"no: $canary`", `"$canary`": [`"$canary`"]}"; Headers = @{ 'X-Request-Id' = $canary } }
            'GET /v5/organization/organizations?type=publicbody'    = @{ Status = 302; Headers = @{ Location = "https://elsewhere.example/$canary" } }
            'GET /v5/organization/organizations?type=individual'    = @{ Status = 503; Body = "<title>$canary</title>"; ContentType = 'text/html'; Headers = @{ 'Retry-After' = '0' } }
            'GET /v5/organization/organizations?name=unauthorized'  = @{ Status = 401; Body = "{`"message`": `"no: $canary`"}" }
        }
        $transcript = Join-Path $TestDrive 'transcript.txt'
        # A name that begins to lead elsewhere is warned of, and under -Debug a warning asks.
        Disconnect-OrgProvider *
        $Error.Clear()
        $null = Start-Transcript -LiteralPath $transcript
        $DebugPreference = 'Continue'
        $said = & {
            Connect-OrgProvider Gandi -Token $secret -Endpoint "$($answers.Root)/v5" -PassThru -Verbose -Debug
            Get-Organization -Verbose -Debug -InformationAction Continue
            foreach ($type in 'company', 'association', 'publicbody', 'individual') {
                try { Get-Organization -Type $type -Verbose -Debug } catch { $_ }
            }
            try { Get-Organization -Name unauthorized -Verbose -Debug } catch { $_ }
            try { Connect-OrgProvider Gandi -Token $secret -Name lost -Endpoint http://127.0.0.1:9/v5 -MaximumRetryCount 0 -Verbose -Debug } catch { $_ }
            try { Connect-OrgProvider Gandi -Token $secret -Name strange -Emulator -Verbose -Debug } catch { $_ }
            try { Get-OrganizationMember 1 -Verbose -Debug } catch { $_ }
        } *>&1
        $DebugPreference = 'SilentlyContinue'
        $null = Stop-Transcript
    }

    AfterAll {
        Remove-Item env:CANARY
        Stop-Peer $answers
    }

    It 'though it was sent' {
        @($answers.Received.ToArray().Headers.Authorization | Select-Object -Unique) | Should -Be "Bearer $canary"
    }

    It 'in none of the six streams' {
        $kinds = $said | ForEach-Object { $_.GetType().Name } | Select-Object -Unique
        $kinds | Should -Contain 'VerboseRecord'
        $kinds | Should -Contain 'DebugRecord'
        $kinds | Should -Contain 'ErrorRecord'
        ($said | Out-String -Width 4000) | Should -Not -Match $canary
        ($said | Format-List * -Force | Out-String -Width 4000) | Should -Not -Match $canary
    }

    It 'in the transcript' {
        (Get-Item $transcript).Length | Should -BeGreaterThan 500
        Get-Content $transcript -Raw | Should -Not -Match $canary
    }

    It 'in $Error, its exceptions and all that they hold' {
        $Error.Count | Should -BeGreaterOrEqual 6
        foreach ($problem in $Error) {
            $problem.Exception.ToString() | Should -Not -Match $canary
            # Get-Error is PowerShell 7's.
            if (Get-Command Get-Error -ErrorAction Ignore) { ($problem | Get-Error | Out-String -Width 4000) | Should -Not -Match $canary }
            [Graph]::Texts($problem.Exception) -match $canary | Should -BeNullOrEmpty
            [string] $problem.TargetObject | Should -Not -Match $canary
        }
    }

    It 'in a connection, its JSON, its CliXml and what it holds' {
        foreach ($connection in Get-OrgConnection) {
            $connection | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue | Should -Not -Match $canary
            [System.Management.Automation.PSSerializer]::Serialize($connection, 10) | Should -Not -Match $canary
            ($connection | Format-List * -Force | Out-String) | Should -Not -Match $canary
            [Graph]::Texts($connection) -match $canary | Should -BeNullOrEmpty
        }
    }

    It 'in CliXml of errors and of objects' {
        $file = Join-Path $TestDrive 'everything.clixml'
        @($Error) + @($said) | Export-Clixml $file -Depth 5
        Get-Content $file -Raw | Should -Not -Match $canary
    }

    It 'in a variable of the session that this test did not set itself' {
        Get-Variable -Scope Global | Where-Object { $_.Value -is [string] -and $_.Value -match $canary } | Should -BeNullOrEmpty
    }

    It 'in the journal of the emulator' {
        $journal = Get-OrgEmulatorRequest
        $journal | Should -Not -BeNullOrEmpty
        $journal | ConvertTo-Json -Depth 5 | Should -Not -Match $canary
    }
}
