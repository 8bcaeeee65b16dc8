# The one way to start a PowerShell of its own: no test knows how the PowerShell that runs it was started.

# The program that runs this, and what stands before PowerShell's own arguments. Through the .NET tool's shim the
# program is dotnet, and PowerShell its first argument.
$pwshProgram = (Get-Process -Id $PID).Path
$pwshArguments = @(if ([IO.Path]::GetFileNameWithoutExtension($pwshProgram) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' }) + '-NoProfile'

# Runs a command in a PowerShell of its own that has imported the module; gives what it writes. Answers are what a
# person would type at its questions.
function Invoke-PwshCommand([string] $Command, [string[]] $Answer) {
    $imported = "Import-Module '$PSScriptRoot/../../out/OrgAdmin'; $Command"
    if ($Answer) { $Answer | & $pwshProgram @pwshArguments -Command $imported }
    else { & $pwshProgram @pwshArguments -Command $imported }
}

# Runs a script in a PowerShell of its own that has imported the module; gives its lines of output, errors among them.
function Invoke-Pwsh([string] $Script, [hashtable] $Environment = @{}, [string[]] $Arguments = @()) {
    $file = Join-Path ([System.IO.Path]::GetTempPath()) "orgadmin-$([guid]::NewGuid().ToString('N')).ps1"
    Set-Content -LiteralPath $file -Encoding UTF8 -Value "Import-Module '$(Join-Path $PSScriptRoot '../../out/OrgAdmin/OrgAdmin.psd1')'`n$Script"
    $start = [System.Diagnostics.ProcessStartInfo]::new($pwshProgram)
    # A list of arguments is what .NET Framework's class does not have.
    $start.Arguments = ($pwshArguments + $Arguments + @('-File', $file) | ForEach-Object { "`"$_`"" }) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.RedirectStandardInput = $true
    $start.Environment['NO_COLOR'] = '1'
    $start.Environment['TERM'] = 'dumb'
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit(120000)) { $process.Kill(); throw 'The script did not end within two minutes.' }
        (($output.Result + $errors.Result) -split '\r?\n') | Where-Object { $_ }
    }
    finally {
        $process.Dispose()
        Remove-Item -LiteralPath $file
    }
}
