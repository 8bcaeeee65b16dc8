namespace OrgAdmin.Core.Members.People;

/// <summary>
/// What a person can be in an organization, in the words of <see cref="OrgPersonPlace.Kind"/> and <see cref="OrgChange.Kind"/>.
/// </summary>
internal static class PersonKind
{
    public const string Member = nameof(Member);

    public const string Invitation = nameof(Invitation);

    public const string Request = nameof(Request);
}
