using System.Management.Automation;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands.Base;

/// <summary>The base of every cmdlet that lists what belongs to an organization.</summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class OrganizationPagedCmdlet<TCapability> : PagedCmdlet<TCapability>
    where TCapability : class
{
    /// <summary>The organization: its id, or the organization itself.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [RowId]
    [RowText]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? OrganizationId { get; set; }

    /// <summary>The organization that a row names.</summary>
    private protected string OrganizationOf(Row row) => row.Required(nameof(OrganizationId), "organization");
}
