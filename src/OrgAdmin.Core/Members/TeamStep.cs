namespace OrgAdmin.Core.Members;

/// <summary>One step of a plan: what is done about one row of the list, or about a member who is not in it.</summary>
internal sealed class TeamStep(TeamAction action, Person? person, OrganizationMember? member)
{
    public TeamAction Action { get; private set; } = action;

    /// <summary>The row; null for a member who is not in the list.</summary>
    public Person? Person { get; } = person;

    /// <summary>The member whose role or membership changes, or who the row is; null if there is none.</summary>
    public OrganizationMember? Member { get; } = member;

    /// <summary>The row that says the same; null if there is none.</summary>
    public TeamStep? First { get; init; }

    /// <summary>True if the person is the one whose credential is used.</summary>
    public bool IsSelf { get; init; }

    /// <summary>Why nothing is done; null unless the step is refused.</summary>
    public OrgException? Problem { get; private set; }

    /// <summary>True if an administrator is one no more afterwards.</summary>
    public bool TakesAdmin =>
        Member?.IsAdmin == true
        && (Action == TeamAction.Remove || (Action == TeamAction.SetRole && !OrganizationMember.IsAdminRole(Person!.Role)));

    /// <summary>True if a member becomes an administrator.</summary>
    public bool GivesAdmin => Action == TeamAction.SetRole && Member?.IsAdmin == false && OrganizationMember.IsAdminRole(Person!.Role);

    /// <summary>
    /// When the step has its turn: who comes in and who becomes an administrator first, who goes last, so that there is an
    /// administrator at any moment.
    /// </summary>
    public int Turn =>
        Action switch
        {
            TeamAction.SetRole => GivesAdmin ? 1
            : TakesAdmin ? 3
            : 2,
            // What became of the first row is known by then.
            TeamAction.Repeat => 4,
            _ => 0,
        };

    /// <summary>Does nothing instead, and says why.</summary>
    public void Refuse(OrgException problem) => (Action, Problem) = (TeamAction.Refuse, problem);
}
