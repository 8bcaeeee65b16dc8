using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Removes organizations.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "Organization",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Address + "Remove-Organization.md"
)]
[OutputType(typeof(OrgChange))]
public sealed class RemoveOrganizationCommand : ChangeCmdlet<IOrganizationRemover>
{
    /// <summary>The organizations: ids, or the organizations themselves.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? Id { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "remove organizations";

    private protected override bool IsForced => Force;

    private protected override RowRules Rules { get; } = new() { Changes = true, ChangesOrganizations = true };

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IOrganizationRemover> use, RowChange change)
    {
        string id = row.Required(nameof(Id), "organization");
        string name = await use.CalledAsync(id, change).ConfigureAwait(false);
        RowPerson.RefuseOtherOrganization(row, id, name);
        OrgChange what = use.Change("Organization", "Remove", id, name, name, new OrgChangeDetail { Before = name });
        if (!await change.ConfirmAsync(name, "Remove organization", what).ConfigureAwait(false))
            return null;
        await use.Api.RemoveOrganizationAsync(id, change.Context).ConfigureAwait(false);
        return PassThru ? what : null;
    }
}
