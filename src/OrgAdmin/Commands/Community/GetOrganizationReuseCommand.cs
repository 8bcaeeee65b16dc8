using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Gets the reuses of data that organizations present; members see the private ones too.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationReuse", SupportsPaging = true)]
[OutputType(typeof(OrganizationReuse))]
public sealed class GetOrganizationReuseCommand : OrganizationPagedCmdlet<IContentReader>
{
    private protected override string Purpose => "list reuses";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachConnection(OrganizationId, use => WritePages(use.Api.Reuses(OrganizationId)));
}
