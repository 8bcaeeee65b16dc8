using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Makes contact points of organizations, one by one or from a CSV. What is there already is output and not made twice.</summary>
[Cmdlet(VerbsCommon.New, "OrganizationContact", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-OrganizationContact.md")]
[OutputType(typeof(OrganizationContact))]
public sealed class NewOrganizationContactCommand : OrganizationChangeCmdlet<IContactManager>
{
    /// <summary>The name of the person or the team.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public object? Name { get; set; }

    /// <summary>The address to write to.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public object? Email { get; set; }

    /// <summary>The page with a form to write to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? ContactForm { get; set; }

    /// <summary>What it is for: <c>contact</c> if left out, <c>creator</c>, <c>publisher</c> and others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ContactRoleCompleter))]
    public object? Role { get; set; }

    private protected override string Purpose => "make contact points";

    private protected override object? TargetOf(Row row) => row.Value(nameof(Name));

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IContactManager> use, RowChange change)
    {
        string organizationId = OrganizationOf(row);
        var input = new ContactInput
        {
            Name = row.Required(nameof(Name), "name"),
            Email = row.Text(nameof(Email)),
            ContactForm = row.Text(nameof(ContactForm)),
            Role = row.Text(nameof(Role)) ?? "contact",
        };
        string name = await use.CalledAsync(organizationId, change).ConfigureAwait(false);
        change.CheckContact(use.Descriptor, row, input);
        if (change.IsWhatIf && input.Email is { } email)
            Loading.Engine.Core.CreateTeams().CheckAddress(row.Label, email);
        var detail = new OrgChangeDetail { Email = input.Email, After = input.Role };
        OrgChange what = use.Change("Contact", "Add", organizationId, name, input.Name, detail);
        return await change.ConfirmAsync($"{input.Name} of {name}", $"Create contact point ({input.Role})", what).ConfigureAwait(false)
            ? await use.Api.CreateContactAsync(organizationId, input, change.Context).ConfigureAwait(false)
            : null;
    }
}
