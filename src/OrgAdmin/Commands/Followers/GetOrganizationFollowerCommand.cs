using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the people who follow organizations.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationFollower", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationFollower.md")]
[OutputType(typeof(OrganizationFollower))]
public sealed class GetOrganizationFollowerCommand : OrganizationPagedCmdlet<IFollowerManager>
{
    /// <summary>Only this user: an answer means that the user follows the organization.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public object? UserId { get; set; }

    private protected override string Purpose => "list followers";

    private protected override void ProcessRow(Row row, ConnectionUse<IFollowerManager> use) =>
        WritePages(use, use.Api.Followers(OrganizationOf(row), row.Text(nameof(UserId))));
}
