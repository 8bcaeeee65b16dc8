# Test 6: other modules of the session, imported before or after, with packages and resolvers of their own.

BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    $HasAz = [bool] (Get-Module Az.Accounts -ListAvailable)
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $folder = New-TestFolder

    # Another module with the usual resolver: it answers whoever asks with the file of that name in its own folder.
    $other = @"
        Add-Type -TypeDefinition @'
            using System;
            using System.IO;
            using System.Reflection;
            public static class OtherModule {
                public static void Register(string folder) {
                    AppDomain.CurrentDomain.AssemblyResolve += delegate(object sender, ResolveEventArgs request) {
                        string file = Path.Combine(folder, new AssemblyName(request.Name).Name + ".dll");
                        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
                    };
                }
            }
'@
        [OtherModule]::Register('$folder')
"@
    $ours = @"
        Import-Module '$Manifest'
        Connect-OrgProvider UData -Endpoint http://127.0.0.1:9/api/1 -SkipValidation -Name network -WarningAction SilentlyContinue
        Connect-OrgProvider UData -Emulator
        (Get-Organization -First 1).Provider
        Export-OrgSnapshot '$folder/snapshot.json' -Connection UData -Force | Out-Null
"@
    $look = "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'System.Text.Json' } | ForEach-Object Location"

    if ($OnDesktop) {
        # A System.Text.Json 6 that has nothing in it.
        Add-Type -OutputAssembly (Join-Path $folder 'System.Text.Json.dll') -TypeDefinition @'
            [assembly: System.Reflection.AssemblyVersion("6.0.0.0")]
            namespace System.Text.Json { public static class JsonSerializer { } }
'@
    }
}

AfterAll {
    Remove-Item -LiteralPath $folder -Recurse -Force
}

Describe 'Beside another module' {
    It 'works after one with a resolver for everybody' {
        $lines = @(Invoke-Fresh "$other`n$ours`n$look")
        $lines[0] | Should -Be 'UData'
        if ($OnDesktop) { $lines[1] | Should -BeLike '*\deps\desktop\System.Text.Json.dll' }
    }

    It 'works before one with a resolver for everybody' {
        @(Invoke-Fresh "$ours`n$other`n(Get-Organization -First 1).Provider") | Should -Be 'UData', 'UData'
    }

    It 'works after one that has loaded an older System.Memory' -Skip:(-not $OnDesktop) {
        $memory = Join-Path $ModuleFolder 'deps\desktop\System.Memory.dll'
        @(Invoke-Fresh "`$null = [Reflection.Assembly]::LoadFrom('$memory')`n$ours") | Should -Be 'UData'
    }

    It 'works after and before Az.Accounts' -Skip:(-not $HasAz) {
        @(Invoke-Fresh "Import-Module Az.Accounts`n$ours") | Should -Be 'UData'
        @(Invoke-Fresh "$ours`nImport-Module Az.Accounts`n(Get-AzContextAutosaveSetting).Mode.Length -gt 0") | Should -Be 'UData', 'True'
    }
}
