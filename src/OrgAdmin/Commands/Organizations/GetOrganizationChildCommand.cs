using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Gets the organizations directly below one.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationChild", SupportsPaging = true)]
[OutputType(typeof(Organization))]
public sealed class GetOrganizationChildCommand : OrganizationPagedCmdlet<IOrganizationTreeReader>
{
    private protected override string Purpose => "list the children of an organization";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(
            OrganizationId,
            use => WritePages(use.Api.Children(OrganizationId), written: child => use.Seen.Add(child.Id, child.Name))
        );
}
