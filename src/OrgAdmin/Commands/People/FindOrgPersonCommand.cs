using System.Management.Automation;

namespace OrgAdmin.Commands;

/// <summary>Finds where people are: their memberships, invitations and requests at every open connection.</summary>
[Cmdlet(VerbsCommon.Find, "OrgPerson")]
[OutputType(typeof(OrgPersonPlace))]
public sealed class FindOrgPersonCommand : PersonCmdlet
{
    private protected override void Take(OrgPersonPlace place) => WriteObject(place);
}
