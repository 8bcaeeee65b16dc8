using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets requests to join organizations, and the invitations that are in the same list.</summary>
[Cmdlet(VerbsCommon.Get, "MembershipRequest", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-MembershipRequest.md")]
[OutputType(typeof(MembershipRequest))]
public sealed class GetMembershipRequestCommand : OrganizationPagedCmdlet<IMembershipRequestReader>
{
    /// <summary>How far the request is.</summary>
    [Parameter]
    [ValidateSet("pending", "accepted", "refused", "canceled")]
    public string? Status { get; set; }

    /// <summary>Only those of this user, by id or slug. A user who administers nothing may ask for its own, by id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportedBy(OrgProvider.UData)]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public object? UserId { get; set; }

    /// <summary>Requests of people who want to join, or invitations of people who have been asked to.</summary>
    [Parameter]
    [ValidateSet("request", "invitation")]
    public string? Kind { get; set; }

    private protected override string Purpose => "list membership requests";

    private protected override void ProcessRow(Row row, ConnectionUse<IMembershipRequestReader> use) =>
        WritePages(
            use,
            use.Api.MembershipRequests(
                new MembershipRequestQuery
                {
                    OrganizationId = OrganizationOf(row),
                    Status = Status?.ToLowerInvariant(),
                    UserId = row.Text(nameof(UserId)),
                    Kind = Kind?.ToLowerInvariant(),
                }
            )
        );
}
