#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; ModuleVersion = '1.0.0' }
<#
.SYNOPSIS
    Makes OrgAdmin.dll-Help.xml, which Get-Help reads, from the markdown in docs/en-US.

.DESCRIPTION
    The file is committed, so that a machine without PlatyPS ships help as well. The same markdown gives the
    same bytes on every machine.

.PARAMETER CheckOnly
    Change nothing; fail if the committed file is not what the markdown gives.
#>
[CmdletBinding()]
param([switch] $CheckOnly)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$folder = Join-Path $PSScriptRoot 'en-US'
$committed = Join-Path $folder 'OrgAdmin.dll-Help.xml'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'
$maml = 'http://schemas.microsoft.com/maml/2004/10'
$command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'

# Prose as the console shows it: no marks of bold, links without their targets, lines that end where the window does.
function ConvertTo-PlainText([string] $Markdown) {
    $text = $Markdown -replace '\r\n', "`n" -replace '\*\*([^*\n]+)\*\*', '$1' -replace '\[([^\]]+)\]\([^)]+\)', '$1'
    return $text -replace '(?<!\n)\n(?!\n|- |\d+\. ) *', ' '
}

# PlatyPS leaves an example as one run of markdown, cut at every empty line. Get-Help shows code, then remarks: the
# first fence is the code, everything after it remarks, without the fences themselves.
function Split-Example([Xml.XmlElement] $Example) {
    $code = $Example['code', $dev]
    $remarks = $Example['remarks', $dev]
    $separator = [string] [char] 0x80 # PlatyPS's own
    $markdown = ($Example['introduction', $maml].ChildNodes.InnerText -ne $separator) -join "`n`n" -replace '\r\n', "`n"
    foreach ($part in $markdown -split '(?ms)^(```\w*\n.*?^```)$' | Where-Object { $_.Trim() }) {
        $text = $part -match '(?s)^```\w*\n(.*)\n```$' ? $Matches[1] : (ConvertTo-PlainText $part.Trim())
        if (-not $code.InnerText) {
            $code.InnerText = $text
        }
        else {
            $remarks.AppendChild($Example.OwnerDocument.CreateElement('maml', 'para', $maml)).InnerText = $text
        }
    }
    $Example['introduction', $maml].RemoveAll()
    # An empty paragraph keeps the next title off the last line.
    $null = $remarks.AppendChild($Example.OwnerDocument.CreateElement('maml', 'para', $maml))
}

# PlatyPS reads the default values and does not write them.
function Add-DefaultValue([xml] $Document, $Page) {
    $names = [Xml.XmlNamespaceManager]::new($Document.NameTable)
    $names.AddNamespace('command', $command)
    $names.AddNamespace('maml', $maml)
    foreach ($parameter in $Page.Parameters | Where-Object DefaultValue) {
        $node = $Document.SelectSingleNode("//command:command[command:details/command:name='$($Page.Title)']/command:parameters/command:parameter[maml:name='$($parameter.Name)']", $names)
        $node.AppendChild($Document.CreateElement('dev', 'defaultValue', $dev)).InnerText = $parameter.DefaultValue
    }
}

function ConvertTo-Maml([string] $File, $Pages) {
    $document = [xml]::new()
    $document.Load($File)
    foreach ($page in $Pages) {
        Add-DefaultValue $document $page
    }
    foreach ($paragraph in @($document.GetElementsByTagName('para', $maml))) {
        if ($paragraph.ParentNode.LocalName -ne 'introduction') {
            $paragraph.InnerText = ConvertTo-PlainText $paragraph.InnerText
        }
    }
    foreach ($example in @($document.GetElementsByTagName('example', $command))) {
        Split-Example $example
    }
    # Nothing is online, a page's file name is no address, and an empty note is no note.
    foreach ($link in @($document.GetElementsByTagName('navigationLink', $maml))) {
        if ($link['linkText', $maml].InnerText -eq 'Online Version') { $null = $link.ParentNode.RemoveChild($link) }
        elseif ($link['uri', $maml].InnerText -notmatch '^https:') { $link['uri', $maml].IsEmpty = $true }
    }
    foreach ($notes in @($document.GetElementsByTagName('alertSet', $maml))) {
        if (-not $notes.InnerText.Trim()) { $null = $notes.ParentNode.RemoveChild($notes) }
    }
    $settings = [Xml.XmlWriterSettings] @{ Indent = $true; NewLineChars = "`n"; NewLineHandling = 'None'; Encoding = [Text.UTF8Encoding]::new($false) }
    $stream = [IO.MemoryStream]::new()
    $writer = [Xml.XmlWriter]::Create($stream, $settings)
    $document.Save($writer)
    $writer.Dispose()
    return [Text.Encoding]::UTF8.GetString($stream.ToArray()) + "`n"
}

$temporary = Join-Path ([IO.Path]::GetTempPath()) "orgadmin-help-$([guid]::NewGuid())"
try {
    # By ordinal, which every machine sorts alike.
    $files = [Collections.Generic.SortedSet[string]]::new([string[]] (Get-ChildItem $folder -Filter '*-*.md').FullName, [StringComparer]::Ordinal)
    $pages = $files | Import-MarkdownCommandHelp
    $exported = $pages | Export-MamlCommandHelp -OutputFolder $temporary
    $made = ConvertTo-Maml $exported.FullName $pages
}
finally {
    Remove-Item $temporary -Recurse -ErrorAction Ignore
}

$kept = (Test-Path $committed) ? ([IO.File]::ReadAllText($committed) -replace '\r\n', "`n") : ''
if ($made -ceq $kept) {
    Write-Verbose "$committed is what the markdown gives."
}
elseif ($CheckOnly) {
    throw "$committed is not what the markdown gives. Run docs/Update-Help.ps1 and commit it."
}
else {
    [IO.File]::WriteAllText($committed, $made)
    Write-Verbose "$committed has been written."
}
