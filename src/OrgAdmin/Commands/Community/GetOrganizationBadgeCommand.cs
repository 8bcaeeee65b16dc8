using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the kinds of badges that exist, or those that organizations wear.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationBadge", SupportsPaging = true)]
[OutputType(typeof(OrganizationBadge))]
public sealed class GetOrganizationBadgeCommand : PagedCmdlet<IBadgeManager>
{
    /// <summary>The organization. Left out, the kinds that exist.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OrganizationId { get; set; }

    private protected override string Purpose => "list badges";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(
            OrganizationId,
            use => WritePages(OrganizationId is null ? use.Api.BadgeKinds() : use.Api.Badges(OrganizationId))
        );
}
