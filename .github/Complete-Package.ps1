#Requires -Version 7.4
<#
.SYNOPSIS
    Writes into a package what the Gallery shows of it and the module's manifest does not have: where the project, its licence and its
    changes are to be read.

.DESCRIPTION
    Whatever is in the manifest is read at every import. In the package's own description it costs nothing there.

.PARAMETER Path
    The package.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Path)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = Split-Path $PSScriptRoot
# The one place of the address: the help of every cmdlet leads there as well.
$help = Get-Content (Join-Path $root 'src/OrgAdmin/Commands/Base/HelpPages.cs') -Raw
$project = if ($help -match '"(?<Project>https://github\.com/[^/]+/[^/]+)/blob/main/docs/en-US/"') { $Matches['Project'] }
else { throw 'HelpPages.cs has no address of the project.' }

$package = [IO.Compression.ZipFile]::Open((Resolve-Path -LiteralPath $Path).ProviderPath, 'Update')
try {
    $entry = @($package.Entries | Where-Object FullName -Like '*.nuspec')[0]
    $stream = $entry.Open()
    $document = [xml]::new()
    $document.Load($stream)
    $metadata = $document.package.metadata
    $written = [ordered] @{
        projectUrl   = $project
        licenseUrl   = "$project/blob/main/LICENSE"
        releaseNotes = "$project/blob/main/CHANGELOG.md"
    }
    foreach ($name in $written.Keys) {
        $element = $metadata[$name]
        if (-not $element) { $element = $metadata.AppendChild($document.CreateElement($name, $metadata.NamespaceURI)) }
        $element.InnerText = $written[$name]
    }
    $stream.SetLength(0)
    $document.Save($stream)
    $stream.Dispose()
}
finally { $package.Dispose() }
