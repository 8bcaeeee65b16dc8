namespace OrgAdmin.Core.State.Plans;

/// <summary>
/// The order in which changes are safe: what is added comes first, whoever administers is there at any moment, removals come last.
/// </summary>
internal static class ChangeOrder
{
    public static int Of(OrgChange change) =>
        (change.Kind, change.Action) switch
        {
            ("Organization", _) => 0,
            ("Badge" or "Child" or "Customer" or "Contact" or "Follower", "Add") => 1,
            ("Invitation", "Add" or "Change") => 2,
            ("Member", "Change") => GivesAdmin(change) ? 3
            : TakesAdmin(change) ? 6
            : 4,
            ("Assignment", _) => 5,
            ("Badge" or "Contact" or "Follower" or "Invitation", "Remove") => 7,
            ("Member", "Remove") => TakesAdmin(change) ? 9 : 8,
            _ => 5,
        };

    /// <summary>True if an administrator is one no more afterwards.</summary>
    public static bool TakesAdmin(OrgChange change) =>
        change.Kind == "Member"
        && OrganizationMember.IsAdminRole(change.Before as string)
        && !OrganizationMember.IsAdminRole(change.After as string);

    private static bool GivesAdmin(OrgChange change) => OrganizationMember.IsAdminRole(change.After as string);
}
