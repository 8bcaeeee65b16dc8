using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the datasets of organizations; members see the private ones too.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationDataset", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationDataset.md")]
[OutputType(typeof(OrganizationDataset))]
public sealed class GetOrganizationDatasetCommand : OrganizationPagedCmdlet<IContentReader>
{
    /// <summary>The field to sort by.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DatasetSortFieldCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SortBy { get; set; }

    /// <summary>Largest or latest first.</summary>
    [Parameter]
    public SwitchParameter Descending { get; set; }

    private protected override string Purpose => "list datasets";

    private protected override void ProcessRow(Row row, ConnectionUse<IContentReader> use) =>
        WritePages(use, use.Api.Datasets(OrganizationOf(row), SortBy, Descending));
}
