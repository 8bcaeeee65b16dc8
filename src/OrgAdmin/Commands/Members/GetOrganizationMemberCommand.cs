using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Completion;
using OrgAdmin.Loading;
using OrgAdmin.Teams;

namespace OrgAdmin.Commands;

/// <summary>Gets the members of organizations.</summary>
[Cmdlet(VerbsCommon.Get, "OrganizationMember", SupportsPaging = true, HelpUri = HelpPages.Address + "Get-OrganizationMember.md")]
[OutputType(typeof(OrganizationMember))]
public sealed class GetOrganizationMemberCommand : OrganizationPagedCmdlet<IMemberReader>
{
    private ITeams? _teams;
    private readonly HashSet<string> _nameless = [];
    private int _possible;

    /// <summary>Only members who have this role.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Role { get; set; }

    /// <summary>Only the member of this user id, slug or membership id.</summary>
    // Not from the row: a piped member has an id too, and all members of its organization are wanted.
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public string? UserId { get; set; }

    /// <summary>Only members of this name, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Only members of this whole address. Where a part of an address is hidden, those whose it can be.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    private protected override string Purpose => "list members";

    private protected override void ProcessRow(Row row, ConnectionUse<IMemberReader> use)
    {
        // Refused before anything is read.
        if (Email is not null)
            HasEmail(new OrganizationMember());
        NameFilter? name = NameFilter.For(Name);
        bool isFiltered = Role is not null || UserId is not null || name is not null || Email is not null;
        WritePages(
            use,
            use.Api.Members(OrganizationOf(row)),
            isFiltered ? member => HasRole(member) && HasId(member) && name?.Matches(member.Name) != false && HasEmail(member) : null,
            member =>
            {
                member.OrganizationName ??= NameOf(member.OrganizationId, use);
                // The question about a piped member then names its organization.
                if (member.OrganizationName is { } organization)
                    use.Seen.Add(member.OrganizationId, organization, OrganizationOf(row));
            }
        );
    }

    private protected override void End()
    {
        base.End();
        if (_possible > 0)
            WriteWarning($"Only a part of the address is shown of {_possible} of them: they may be somebody else.");
    }

    // Where members do not name their organization (Equinix Metal), it is asked once. Who may not read it sees the members all the same.
    private string? NameOf(string organizationId, ConnectionUse<IMemberReader> use)
    {
        if (use.Seen.NameOf(organizationId) is { } seen)
            return seen;
        if (use.Client is not IOrganizationReader reader || !_nameless.Add(organizationId))
            return null;
        try
        {
            return Await(reader.GetOrganizationAsync(organizationId, OrganizationShape.Default, Context)).Name;
        }
        catch (OrgException error) when (error.Kind != OrgErrorKind.Unauthorized)
        {
            WriteVerbose($"The name of organization '{organizationId}' could not be read: {error.Message}");
            return null;
        }
    }

    private bool HasRole(OrganizationMember member) =>
        Role is null || IgnoringCase.Same(member.Role, Role) || member.Roles?.Any(role => IgnoringCase.Same(role, Role)) == true;

    private bool HasId(OrganizationMember member) =>
        UserId is null
        || IgnoringCase.Same(member.UserId, UserId)
        || IgnoringCase.Same(member.Slug, UserId)
        || IgnoringCase.Same(member.MembershipId, UserId);

    private bool HasEmail(OrganizationMember member)
    {
        if (Email is null)
            return true;
        string? match = (_teams ??= Engine.Core.CreateTeams()).MatchOf(member, Email);
        if (match == PersonMatch.Possible)
            _possible++;
        return match is not null;
    }
}
