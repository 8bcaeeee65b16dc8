using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the reuses of data that organizations present; members see the private ones too.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationReuse", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationReuse.md")]
[OutputType(typeof(OrganizationReuse))]
public sealed class GetOrganizationReuseCommand : OrganizationPagedCmdlet<IContentReader>
{
    private protected override string Purpose => "list reuses";

    private protected override void ProcessRow(Row row, ConnectionUse<IContentReader> use) =>
        WritePages(use, use.Api.Reuses(OrganizationOf(row)));
}
