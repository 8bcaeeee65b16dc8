using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Cmdlets;

namespace OrgAdmin.Commands;

/// <summary>Gets the people who follow organizations.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationFollower", SupportsPaging = true)]
[OutputType(typeof(OrganizationFollower))]
public sealed class GetOrganizationFollowerCommand : OrganizationPagedCmdlet<IFollowerManager>
{
    /// <summary>Only this user: an answer means that the user follows the organization.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    private protected override string Purpose => "list followers";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ForEachConnection(OrganizationId, use => WritePages(use.Api.Followers(OrganizationId, UserId)));
}
