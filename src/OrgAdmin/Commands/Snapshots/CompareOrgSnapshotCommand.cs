using System;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Commands.Base;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Tells what has changed from one snapshot to another. It reads two files and asks nobody.</summary>
[Cmdlet(VerbsData.Compare, "OrgSnapshot", HelpUri = HelpPages.Address + "Compare-OrgSnapshot.md")]
[OutputType(typeof(OrgSnapshotDifference))]
public sealed class CompareOrgSnapshotCommand : OrgCmdlet
{
    private OrgSnapshot? _reference;

    /// <summary>The earlier snapshot, as Export-OrgSnapshot wrote it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = "";

    /// <summary>The later snapshot.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string DifferencePath { get; set; } = "";

    /// <summary>Properties that do not count, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] ExcludeProperty { get; set; } = [];

    /// <summary>
    /// Compare also what changes by itself: Metrics, UpdatedAt, LastLoginAt, and what only says once more who the members are.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeVolatile { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Guard(
            DifferencePath,
            () =>
            {
                OrgSnapshot reference = _reference ??= Read(ReferencePath),
                    difference = Read(DifferencePath);
                WriteVerbose($"{ReferencePath} was taken at {reference.TakenAt:u}, {DifferencePath} at {difference.TakenAt:u}.");
                WildcardPattern[] excluded =
                [
                    .. ExcludeProperty.Select(name =>
                        WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)
                    ),
                ];
                var options = new SnapshotComparisonOptions
                {
                    IncludeVolatile = IncludeVolatile,
                    Excludes = property => Array.Exists(excluded, pattern => pattern.IsMatch(property)),
                };
                foreach (OrgSnapshotDifference found in Engine.Core.Snapshots.Compare(reference, difference, options, Queue))
                {
                    Queue.WriteTo(this);
                    WriteObject(found);
                }
                Queue.WriteTo(this);
            }
        );

    private OrgSnapshot Read(string given) => Engine.Core.Snapshots.Read(FilePath(given));
}
