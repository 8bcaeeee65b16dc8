using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>
/// Finds organizations whose name or acronym contains a text, the most followed first. It is quick, and shows little of each.
/// </summary>
[Cmdlet(VerbsCommon.Find, "Organization", HelpUri = HelpPages.Address + "Find-Organization.md")]
[OutputType(typeof(OrganizationSuggestion))]
public sealed class FindOrganizationCommand : ConnectedCmdlet<IOrganizationFinder>
{
    /// <summary>The text, in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RowText]
    public object? Query { get; set; }

    /// <summary>How many to find at the most.</summary>
    [Parameter(Position = 1)]
    [ValidateRange(1, 1000)]
    public int Size { get; set; } = 10;

    private protected override string Purpose => "find organizations by a part of their name";

    private protected override bool AllowsSeveralConnections => true;

    private protected override void ProcessRow(Row row, ConnectionUse<IOrganizationFinder> use)
    {
        foreach (
            OrganizationSuggestion suggestion in Await(use.Api.FindOrganizationsAsync(row.Required(nameof(Query), "text"), Size, Context))
        )
        {
            use.Seen.Add(suggestion.Id, suggestion.Name);
            Write(use, suggestion);
        }
    }
}
