using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the addresses that want no more mail from an organization.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationOptOut", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationOptOut.md")]
[OutputType(typeof(OrganizationOptOut))]
public sealed class GetOrganizationOptOutCommand : OrganizationPagedCmdlet<IOptOutReader>
{
    /// <summary>Only the opt-outs of this address.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Address { get; set; }

    /// <summary>Only the opt-outs that came this way: mail, web, feedback-loop, abuse or bounce.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OptOutOriginCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Origin { get; set; }

    private protected override string Purpose => "list opt-outs";

    private protected override void ProcessRow(Row row, ConnectionUse<IOptOutReader> use) =>
        WritePages(
            use,
            use.Api.OptOuts(
                new OptOutQuery
                {
                    OrganizationId = OrganizationOf(row),
                    Address = Address,
                    Origin = Origin,
                }
            )
        );
}
