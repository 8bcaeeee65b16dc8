using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the kinds of badges that exist, or those that organizations wear.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationBadge", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationBadge.md")]
[OutputType(typeof(OrganizationBadge))]
public sealed class GetOrganizationBadgeCommand : PagedCmdlet<IBadgeManager>
{
    /// <summary>The organization. Left out, the kinds that exist.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [RowId]
    [RowText]
    public object? OrganizationId { get; set; }

    private protected override string Purpose => "list badges";

    private protected override void ProcessRow(Row row, ConnectionUse<IBadgeManager> use) =>
        WritePages(use, row.Text(nameof(OrganizationId)) is { } organization ? use.Api.Badges(organization) : use.Api.BadgeKinds());
}
