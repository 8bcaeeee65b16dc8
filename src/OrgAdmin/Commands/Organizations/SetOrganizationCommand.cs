using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Changes the fields of organizations that are named, and no other. An empty text empties a field.</summary>
[Cmdlet(VerbsCommon.Set, "Organization", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Set-Organization.md")]
[OutputType(typeof(Organization))]
public sealed class SetOrganizationCommand : OrganizationFieldsCmdlet
{
    /// <summary>The organizations: ids, or the organizations themselves.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? Id { get; set; }

    /// <summary>The name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Name { get; set; }

    /// <summary>Output the organization as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Purpose => "change organizations";

    // A piped organization does not send back what it looked like when it was read.
    private protected override RowRules Rules { get; } = new() { Changes = true, ChangesOrganizations = true };

    private protected override async Task<object?> ChangeAsync(Row row, ConnectionUse<IOrganizationWriter> use, RowChange change)
    {
        string id = row.Required(nameof(Id), "organization");
        IReadOnlyList<string> given = Given(row);
        if (given.Count == 0)
            throw new OrgException(
                OrgErrorKind.InvalidValue,
                $"{row.Label} changes nothing: name at least one field, such as -Description 'New text'."
            );
        RefuseNull(row);
        OrganizationInput input = Input(row);
        string name = await use.CalledAsync(id, change).ConfigureAwait(false);
        string fields = "Change " + string.Join(", ", given);
        IReadOnlyDictionary<string, object?> after = OrganizationFields.Of(input);
        var detail = new OrgChangeDetail
        {
            Before = use.HasJournal ? await BeforeAsync(use, id, after.Keys, change).ConfigureAwait(false) : null,
            After = after,
        };
        OrgChange what = use.Change("Organization", "Change", id, name, name, detail);
        if (!await change.ConfirmAsync(name, Logo is null ? fields : $"{fields} ({Logo})", what).ConfigureAwait(false))
            return null;
        Organization changed = await use.Api.UpdateOrganizationAsync(id, input, change.Context).ConfigureAwait(false);
        use.Seen.Add(changed.Id, changed.Name, id);
        return PassThru ? changed : null;
    }

    // What the fields were, for the journal. Who may not read them changes them all the same.
    private static async Task<object?> BeforeAsync(
        ConnectionUse<IOrganizationWriter> use,
        string id,
        IEnumerable<string> fields,
        RowChange change
    )
    {
        if (use.Client is not IOrganizationReader reader)
            return null;
        Organization? organization = await change
            .TryAsync(() => reader.GetOrganizationAsync(id, use.Descriptor.WholeShape, change.Context))
            .ConfigureAwait(false);
        return organization is null ? null : OrganizationFields.Of(organization, fields);
    }

    // A text is emptied by $null as by ''; these have nothing that could stand for "empty".
    private static void RefuseNull(Row row)
    {
        foreach (string parameter in new[] { nameof(Name), nameof(Extras), nameof(NotifyMessageStatus), nameof(NotifyOptOuts) })
        {
            object? value = row.Value(parameter);
            if (!row.IsArgument(parameter) || !(value is null || (value is string text && string.IsNullOrWhiteSpace(text))))
                continue;
            string nothing = value is null ? "$null" : "empty";
            throw row.Invalid(
                parameter,
                parameter == nameof(Extras)
                    ? $"is {nothing}. Name the keys to take out, as in -Extras @{{ key = $null }}"
                    : $"is {nothing}, and an organization cannot be without it"
            );
        }
    }
}
