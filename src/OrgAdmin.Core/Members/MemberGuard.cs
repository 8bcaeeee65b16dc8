namespace OrgAdmin.Core.Members;

/// <summary>The refusals that keep an organization administered, for one member at a time.</summary>
internal static class MemberGuard
{
    public static OrgException LastAdmin(OrganizationMember member, string organization, string remedy = "or use -Force") =>
        new(
            OrgErrorKind.LastAdmin,
            DisplayText.Of(
                $"{member.Name} is the last admin of {organization}: without one, "
                    + $"nobody can manage it. Make somebody else admin first, {remedy}."
            )
        );

    public static OrgException Yourself(OrganizationMember member, string organization, bool isRemoval, bool isOther = false) =>
        new(
            OrgErrorKind.Yourself,
            DisplayText.Of(
                $"{member.Name} is the user of {(isOther ? "another connection of this run" : "this connection")}, who would lose "
                    + $"{(isRemoval ? "the membership" : "the role of an admin")} of {organization}. Use -Force if that is meant."
            )
        );
}
