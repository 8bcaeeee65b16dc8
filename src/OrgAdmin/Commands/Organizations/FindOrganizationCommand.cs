using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Finds organizations whose name or acronym contains a text, the most followed first. It is quick, and shows little of each.</summary>
[Cmdlet(VerbsCommon.Find, "Organization")]
[OutputType(typeof(OrganizationSuggestion))]
public sealed class FindOrganizationCommand : ConnectedCmdlet<IOrganizationFinder>
{
    /// <summary>The text, in any case.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = "";

    /// <summary>How many to find at the most.</summary>
    [Parameter(Position = 1)]
    [ValidateRange(1, 1000)]
    public int Size { get; set; } = 10;

    private protected override string Purpose => "find organizations by a part of their name";

    private protected override bool AllowsSeveralConnections => true;

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(
            Query,
            use =>
            {
                foreach (OrganizationSuggestion suggestion in Await(use.Api.FindOrganizationsAsync(Query, Size, Context)))
                {
                    use.Seen.Add(suggestion.Id, suggestion.Name);
                    WriteObject(suggestion);
                }
            }
        );
}
