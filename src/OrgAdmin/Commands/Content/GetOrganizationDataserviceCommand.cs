using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Gets the APIs that organizations offer; members see the private ones too.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationDataservice", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationDataservice.md")]
[OutputType(typeof(OrganizationDataservice))]
public sealed class GetOrganizationDataserviceCommand : OrganizationPagedCmdlet<IContentReader>
{
    private protected override string Purpose => "list dataservices";

    private protected override void ProcessRow(Row row, ConnectionUse<IContentReader> use) =>
        WritePages(use, use.Api.Dataservices(OrganizationOf(row)));
}
