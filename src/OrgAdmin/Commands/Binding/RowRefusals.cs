using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OrgAdmin.Commands.Binding;

/// <summary>Refuses rows that are about something else than the cmdlet is, before anything is sent.</summary>
internal static class RowRefusals
{
    /// <summary>The columns in which directories say whether a person is still there.</summary>
    public static readonly string[] StateColumns =
    [
        "accountenabled",
        "enabled",
        "active",
        "isactive",
        "suspended",
        "disabled",
        "deleted",
        "archived",
        "status",
        // Google's export.
        "statusreadonly",
        "accountstatus",
        "userstatus",
        "employmentstatus",
        "employeestatus",
        "isenabled",
        "issuspended",
        "isdisabled",
        "isdeleted",
        "isarchived",
        "blocked",
        "isblocked",
        "blockcredential",
        "deactivated",
        "isdeactivated",
        "inactive",
        "isinactive",
        // When it happened: any value says that it did.
        "suspendedat",
        "disabledat",
        "deletedat",
        "archivedat",
        "deactivatedat",
    ];

    private static readonly HashSet<string> Positive = ["accountenabled", "enabled", "active", "isactive", "isenabled"];

    private static readonly HashSet<string> Gone =
    [
        "disabled",
        "inactive",
        "suspended",
        "deleted",
        "archived",
        "left",
        "terminated",
        "deprovisioned",
        "blocked",
        "deactivated",
        "locked",
        "revoked",
        "expired",
    ];

    // Columns that only other things than organizations have.
    private static readonly HashSet<string> ForeignColumns =
    [
        .. typeof(OrgObject)
            .Assembly.GetExportedTypes()
            .Where(type => typeof(OrgObject).IsAssignableFrom(type) && !typeof(Organization).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties())
            .Select(property => RowParameter.Normalized(property.Name))
            .Except(typeof(Organization).GetProperties().Select(property => RowParameter.Normalized(property.Name))),
    ];

    // What has a user and an organization, and says nothing of a membership.
    private static readonly HashSet<string> OtherPeople =
    [
        nameof(OrganizationFollower),
        nameof(OrganizationActivity),
        nameof(OrganizationDiscussion),
    ];

    public static void Check(Row row, RowSource source, RowRules rules, PSCmdlet cmdlet, IReadOnlyList<RowParameter> parameters)
    {
        if (
            rules.ChangesOrganizations
            || (parameters.Any(parameter => parameter is { IsPrimary: true, IsOrganization: true }) && IsForeign(source))
        )
            RefuseOtherThings(row, source, rules, cmdlet, parameters);
        if (rules.ChangesMembers && source.Kind is { } kind && OtherPeople.Contains(kind))
            throw NoMember(row, Described(kind, source), Alternative(kind, cmdlet));
        if (rules.IsAboutPeople && source.Kind is null)
            RefuseWhoHasLeft(row, source);
    }

    // A process, a file, a service: something that happens to have an Id.
    private static bool IsForeign(RowSource source) => source is { IsScalar: false, IsFree: false, Kind: null };

    private static void RefuseOtherThings(
        Row row,
        RowSource source,
        RowRules rules,
        PSCmdlet cmdlet,
        IReadOnlyList<RowParameter> parameters
    )
    {
        if (source.IsScalar || source.Kind is nameof(Organization) or nameof(OrgConnection))
            return;
        if (source.Kind is { } kind)
            throw NotAnOrganization(row, Described(kind, source), Alternative(kind, cmdlet));
        if (IsForeign(source))
            throw NotAnOrganization(row, "a " + source.Value.GetType().Name, null);
        HashSet<string> own = [.. parameters.SelectMany(parameter => parameter.Names)];
        string? foreign = source.ColumnNames.FirstOrDefault(name =>
            ForeignColumns.Contains(RowParameter.Normalized(name)) && !own.Contains(RowParameter.Normalized(name))
        );
        if (foreign is not null)
            throw NotAnOrganization(row, $"something that has a {foreign}", null);
        if (
            source.Text("Id") is not { } id
            || (source.Text("OrganizationId") is { } organization && !string.Equals(id, organization, StringComparison.OrdinalIgnoreCase))
        )
            throw NotAnOrganization(row, "something that has no Id of an organization", null);
    }

