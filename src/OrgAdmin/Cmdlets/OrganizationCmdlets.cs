using System.Management.Automation;
using OrgAdmin.Completion;

namespace OrgAdmin.Cmdlets;

/// <summary>The base of every cmdlet that lists what belongs to an organization.</summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class OrganizationPagedCmdlet<TCapability> : PagedCmdlet<TCapability>
    where TCapability : class
{
    /// <summary>The organization: its id, or the organization itself.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string OrganizationId { get; set; } = "";
}

/// <summary>The base of every cmdlet that changes something in an organization.</summary>
/// <typeparam name="TCapability">What the provider must be able to do.</typeparam>
public abstract class OrganizationBulkCmdlet<TCapability> : BulkCmdlet<TCapability>
    where TCapability : class
{
    /// <summary>The organization: its id, or the organization itself.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [OrganizationId]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string OrganizationId { get; set; } = "";
}
