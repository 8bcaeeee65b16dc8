using System.Management.Automation;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands.Base;

/// <summary>The base of every cmdlet that changes something in an organization.</summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class OrganizationChangeCmdlet<TCapability> : ChangeCmdlet<TCapability>
    where TCapability : class
{
    /// <summary>The organization: its id, or the organization itself.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [RowId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public object? OrganizationId { get; set; }

    /// <summary>The organization that a row names.</summary>
    private protected string OrganizationOf(Row row) => row.Required(nameof(OrganizationId), "organization");
}
