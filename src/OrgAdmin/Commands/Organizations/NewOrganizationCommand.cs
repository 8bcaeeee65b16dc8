using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;

namespace OrgAdmin.Commands;

/// <summary>Makes organizations, one by one or from a CSV.</summary>
[Cmdlet(VerbsCommon.New, "Organization", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-Organization.md")]
[OutputType(typeof(Organization))]
public sealed class NewOrganizationCommand : OrganizationFieldsCmdlet
{
    /// <summary>The name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RowText]
    public object? Name { get; set; }

    private protected override string Purpose => "make organizations";

    private protected override RowRules Rules { get; } = new() { Changes = true, ReadsOrganizationFields = true };

    private protected override object? TargetOf(Row row) => row.Value(nameof(Name));

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IOrganizationWriter> use, RowChange change)
    {
        string name = row.Required(nameof(Name), "name");
        OrganizationInput input = Input(row);
        string target = input.ParentId is { Length: > 0 } parent
            ? $"{name} under {await use.CalledAsync(parent, change).ConfigureAwait(false)}"
            : name;
        string action = Logo is null ? "Create organization" : $"Create organization with logo {Logo}";
        OrgChange what = use.Change("Organization", "Add", "", name, name, new OrgChangeDetail { After = OrganizationFields.Of(input) });
        if (!await change.ConfirmAsync(target, action, what).ConfigureAwait(false))
            return null;
        Organization made = await use.Api.CreateOrganizationAsync(input, change.Context).ConfigureAwait(false);
        what.OrganizationId = made.Id;
        use.Seen.Add(made.Id, made.Name);
        return made;
    }
}