    private static OrgException NoMember(Row row, string what, string? alternative) =>
        new(
            OrgErrorKind.InvalidValue,
            DisplayText.Of(
                $"{row.Label} is no member: this is {what}. Nothing was sent.{(alternative is null ? "" : $" Did you mean {alternative}?")}"
            )
        );

    private static OrgException NotAnOrganization(Row row, string what, string? alternative) =>
        new(
            OrgErrorKind.NotAnOrganization,
            DisplayText.Of($"{row.Label} is no organization: this is {what}.{(alternative is null ? "" : $" Did you mean {alternative}?")}")
        );

    private static string Described(string kind, RowSource source)
    {
        string what = kind switch
        {
            nameof(OrganizationMember) => "a member",
            nameof(MembershipRequest) => $"a membership {source.Text("Kind") ?? "request"}",
            nameof(MemberAssignment) => "an assignment",
            nameof(OrganizationBadge) => "a badge",
            nameof(OrganizationFollower) => "a follower",
            nameof(OrganizationDataset) => "a dataset",
            nameof(OrganizationReuse) => "a reuse",
            nameof(OrganizationDiscussion) => "a discussion",
            nameof(OrganizationDataservice) => "a dataservice",
            nameof(OrganizationActivity) => "an activity",
            nameof(OrganizationContact) => "a contact point",
            nameof(OrganizationOptOut) => "an opt-out",
            nameof(OrgUserInfo) or nameof(UserSuggestion) => "a user",
            _ => "an object of the type " + kind,
        };
        return (source.Text("OrganizationName") ?? source.Text("OrganizationId")) is { } organization ? $"{what} of {organization}" : what;
    }

    private static string? Alternative(string kind, PSCmdlet cmdlet)
    {
        string verb = cmdlet.MyInvocation.MyCommand.Name.Split('-')[0];
        return (verb, kind) switch
        {
            ("Remove", nameof(OrganizationMember)) => "Remove-OrganizationMember",
            ("Set", nameof(OrganizationMember)) => "Set-OrganizationMember",
            ("Remove", nameof(MembershipRequest)) => "Deny-MembershipRequest or Revoke-MemberInvite",
            ("Remove", nameof(OrganizationBadge)) => "Remove-OrganizationBadge",
            ("Remove", nameof(OrganizationFollower)) => "Remove-OrganizationFollower",
            (_, nameof(MemberAssignment)) => "Set-MemberAssignment",
            _ => null,
        };
    }

    private static void RefuseWhoHasLeft(Row row, RowSource source)
    {
        foreach (string column in LeavingDate.Columns)
        {
            if (!source.TryGet(column, out object? value) || LeavingDate.HasPassed(Row.Unwrapped(value), DateTime.Today) is not { } passed)
            {
                if (value is null)
                    continue;
                throw new OrgException(
                    OrgErrorKind.ValidationFailed,
                    DisplayText.Of(
                        $"{row.Label} does not say clearly when this person leaves ({column}: {value}). Write it as 2026-12-31, or leave "
                            + "the column out."
                    )
                );
            }
            if (passed)
                throw new OrgException(
                    OrgErrorKind.ValidationFailed,
                    DisplayText.Of($"{row.Label} says that this person has left ({column}: {value}). Leave the row out, or the column.")
                );
        }
        foreach (string column in StateColumns)
        {
            if (source.Text(column) is not { } text)
                continue;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            bool isStatus = column.Contains("status");
            bool? flag = isStatus ? null : RowFlag.Parse(text);
            bool isThere = isStatus ? !Gone.Contains(text.Trim().ToLowerInvariant()) : flag == Positive.Contains(column);
            if (isThere)
                continue;
            string why =
                isStatus || flag is not null || column.EndsWith("at", StringComparison.Ordinal)
                    ? "says that this person is not active any more"
                    : "does not say clearly whether this person is still active";
            throw new OrgException(
                OrgErrorKind.ValidationFailed,
                DisplayText.Of($"{row.Label} {why} ({column}: {text}). Leave the row out, or the column.")
            );
        }
    }
}
