using System;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;

namespace OrgAdmin.Commands;

/// <summary>Gets the members of organizations.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationMember", SupportsPaging = true)]
[OutputType(typeof(OrganizationMember))]
public sealed class GetOrganizationMemberCommand : OrganizationPagedCmdlet<IMemberReader>
{
    /// <summary>Only members who have this role.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Role { get; set; }

    private protected override string Purpose => "list members";

    private protected override void ProcessRow(Row row, ConnectionUse<IMemberReader> use) =>
        WritePages(
            use,
            use.Api.Members(OrganizationOf(row)),
            Role is null ? null : HasRole,
            member =>
            {
                // The question about a piped member then names its organization.
                if (member.OrganizationName is { } name)
                    use.Seen.Add(member.OrganizationId, name, OrganizationOf(row));
            }
        );

    private bool HasRole(OrganizationMember member) => Is(member.Role) || member.Roles?.Any(Is) == true;

    private bool Is(string role) => string.Equals(role, Role, StringComparison.OrdinalIgnoreCase);
}
