namespace OrgAdmin.Core.Members.People;

/// <summary>One change on the way to taking a person out of an organization.</summary>
/// <param name="Change">What is to be done.</param>
/// <param name="Team">The people whom the change is looked up among.</param>
/// <param name="Refusal">Why it is not done; null if it may be.</param>
internal sealed record PersonStep(OrgChange Change, Team Team, OrgException? Refusal = null);
